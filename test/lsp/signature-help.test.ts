/** Signature help as real clients get it. */
import { expect, test } from 'vitest';
import type { SignatureHelp } from '../../server/ide/answer.ts';
import { CLIENTS, EGLOT_1_17, NEOVIM_0_12, VSCODE_1_139 } from './clients.ts';
import { at, connected, SHELL } from './connected.ts';

const F: SignatureHelp = {
  signatures: [
    {
      label: 'f { a, b }',
      markdown: '**Calls** it.',
      parameters: [{ range: { start: 4, end: 5 }, markdown: 'Is `a`.' }, { range: { start: 7, end: 8 } }],
      active: 1,
    },
  ],
  near: true,
};

const params = { textDocument: { uri: SHELL }, position: at(0, 3) };

test.for(Object.entries(CLIENTS))('tells %s in a way that it shows', async ([name, capabilities]) => {
  const server = await connected({ signatureHelp: () => F }, capabilities);
  server.open('f { }');
  const is = (...names: string[]): boolean => names.includes(name);
  const silent = is('a client that announces nothing');
  const text = (markdown: string, plain: string) =>
    is('Eglot 1.17') ? { kind: 'plaintext', value: plain } : { kind: 'markdown', value: markdown };
  expect(await server.request('textDocument/signatureHelp', params)).toEqual({
    signatures: [
      {
        label: 'f { a, b }',
        documentation: text('**Calls** it.', 'Calls it.'),
        parameters: [
          { label: silent ? 'a' : [4, 5], documentation: text('Is `a`.', 'Is a.') },
          { label: silent ? 'b' : [7, 8] },
        ],
        ...(!silent && { activeParameter: 1 }),
      },
    ],
    activeSignature: 0,
    activeParameter: 1,
  });
});

test('a space asks only where the client says that it was the space', async () => {
  const triggers = { triggerCharacters: ['{', '='], retriggerCharacters: [';', '}', ')'] };
  const { initialized: eglot } = await connected({}, EGLOT_1_17);
  expect(eglot.capabilities['signatureHelpProvider']).toEqual(triggers);
  const { initialized: code } = await connected({}, VSCODE_1_139);
  expect(code.capabilities['signatureHelpProvider']).toEqual({
    ...triggers,
    triggerCharacters: ['{', '=', ' '],
  });
});

test('no active parameter is none where the client knows that, else one behind the last', async () => {
  const none = { ...F, signatures: F.signatures.map(({ active: _, ...it }) => it) };
  const active = async (capabilities: object): Promise<unknown> => {
    const server = await connected({ signatureHelp: () => none }, capabilities);
    server.open('f { }');
    const found = await server.request<{ activeParameter: unknown }>('textDocument/signatureHelp', params);
    return found.activeParameter;
  };
  expect(await active(NEOVIM_0_12)).toBeNull();
  expect(await active(EGLOT_1_17)).toBe(2);
});

test('deep inside of an argument, help comes when it is asked for, and stays where it is shown', async () => {
  const server = await connected({ signatureHelp: () => ({ ...F, near: false }) }, VSCODE_1_139);
  server.open('f { }');
  const answer = (context: object) => server.request('textDocument/signatureHelp', { ...params, context });
  expect(await answer({ triggerKind: 2, triggerCharacter: ' ', isRetrigger: false })).toBeNull();
  expect(await answer({ triggerKind: 2, triggerCharacter: ' ', isRetrigger: true })).not.toBeNull();
  expect(await answer({ triggerKind: 1, isRetrigger: false })).not.toBeNull();
  expect(await answer({ triggerKind: 3, isRetrigger: true })).not.toBeNull();
});

test('a signature that was chosen among several stays chosen', async () => {
  const two = { near: true, signatures: [...F.signatures, { label: 'g x', parameters: [] }] };
  const server = await connected({ signatureHelp: () => two }, VSCODE_1_139);
  server.open('f { }');
  const active = async (activeSignatureHelp: object): Promise<unknown> => {
    const context = { triggerKind: 3, isRetrigger: true, activeSignatureHelp };
    const found = await server.request<{ activeSignature: unknown }>('textDocument/signatureHelp', {
      ...params,
      context,
    });
    return found.activeSignature;
  };
  expect(await active({ signatures: [{}, {}], activeSignature: 1 })).toBe(1);
  expect(await active({ signatures: [{}, {}], activeSignature: 7 })).toBe(0);
  expect(await active({ signatures: [{}, {}, {}], activeSignature: 1 })).toBe(0);
  expect(await active({})).toBe(0);
});

test('a throw costs no more than the answer, and a place with no call has none', async () => {
  const server = await connected({
    signatureHelp(_world, _id, offset) {
      if (offset === 3) throw new Error('a slip');
      return undefined;
    },
  });
  server.open('f { }');
  const there = (character: number) =>
    server.request('textDocument/signatureHelp', { ...params, position: at(0, character) });
  expect(await there(3)).toBeNull();
  expect(await there(0)).toBeNull();
});

test('a request that is cancelled is not looked at', async () => {
  let asked = 0;
  const server = await connected({
    signatureHelp() {
      asked++;
      return F;
    },
  });
  server.open('f { }');
  const { id, result } = server.start('textDocument/signatureHelp', params);
  server.notify('$/cancelRequest', { id });
  await expect(result).rejects.toMatchObject({ code: -32800 });
  expect(asked).toBe(0);
});
