/** Text as Nix sees it: bytes of UTF-8. A "byte string" here has one character below 256 for each byte. */

const ASCII = /^[\0-\x7f]*$/;

/** The byte string of a text. */
export function toBytes(text: string): string {
  if (ASCII.test(text)) return text;
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** The text of a byte string; `undefined` where a character was cut in two. */
export function fromBytes(bytes: string): string | undefined {
  if (ASCII.test(bytes)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (it) => it.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

/** The order of the bytes, found without encoding: surrogates sort above everything else that UTF-16 has. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
