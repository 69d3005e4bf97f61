/** Which files can matter at all. */
import { expect, test } from 'vitest';
import { diagnostics } from '../../server/ide/diagnostics.ts';
import { createHost, type World } from '../../server/ide/host.ts';
import { inlayHints } from '../../server/ide/inlay-hints.ts';
import { matters } from '../../server/ide/matters.ts';
import { KNOWN_INPUTS } from '../../server/knowledge/flake-schema/known-inputs.ts';
import { PACKAGES } from '../../server/knowledge/nixpkgs/packages.ts';
import { PROJECTS, projectFiles, worldOver } from '../harness/project.ts';
import { MACHINE_SYSTEM, memoryDisk, TODAY, worldOf } from '../harness/world.ts';

const LIBRARY = `
  #- /default.nix
  { lib }: { strings = import ./strings.nix { inherit lib; }; trees = import ./trees { }; }
  #- /strings.nix
  # Nothing of Rust in here: no cargo, no fenix.
  { lib }: { join = lib.concatStringsSep "/"; path = ./. + "/trees"; }
  #- /trees/default.nix
  { }: with import <nixpkgs> { }; mkShell { packages = [ hello ]; trusted-users = "/"; }
`;

function mattersIn(source: string, id?: string): boolean {
  const it = worldOf(source);
  return matters(it.world, id ?? it.id);
}

test('a project without a word of Rust in its code does not matter', () => {
  for (const id of ['/default.nix', '/strings.nix', '/trees/default.nix'])
    expect(mattersIn(LIBRARY, id)).toBe(false);
});

test.for([
  ['a name', '#- /nix/shells/a.nix\n{ rustc }: rustc'],
  ['a selected name', '#- /a.nix\npkgs: pkgs.cargo'],
  ['an inherited name', '#- /a.nix\npkgs: { inherit (pkgs) clippy; }'],
  ['a name in quotes', '#- /a.nix\npkgs: pkgs."rust-bin"'],
  ['a string', '#- /a.nix\nfetchTarball "https://github.com/nix-community/fenix/archive/main.tar.gz"'],
  ['a channel', '#- /a.nix\nimport <rust-overlay>'],
  ['a lock', '#- /flake.lock\n{ "nodes": { "a": { "locked": { "repo": "rust-overlay" } } } }'],
  ['data', '#- /deep/down/names.json\n[ "rust-analyzer" ]'],
  ['broken code', '#- /a.nix\n{ x = rustc'],
])('%s anywhere in the project makes its files matter', ([, more = '']) => {
  expect(mattersIn(`${LIBRARY}\n${more}`, '/strings.nix')).toBe(true);
});

test('a file that is not saved yet counts', () => {
  const files = new Map([['/old.nix', '{ pkgs }: pkgs.hello']]);
  const host = createHost({ disk: memoryDisk(files), today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([{ kind: 'roots', roots: ['/'] }]);
  expect(matters(host.world(), '/old.nix')).toBe(false);
  host.apply([{ kind: 'open', id: '/new.nix', text: 'pkgs: pkgs.rustup', version: 1 }]);
  expect(matters(host.world(), '/new.nix')).toBe(true);
  expect(matters(host.world(), '/old.nix')).toBe(true);
  host.apply([{ kind: 'close', id: '/new.nix' }]);
  expect(matters(host.world(), '/old.nix')).toBe(false);
});

test('what lies behind a link is not known, but for what Nix has built', () => {
  for (const [link, answer] of [
    ['shared', true],
    ['result', false],
    ['result-dev', false],
  ] as const) {
    const disk = memoryDisk(
      new Map([
        ['/a.nix', '{ }'],
        [`/${link}/b.nix`, '{ }'],
      ]),
    );
    const list = (folder: string) =>
      disk.list(folder)?.map((it) => (it.name === link ? { ...it, type: 'symlink' as const } : it));
    const host = createHost({ disk: { ...disk, list }, today: TODAY, machineSystem: MACHINE_SYSTEM });
    host.apply([{ kind: 'roots', roots: ['/'] }]);
    expect(matters(host.world(), '/a.nix'), link).toBe(answer);
  }
});

test('what lies outside of the workspace is not known well enough', () => {
  const host = createHost({ disk: memoryDisk(new Map()), today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([
    { kind: 'roots', roots: ['/project'] },
    { kind: 'open', id: '/elsewhere/a.nix', text: '{ }', version: 1 },
  ]);
  expect(matters(host.world(), '/elsewhere/a.nix')).toBe(true);
});

test('syntax errors and the days of inputs need no Rust', () => {
  const { world, id } = worldOf(`
    { inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = { nixpkgs, ... }: { a = ; }; }
    #- /flake.lock
    { "version": 7, "root": "root", "nodes": {
      "root": { "inputs": { "nixpkgs": "nixpkgs" } },
      "nixpkgs": { "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "a", "lastModified": 1700000000 } }
    } }
  `);
  expect(matters(world, id)).toBe(false);
  expect(diagnostics(world, id).map((it) => it.code)).toEqual(['syntax-error']);
  const end = world.text(id)?.length ?? 0;
  expect(inlayHints(world, id, { start: 0, end }).map((it) => it.label)).toEqual(['locked 2023-11-14']);
});

test('every name of nixpkgs that is about Rust makes its file matter', () => {
  const names = PACKAGES.filter((it) => /\bRust\b|cargo/i.test(`${it.name} ${it.doc}`)).map((it) => it.name);
  expect(names.length).toBeGreaterThan(8);
  const without = names.filter((name) => !mattersIn(`#- /a.nix\npkgs: pkgs.${name}`));
  expect(without, 'what brings no toolchain of its own').toEqual(['mkShellNoCC', 'pkgsCross']);
});

test('every known source of toolchains makes its file matter', () => {
  const without = KNOWN_INPUTS.filter(
    ({ url }) => !mattersIn(`{ inputs.a.url = "${url}"; outputs = inputs: inputs.a; }`),
  );
  expect(without.map((it) => it.name)).toMatchInlineSnapshot(`
    [
      "nixpkgs",
      "dream2nix",
      "flake-utils",
      "flake-parts",
      "systems",
      "devenv",
      "devshell",
      "treefmt-nix",
      "git-hooks",
      "gitignore",
      "flake-compat",
      "nixgl",
      "process-compose-flake",
    ]
  `);
});

test('every project of the tests matters, as far as it has Rust', () => {
  const quiet = PROJECTS.filter((name) => {
    const world: World = worldOver(projectFiles(name));
    return !matters(world, '/flake.nix');
  });
  expect(quiet).toEqual([]);
});
