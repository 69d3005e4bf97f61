/** Characters that no one types, in open documents and on disk: every question is answered, and Nix stays Nix. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHost } from '../../server/ide/host.ts';
import { createDisk } from '../../server/node/disk.ts';
import { idOfPath } from '../../server/node/ids.ts';
import { MACHINE_SYSTEM, TODAY } from '../harness/world.ts';
import { askEverything, hintsIn, labelsAt, messagesOf } from './ask.ts';
import { lost } from './probes.ts';
import { FLAKE, FLAKE_TEXT, openFlake, projectHost } from './project.ts';
import { insertion, places } from './slips.ts';

const STRANGE: readonly (readonly [what: string, text: string])[] = [
  ['NUL', '\0'],
  ['the first half of a surrogate pair', '\ud83e'],
  ['the second half of a surrogate pair', '\udd80'],
  ['the halves of a surrogate pair the wrong way round', '\udd80\ud83e'],
  ['a line separator', '\u2028'],
  ['a paragraph separator', '\u2029'],
  ['a byte order mark', '\uFEFF'],
  ['a carriage return', '\r'],
  ['a form feed', '\f'],
  ['a no-break space', '\u00a0'],
  ['a replacement character', '\uFFFD'],
  ['a right-to-left mark', '\u200f'],
];

test.for(STRANGE)('%s anywhere', { timeout: 60_000 }, ([, strange]) => {
  const slips = [...places(FLAKE_TEXT, 397, 40)].map((at) => insertion(FLAKE_TEXT, at, strange));
  const host = projectHost();
  for (const { text, at } of slips) {
    openFlake(host, text);
    askEverything(host.world(), FLAKE, [at, at + strange.length]);
  }
  const { failed, asked } = lost(slips);
  expect(failed.length / asked, failed.join('\n')).toBeLessThan(0.02);
});

test.for<readonly [string, string]>([
  ['CR alone', FLAKE_TEXT.replaceAll('\n', '\r')],
  ['CR LF', FLAKE_TEXT.replaceAll('\n', '\r\n')],
  ['LF CR', FLAKE_TEXT.replaceAll('\n', '\n\r')],
])('lines that end with %s are lines', ([, text]) => {
  const host = projectHost();
  openFlake(host, text);
  askEverything(host.world(), FLAKE, [0, text.length]);
  const offset = text.indexOf('rust-bin.') + 'rust-bin.'.length;
  expect(labelsAt(host.world(), FLAKE, offset)).toContain('stable');
  openFlake(host, FLAKE_TEXT);
  const findings = messagesOf(host.world(), FLAKE);
  openFlake(host, text);
  expect(messagesOf(host.world(), FLAKE)).toEqual(findings);
});

test('strange characters in strings and comments are no errors', () => {
  const host = projectHost();
  const others = STRANGE.map(([, it]) => it).filter((it) => it !== '\0' && it !== '\r');
  openFlake(host, others.map((it) => `# ${it}\n"${it} ''${it}'' \${"${it}"}"\n`).join(' + '));
  expect(messagesOf(host.world(), FLAKE)).toEqual([]);
});

describe('on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ferronix-bytes-'));
  const idOf = (name: string): string => idOfPath(join(folder, name));
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    const shell = '{ pkgs }: pkgs.mkShell { packages = [ pkgs.rust-bin.stable.latest.defalt ]; }';
    const toolchain = '[toolchain]\nchannel = "1.70.0"\n';
    const files: Readonly<Record<string, Uint8Array>> = {
      'latin1.nix': Buffer.from(`# caf\xe9 \xff\xfe\n${shell}`, 'latin1'),
      'utf16.nix': Buffer.from(`\uFEFF${shell}`, 'utf16le'),
      'utf16be.nix': Buffer.from(`\uFEFF${shell}`, 'utf16le').swap16(),
      'bom.nix': Buffer.from(`\uFEFF${shell}`),
      'cut.nix': Buffer.concat([Buffer.from(`${shell}\n# `), Buffer.from('🦀').subarray(0, 3)]),
      'nul.nix': Buffer.from(`${shell}\n# \0`),
      'rust-toolchain.toml': Buffer.from(`\uFEFF${toolchain}`, 'utf16le'),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  });

  test.for(['latin1.nix', 'utf16.nix', 'utf16be.nix', 'bom.nix', 'cut.nix', 'nul.nix'])(
    '%s is read for its text',
    (name) => {
      const host = createHost({ disk: createDisk().disk, today: TODAY, machineSystem: MACHINE_SYSTEM });
      host.apply([{ kind: 'roots', roots: [idOfPath(folder)] }]);
      const id = idOf(name);
      askEverything(host.world(), id, [0, 20]);
      expect(messagesOf(host.world(), id)).toContain(
        'rust-bin.stable.latest has no attribute "defalt", so this selection fails. Did you mean "default"?',
      );
    },
  );

  test('a toolchain file in UTF-16 is read', () => {
    const host = createHost({ disk: createDisk().disk, today: TODAY, machineSystem: MACHINE_SYSTEM });
    const id = idOf('shell.nix');
    const text = '{ pkgs }: pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml';
    host.apply([
      { kind: 'roots', roots: [idOfPath(folder)] },
      { kind: 'open', id, text, version: 1 },
    ]);
    askEverything(host.world(), id, [text.length]);
    expect(hintsIn(host.world(), id)).toEqual(['= 1.70.0 default']);
  });
});
