/** From `initialize` to `exit`, and what comes at the wrong time. */
import { expect, test } from 'vitest';
import { ServerError } from '../harness/client.ts';
import { connected, SHELL, unconnected } from './connected.ts';

async function codeOf(answer: Promise<unknown>): Promise<number | string> {
  return answer.then(
    (it) => JSON.stringify(it),
    (error) => (error instanceof ServerError ? error.code : String(error)),
  );
}

test('refuses requests before initialize', async () => {
  const client = unconnected();
  expect(await codeOf(client.request('textDocument/hover', {}))).toBe(-32002);
  expect(await codeOf(client.request('shutdown'))).toBe(-32002);
});

test('drops notifications before initialize', async () => {
  const client = unconnected();
  client.notify('textDocument/didOpen', {
    textDocument: { uri: SHELL, languageId: 'nix', version: 1, text: '' },
  });
  client.notify('initialized', {});
  await expect(client.request('initialize', { processId: null, capabilities: {} })).resolves.toBeDefined();
});

test('refuses an initialize that lacks the capabilities, and takes the next one', async () => {
  const client = unconnected();
  expect(await codeOf(client.request('initialize'))).toBe(-32602);
  expect(await codeOf(client.request('initialize', { capabilities: null }))).toBe(-32602);
  await expect(client.request('initialize', { capabilities: {} })).resolves.toMatchObject({
    serverInfo: { name: 'ferronix', version: '0.0.0-test' },
  });
});

test('refuses a second initialize', async () => {
  const client = await connected();
  expect(await codeOf(client.request('initialize', { capabilities: {} }))).toBe(-32600);
});

test('refuses everything after shutdown but exit', async () => {
  const client = await connected();
  expect(await client.request('shutdown')).toBeNull();
  expect(await codeOf(client.request('textDocument/hover', {}))).toBe(-32600);
  expect(await codeOf(client.request('shutdown'))).toBe(-32600);
});

test('answers an unknown method with MethodNotFound and ignores unknown notifications', async () => {
  const client = await connected();
  client.notify('$/unknown', {});
  client.notify('workspace/unknown', {});
  expect(await codeOf(client.request('textDocument/unknown', {}))).toBe(-32601);
  expect(await codeOf(client.request('$/unknown', {}))).toBe(-32601);
});

test.for([
  ['an array', '[1,2]'],
  ['a number', '7'],
  ['nothing in it', '{}'],
  ['an object as id', '{"id":{},"method":"textDocument/hover","params":{}}'],
  ['a number as method', '{"id":1,"method":3}'],
  ['a cancellation without an id', '{"method":"$/cancelRequest"}'],
  ['a cancellation of nothing', '{"method":"$/cancelRequest","params":{"id":12345}}'],
  ['an answer to no request', '{"id":99,"result":null}'],
  ['null as parameters', '{"id":77,"method":"textDocument/hover","params":null}'],
  ['a text as parameters', '{"id":78,"method":"textDocument/hover","params":"here"}'],
  ['a list as parameters', '{"id":79,"method":"textDocument/hover","params":[]}'],
] as const)('lives on after a message with %s', async ([, body]) => {
  const client = await connected();
  client.raw(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await expect(
    client.request('textDocument/foldingRange', { textDocument: { uri: SHELL } }),
  ).resolves.toEqual([]);
});

test('names missing parameters', async () => {
  const client = await connected();
  client.open('{ }');
  const hover = (params: object) => codeOf(client.request('textDocument/hover', params));
  expect(await hover({})).toBe(-32602);
  expect(await hover({ textDocument: { uri: 3 } })).toBe(-32602);
  expect(await hover({ textDocument: { uri: SHELL } })).toBe(-32602);
  expect(await hover({ textDocument: { uri: SHELL }, position: { line: 'one' } })).toBe(-32602);
});

test('answers nothing about a document that is not open', async () => {
  const client = await connected({ hover: () => ({ range: { start: 0, end: 0 }, markdown: 'wrong' }) });
  const params = { textDocument: { uri: SHELL }, position: { line: 0, character: 0 } };
  await expect(client.request('textDocument/hover', params)).resolves.toBeNull();
});

test('loses one answer to a throw, and tells the log where', async () => {
  let calls = 0;
  const client = await connected({
    hover() {
      calls++;
      if (calls === 1) throw new Error('a broken table');
      return { range: { start: 0, end: 1 }, markdown: 'fine' };
    },
  });
  const params = { textDocument: { uri: client.open('{ }') }, position: { line: 0, character: 0 } };
  await expect(client.request('textDocument/hover', params)).resolves.toBeNull();
  const { message } = await client.next<{ message: string }>('window/logMessage');
  expect(message).toMatch(
    /^ferronix bug \(0\.0\.0-test\) in textDocument\/hover: Error: a broken table\n {4}at /,
  );
  await expect(client.request('textDocument/hover', params)).resolves.toMatchObject({
    contents: { value: 'fine' },
  });
});

test('tells the user when there is no catalog, and goes on', async () => {
  const client = await connected({ loadCatalog: () => ({ ok: false, reason: 'the catalog is empty' }) });
  expect(await client.next('window/showMessage')).toEqual({
    type: 2,
    message:
      'Ferronix: the catalog of toolchains cannot be used, so nothing is said about versions: the catalog is empty',
  });
  expect(
    await client.request('textDocument/foldingRange', { textDocument: { uri: client.open('{ }') } }),
  ).toEqual([]);
});

test('answers cancelled requests with RequestCancelled, without doing the work', async () => {
  const asked: number[] = [];
  const client = await connected({
    hover(_world, _id, offset) {
      asked.push(offset);
      return undefined;
    },
  });
  const uri = client.open('{ }');
  await client.request('textDocument/foldingRange', { textDocument: { uri } });
  const hover = (character: number) =>
    client.start('textDocument/hover', { textDocument: { uri }, position: { line: 0, character } });
  const requests = [hover(0), hover(1), hover(2)];
  for (const { id } of requests.slice(0, 2)) client.notify('$/cancelRequest', { id });
  expect(await Promise.all(requests.map((it) => codeOf(it.result)))).toEqual([-32800, -32800, 'null']);
  expect(asked).toEqual([2]);
});

test('answers each request about the text at the time it was sent', async () => {
  const client = await connected({
    hover: (world, id) => ({ range: { start: 0, end: 0 }, markdown: world.text(id) ?? '' }),
  });
  const uri = client.open('a');
  const hover = () =>
    client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
  const change = (version: number, text: string) =>
    client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  const first = hover();
  change(2, 'b');
  const second = hover();
  change(3, 'c');
  expect(await Promise.all([first, second, hover()])).toMatchObject(
    ['a', 'b', 'c'].map((value) => ({ contents: { value } })),
  );
});

test('ends with 0 after shutdown and a closed stream, with 1 without shutdown', async () => {
  const polite = await connected();
  await polite.request('shutdown');
  polite.end();
  expect(await polite.exitCode).toBe(0);
  const rude = await connected();
  await rude.request('textDocument/foldingRange', { textDocument: { uri: SHELL } });
  rude.end();
  expect(await rude.exitCode).toBe(1);
});
