/** A memory for the last few keys. */

export interface Recent<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

/**
 * Remembers what belongs to the `size` keys that were set last. For keys that follow each other, such as the versions
 * of a text: a `WeakMap` would keep each one's values until a full collection, because the frequent small ones count
 * all of a `WeakMap`'s values as used.
 */
export function recent<K, V>(size: number): Recent<K, V> {
  const entries: { readonly key: K; readonly value: V }[] = [];
  const indexOf = (key: K): number => entries.findIndex((it) => it.key === key);
  return {
    get: (key) => entries[indexOf(key)]?.value,
    set(key, value) {
      const index = indexOf(key);
      if (0 <= index) entries.splice(index, 1);
      entries.unshift({ key, value });
      if (size < entries.length) entries.pop();
    },
  };
}
