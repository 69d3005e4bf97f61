/** What was derived from a version of a file, kept for as long as that version is alive. */
import type { SourceFile } from './source-file.ts';

const memo = new WeakMap<SourceFile, Map<unknown, unknown>>();

/** `derive(file)`, computed once per version. `derive` is the key: it must be a function that exists once. */
export function derived<T>(file: SourceFile, derive: (file: SourceFile) => T): T {
  const perFile = memo.get(file) ?? new Map<unknown, unknown>();
  memo.set(file, perFile);
  if (!perFile.has(derive)) perFile.set(derive, derive(file));
  return perFile.get(derive) as T;
}
