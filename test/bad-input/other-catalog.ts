/** The built program with another catalog in it, as a damaged download or a careless packager leaves it. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** A compressed text in the bundle; its lines are broken where the bundler wants. */
const PACKED = /"((?:[A-Za-z0-9+/=]|\\\n){10000,})"/g;

/** The program at `path` whose catalog is `packed`, bytes that ought to be compressed. */
export function withCatalog(path: string, packed: Uint8Array): string {
  return inside(readFileSync(path, 'utf8'), ([core = '']) => [
    core,
    compressed(
      inside(unpacked(core), (texts) => {
        const catalog = texts.find((it) => unpacked(it).startsWith('{\n"format":1,'));
        return [catalog ?? 'no catalog', packed];
      }),
    ),
  ]);
}

/** `code` in which another text stands for one of its packed ones. */
function inside(
  code: string,
  replace: (packed: readonly string[]) => readonly [before: string, after: Uint8Array],
): string {
  const texts = [...code.matchAll(PACKED)].map((it) => it[1] ?? '');
  const [before, after] = replace(texts);
  const [front, behind] = code.split(`"${before}"`);
  if (behind === undefined) throw new Error('the bundle is made in another way');
  return `${front}"${Buffer.from(after).toString('base64')}"${behind}`;
}

function unpacked(text: string): string {
  return brotliDecompressSync(Buffer.from(text.replaceAll('\\\n', ''), 'base64')).toString();
}

export function compressed(text: string): Uint8Array {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
}
