/** Reading messages from a stream of bytes, sound or not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDecoder } from '../../server/lsp/framing.ts';

function frame(message: unknown, length?: number): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${length ?? body.length}\r\n\r\n`), body]);
}

function decode(...chunks: readonly (string | Buffer)[]) {
  const messages: unknown[] = [];
  const garbage: string[] = [];
  const decoder = createDecoder(
    (it) => messages.push(it),
    (it) => garbage.push(it),
  );
  for (const chunk of chunks) decoder.push(Buffer.from(chunk));
  return { messages, garbage };
}

test('reads any messages, however the bytes are cut up', () => {
  const messages = fc.array(fc.record({ method: fc.string({ unit: 'grapheme' }), params: fc.jsonValue() }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(messages, fc.array(fc.nat(400)), (sent, cuts) => {
      // JSON has no negative zero.
      const expected = JSON.parse(JSON.stringify(sent));
      const bytes = Buffer.concat(sent.map((it) => frame(it)));
      const ends = [...cuts.filter((it) => it < bytes.length).sort((a, b) => a - b), bytes.length];
      const chunks = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
      expect(decode(...chunks)).toEqual({ messages: expected, garbage: [] });
    }),
  );
});

test('takes the length in any case, with other headers around it', () => {
  const body = '{"id":1}';
  const header = `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:${body.length}\r\n\r\n`;
  expect(decode(header + body)).toEqual({ messages: [{ id: 1 }], garbage: [] });
});

test.for([
  ['a line of prose', 'hello?\r\n'],
  ['a block without a length', 'X-Header: 1\r\n\r\n'],
  ['a length that is no number', 'Content-Length: many\r\n\r\n'],
  ['a length that no memory holds', 'Content-Length: 99999999999999\r\n\r\n'],
  ['a message that is no JSON', 'Content-Length: 3\r\n\r\n{{{'],
  ['a length below the real one', 'Content-Length: 3\r\n\r\n{"jsonrpc":"2.0"}'],
  ['a length above the real one', 'Content-Length: 60\r\n\r\n{"jsonrpc":"2.0"}'],
  ['a length far above the real one', 'Content-Length: 60000000\r\n\r\n{"jsonrpc":"2.0"}'],
  ['ten kilobytes of zeros', '\0'.repeat(10_000)],
  ['invalid UTF-8', Buffer.from([0xff, 0xfe, 0xc0, 0x80])],
] as const)('reads on after %s', ([, junk]) => {
  const [first, second, third] = [{ id: 1 }, { id: 2 }, { id: 3 }];
  const { messages } = decode(frame(first), Buffer.from(junk), frame(second), frame(third));
  expect(messages).toEqual([first, second, third]);
  const inOnePiece = decode(Buffer.concat([frame(first), Buffer.from(junk), frame(second), frame(third)]));
  expect(inOnePiece.messages).toEqual([first, second, third]);
});

test('says what it skipped', () => {
  expect(decode('X-Header: 1\r\n\r\n', frame({})).garbage).toEqual([
    'no usable Content-Length in "X-Header: 1"',
  ]);
});

test('does not take a header in a text for one', () => {
  const message = { text: 'Content-Length: 5\r\n\r\nhello' };
  const bytes = frame(message);
  expect(decode(bytes.subarray(0, 60), bytes.subarray(60)).messages).toEqual([message]);
});

test('keeps only a little of an endless stream of junk', () => {
  const decoder = createDecoder(
    () => undefined,
    () => undefined,
  );
  const before = process.memoryUsage().arrayBuffers;
  for (let count = 0; count < 300; count++) decoder.push(Buffer.alloc(1_000_000, 'x'));
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000);
});
