/** The files around a flake as no tool writes them: nothing throws, and nothing is said about what cannot be read. */
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../server/node/disk.ts';
import { askEverything, hintsIn, messagesOf } from './ask.ts';
import { FLAKE, FLAKE_TEXT, openFlake, projectHost } from './project.ts';

/** Bytes of the longest file that the disk gives. */
const HUGE = MAX_FILE_BYTES;

/** What may stand in any of the files. */
const CONTENTS: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['white space', ' \n\t\r\n'],
  ['NUL bytes', '\0\n'.repeat(1000)],
  ['one half of a surrogate pair', '\ud800\n\n'],
  ['null', 'null\n\n'],
  ['a number', '7\n\n'],
  ['a list', '[]\n\n'],
  ['a set', '{}\n\n'],
  ['Nix', '{ pkgs }:\npkgs.hello'],
  ['a sentence', 'stable and more\nof it'],
  ['open brackets', `a = \n${'['.repeat(100_000)}`],
  ['brackets', `${'['.repeat(10_000)}\n${']'.repeat(10_000)}`],
  ['objects in each other', `${'{"a":'.repeat(10_000)}\n1${'}'.repeat(10_000)}`],
  ['names in each other', `[${'a.'.repeat(20_000)}b]\n\n`],
  ['8 MB of a', 'a\n'.repeat(HUGE / 2)],
  ['8 MB on one line', 'a'.repeat(HUGE)],
  ['8 MB of JSON', lock({ root: { inputs: { a: ['b'.repeat(HUGE)] } } })],
  [
    '8 MB of TOML',
    `[toolchain]\nchannel = "stable"\ncomponents = [\n${'"rust-src",\n'.repeat(HUGE / 12)}]\n`,
  ],
];

const FILES: readonly string[] = ['flake.lock', 'rust-toolchain.toml', 'Cargo.toml', 'Cargo.lock'];

describe.for(FILES)('%s with', (name) => {
  test.for(CONTENTS)('%s', ([, text]) => {
    expect(messagesWith({ [`/${name}`]: text })).toEqual([]);
  });
});

test('a line that names no channel is quoted, but not at any length', () => {
  const [message, ...others] = messagesWith({ '/rust-toolchain.toml': 'x'.repeat(10_000) });
  expect(message).toMatch(
    /^rust-toolchain.toml: rust-overlay does not understand the channel "xxx.{900,1000}…$/,
  );
  expect(others).toEqual([]);
});

/** Values of the wrong type for any key, and keys that every object has. */
const WRONG: readonly unknown[] = [
  null,
  7,
  1e300,
  -1,
  '',
  'x',
  [],
  [[]],
  [null],
  {},
  { ['__proto__']: 1 },
  true,
];

function lock(nodes: unknown, rest: object = {}): string {
  return JSON.stringify({ version: 7, root: 'root', nodes, ...rest });
}

const INPUTS = ['nixpkgs', 'rust-overlay', 'fenix', 'flake-utils'];

describe('a lock', () => {
  test.for(WRONG.map((it) => [JSON.stringify(it), it] as const))('with %s everywhere', ([, it]) => {
    const texts = [
      lock(it),
      lock({ root: it }),
      lock({ root: { inputs: it } }),
      ...['version', 'root', 'nodes'].map((key) => lock({}, { [key]: it })),
      lock({ root: { inputs: Object.fromEntries(INPUTS.map((input) => [input, it])) } }),
      ...['locked', 'original', 'inputs', 'flake', 'parent'].map((key) => lock(lockedWith({ [key]: it }))),
      ...['lastModified', 'rev', 'type', 'owner', 'repo', 'url', 'id', 'ref', 'dir'].map((key) =>
        lock(lockedWith({ locked: { [key]: it }, original: { [key]: it } })),
      ),
    ];
    for (const text of texts) expect(messagesWith({ '/flake.lock': text }), text).toEqual([]);
  });

  test.for<readonly [string, string]>([
    [
      'whose root is its own input',
      lock({ root: { inputs: Object.fromEntries(INPUTS.map((it) => [it, 'root'])) } }),
    ],
    [
      'whose inputs follow themselves',
      lock({ root: { inputs: Object.fromEntries(INPUTS.map((it) => [it, [it]])) } }),
    ],
    [
      'whose inputs follow each other',
      lock({
        root: {
          inputs: {
            nixpkgs: ['fenix'],
            fenix: ['nixpkgs', 'nixpkgs'],
            'rust-overlay': ['fenix', 'fenix', 'fenix'],
          },
        },
      }),
    ],
    [
      'whose inputs follow nothing',
      lock({ root: { inputs: Object.fromEntries(INPUTS.map((it) => [it, []])) } }),
    ],
    [
      'whose inputs are not there',
      lock({ root: { inputs: Object.fromEntries(INPUTS.map((it) => [it, 'gone'])) } }),
    ],
    [
      'whose nodes are what every object has',
      lock({ root: { inputs: Object.fromEntries(INPUTS.map((it) => [it, '__proto__'])) } }),
    ],
    [
      'of keys that every object has',
      '{"__proto__": {"version": 7}, "version": 7, "root": "constructor", "nodes": {"__proto__": {}, "constructor": {"inputs": {"__proto__": "toString", "fenix": "hasOwnProperty"}}}}',
    ],
    ['from the far future', lock(lockedWith({ locked: { lastModified: 1e15, rev: 'f'.repeat(40) } }))],
    ['from before all releases', lock(lockedWith({ locked: { lastModified: -1e15, rev: '' } }))],
    ['of a version to come', lock({ root: {} }, { version: 8 })],
  ])('%s', ([, text]) => {
    expect(messagesWith({ '/flake.lock': text })).toEqual([]);
  });
});

test.for(['null', '7', '[]', '[[]]', '{}', 'true', '2024-01-01', '[1, "rust-src"]', 'nan'])(
  'a toolchain file with %s for every key is silent',
  (value) => {
    const keys = ['channel', 'components', 'targets', 'profile', 'path', '__proto__', 'constructor'];
    for (const text of [
      `\n\ntoolchain = ${value}\n`,
      `[toolchain]\n${keys.map((it) => `${it} = ${value}\n`).join('')}`,
      ...keys.map((it) => `[toolchain]\n${it} = ${value}\n`),
      `[[toolchain]]\nchannel = ${value}\n`,
      `[toolchain.channel]\nchannel = ${value}\n`,
      `[__proto__]\ntoolchain = ${value}\n`,
    ]) {
      expect(messagesWith({ '/rust-toolchain.toml': text }), text).toEqual([]);
    }
  },
);

test('files that are read again are believed again', () => {
  const host = projectHost({ '/flake.lock': '{' });
  openFlake(host, FLAKE_TEXT);
  expect(hintsIn(host.world(), FLAKE).filter((it) => it.startsWith('locked'))).toEqual([]);
  const sound = projectHost();
  openFlake(sound, FLAKE_TEXT);
  expect(hintsIn(sound.world(), FLAKE).filter((it) => it.startsWith('locked'))).not.toEqual([]);
});

function lockedWith(fields: object): object {
  const inputs = Object.fromEntries(INPUTS.map((it) => [it, it]));
  return { root: { inputs }, ...Object.fromEntries(INPUTS.map((it) => [it, fields])) };
}

/** What is found in the flake beyond what is found with the files as they should be. */
function messagesWith(files: Readonly<Record<string, string>>): readonly string[] {
  const host = projectHost(files);
  openFlake(host, FLAKE_TEXT);
  const world = host.world();
  askEverything(world, FLAKE, []);
  return messagesOf(world, FLAKE).filter((it) => !USUAL.includes(undated(it)));
}

/** A lock says how new the newest release is; any other lock has another one. */
function undated(message: string): string {
  return message.replace(/\d+\.\d+\.\d+/g, 'x.y.z');
}

const USUAL = ((): readonly string[] => {
  const host = projectHost();
  openFlake(host, FLAKE_TEXT);
  return messagesOf(host.world(), FLAKE).map(undated);
})();
