/** `convertHash`: one hash in several notations. */
import type { Value } from '../value.ts';
import { str, textOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';

/** Bytes of a hash, by its algorithm. */
const SIZES: Readonly<Record<string, number>> = { md5: 16, sha1: 20, sha256: 32, sha512: 64 };

/** Nix's digits leave out the letters that look alike or make words. */
const NIX32 = '0123456789abcdfghijklmnpqrsvwxyz';

function toNix32(bytes: Uint8Array): string {
  const length = Math.ceil((bytes.length * 8) / 5);
  let text = '';
  for (let n = length - 1; n >= 0; n--) {
    const [at, shift] = [(n * 5) >> 3, (n * 5) & 7];
    const pair = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    text += NIX32.charAt((pair >> shift) & 31);
  }
  return text;
}

function fromNix32(text: string, size: number): Uint8Array | undefined {
  const bytes = new Uint8Array(size + 1);
  for (let n = 0; n < text.length; n++) {
    const digit = NIX32.indexOf(text.charAt(text.length - 1 - n));
    if (digit < 0) return undefined;
    const [at, shift] = [(n * 5) >> 3, (n * 5) & 7];
    bytes[at] = (bytes[at] ?? 0) | (digit << shift);
    bytes[at + 1] = (bytes[at + 1] ?? 0) | ((digit << shift) >> 8);
  }
  return bytes[size] === 0 ? bytes.slice(0, size) : undefined;
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function decoded(digits: string, size: number): Uint8Array | undefined {
  if (digits.length === size * 2 && /^[0-9a-fA-F]*$/.test(digits)) {
    return Uint8Array.from(digits.match(/../g) ?? [], (it) => Number.parseInt(it, 16));
  }
  if (digits.length === Math.ceil((size * 8) / 5)) return fromNix32(digits, size);
  const bytes = fromBase64(digits);
  return bytes?.length === size ? bytes : undefined;
}

function converted(hash: string, algorithm: string | undefined, format: string): Value {
  const found = /^(?:(\w+)[-:])?(.*)$/s.exec(hash);
  const algo = found?.[1] ?? algorithm ?? '';
  const size = SIZES[algo];
  const bytes = size === undefined ? undefined : decoded(found?.[2] ?? '', size);
  if (!bytes || (algorithm !== undefined && algorithm !== algo)) return unknown('hash');
  switch (format) {
    case 'base16':
      return str(Array.from(bytes, (it) => it.toString(16).padStart(2, '0')).join(''));
    case 'nix32':
    case 'base32':
      return str(toNix32(bytes));
    case 'base64':
      return str(toBase64(bytes));
    case 'sri':
      return str(`${algo}-${toBase64(bytes)}`);
    default:
      return unknown('hash format');
  }
}

export const HASHES: readonly FunctionDefinition[] = [
  fn(
    'convertHash',
    'The `hash` in another notation: `toHashFormat` is `"base16"`, `"nix32"`, `"base64"` or `"sri"`; `hashAlgo` may be left out where the hash says it.',
    { args: arg.set },
    ({ args }, machine) => {
      const text = (name: string): string | undefined => textOf(machine.select(args, name)?.force());
      const [hash, format] = [text('hash'), text('toHashFormat')];
      if (hash === undefined || format === undefined || args.open) return unknown('hash');
      return converted(hash, text('hashAlgo'), format);
    },
  ),
];
