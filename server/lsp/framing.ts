/** The protocol's framing (`Content-Length: N`, blank line, N bytes of JSON), read so that garbage costs only itself. */

/** Bytes of the longest message that is waited for; a length above it is taken for garbage. */
const MAX_LENGTH = 512 * 1024 * 1024;

/** Bytes that are kept while no header has been found: more than any real header has. */
const MAX_HEADER = 4096;

const EMPTY = Buffer.alloc(0);

const BLANK_LINE = '\r\n\r\n';

/** Anywhere in the block, so that garbage before it does no harm; the last one wins. */
const LENGTH = /content-length:[ \t]*(\d+)/gi;

/** A header where a body should be. Sound JSON cannot hold it: line ends in its strings are escaped. */
const STRAY_HEADER = /content-length:[ \t]*\d+\r\n/i;

export interface Decoder {
  push(chunk: Uint8Array): void;
}

/** Calls `onMessage` with each message's JSON value, and `onGarbage` with a word about what had to be skipped. */
export function createDecoder(
  onMessage: (message: unknown) => void,
  onGarbage: (why: string) => void,
): Decoder {
  /** What has arrived and is not used yet; joined only when it may be enough. */
  let chunks: Buffer[] = [];
  let size = 0;
  let bodyLength: number | undefined;

  function keep(rest: Buffer): void {
    chunks = rest.length === 0 ? [] : [rest];
    size = rest.length;
  }

  /** Uses up as much as it can of the start of `buffer`; what is left, or undefined when that is not enough. */
  function step(buffer: Buffer): Buffer | undefined {
    return bodyLength === undefined ? header(buffer) : body(buffer, bodyLength);
  }

  function header(buffer: Buffer): Buffer | undefined {
    const end = buffer.indexOf(BLANK_LINE);
    if (end === -1) return undefined;
    const block = buffer.subarray(0, end).toString('latin1');
    const length = Number([...block.matchAll(LENGTH)].at(-1)?.[1]);
    if (length <= MAX_LENGTH) bodyLength = length;
    else onGarbage(`no usable Content-Length in ${quote(block)}`);
    return buffer.subarray(end + BLANK_LINE.length);
  }

  function body(buffer: Buffer, length: number): Buffer | undefined {
    if (buffer.length < length) return cutShort(buffer, [buffer]);
    bodyLength = undefined;
    const bytes = buffer.subarray(0, length);
    const parsed = parseJson(bytes);
    if (parsed.ok) {
      onMessage(parsed.value);
      return buffer.subarray(length);
    }
    onGarbage(`no JSON: ${quote(bytes.subarray(0, 200).toString())}`);
    // The length may have been too large and the next message swallowed.
    const swallowed = bytes.toString('latin1').search(STRAY_HEADER);
    return buffer.subarray(swallowed === -1 ? length : swallowed);
  }

  /** Where the next message starts in a body that is not complete, because its length was wrong. */
  function cutShort(newest: Buffer, all: readonly Buffer[]): Buffer | undefined {
    // Looking only at what is new keeps the reading of large messages linear.
    if (!newest.includes('ontent-') || !STRAY_HEADER.test(newest.toString('latin1'))) return undefined;
    const whole = Buffer.concat(all);
    onGarbage(`a message that ends before its Content-Length: ${quote(whole.subarray(0, 200).toString())}`);
    bodyLength = undefined;
    return whole.subarray(whole.toString('latin1').search(STRAY_HEADER));
  }

  /** All that is there, when it may be enough to go on with. */
  function usable(): Buffer | undefined {
    if (bodyLength === undefined || bodyLength <= size) return Buffer.concat(chunks);
    const newest = Buffer.concat([chunks.at(-2)?.subarray(-64) ?? EMPTY, chunks.at(-1) ?? EMPTY]);
    return cutShort(newest, chunks);
  }

  return {
    push(chunk) {
      chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      size += chunk.byteLength;
      let rest = usable();
      if (rest === undefined) return;
      for (let next = step(rest); next !== undefined; next = step(rest)) rest = next;
      if (bodyLength === undefined && MAX_HEADER < rest.length) {
        onGarbage(`${rest.length} bytes without a header`);
        rest = rest.subarray(-MAX_HEADER / 2);
      }
      keep(rest);
    },
  };
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

function parseJson(bytes: Buffer): Parsed {
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { ok: false };
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length <= 100 ? text : `${text.slice(0, 100)}…`);
}
