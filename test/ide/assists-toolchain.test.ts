/** The assists about toolchains beyond their examples: where they are offered, and where their edits land. */
import { describe, expect, test } from 'vitest';
import { addComponent } from '../../server/ide/assists/handlers/add-component.ts';
import { addTarget } from '../../server/ide/assists/handlers/add-target.ts';
import { checkAssist, checkNo, titlesAt } from '../harness/check.ts';

const source = (before: string, after: string, action = 'Add rust-src extension'): void =>
  checkAssist(addComponent, { title: '', action, before, after });

const RUST = 'pkgs.rust-bin.stable.latest.default';

describe('where it is offered', () => {
  const offered = ['rust-src', 'rust-analyzer', 'llvm-tools'].map((it) => `Add ${it} extension`);

  test.each([
    ['on the expression', `{ pkgs }: { a = pkgs.rust-$0bin.stable.latest.default; }`],
    ['on its profile', `{ pkgs }: { a = pkgs.rust-bin.stable.latest.def$0ault; }`],
    ['at its end', `{ pkgs }: { a = ${RUST}$0; }`],
    ['on a name that is bound to it', `{ pkgs }: { to$0olchain = ${RUST}; }`],
    ['on a use of a variable', `{ pkgs }: let t = ${RUST}; in { a = t$0; }`],
    ['on a use through two variables', `{ pkgs }: let t = ${RUST}; u = t; in { a = u$0; }`],
    ['on a use in a string', `{ pkgs }: let t = ${RUST}; in "\${t$0}/bin"`],
    ['on an argument', `{ pkgs }: let f = rust: [ ru$0st ]; in f ${RUST}`],
    ['on a name in its list', `{ pkgs }: ${RUST}.override { targets = [ "wasm32$0-wasip1" ]; }`],
    ['on the call of a shell', `{ pkgs }: pkgs.mk$0Shell { packages = [ ${RUST} ]; }`],
    ['on an attribute of a shell', `{ pkgs }: pkgs.mkShell { pack$0ages = [ ${RUST} ]; name = "x"; }`],
    [
      'on a name that is bound to a shell',
      `{ pkgs }: { she$0ll = pkgs.mkShell { packages = [ ${RUST} ]; }; }`,
    ],
    [
      'through inputsFrom',
      `{ pkgs }: pkgs.mk$0Shell { inputsFrom = [ (pkgs.mkShell { packages = [ ${RUST} ]; }) ]; }`,
    ],
  ])('%s', (_, text) => expect(titlesAt(addComponent, text)).toEqual(offered));

  test.each([
    ['a function around it', `{ pk$0gs }: ${RUST}`],
    ['a text in a shell', `{ pkgs }: pkgs.mkShell { packages = [ ${RUST} ]; shellHook = ''ec$0ho''; }`],
    ['a let around it', `{ pkgs }: le$0t t = ${RUST}; in t`],
    ['a set of shells', `{ pkgs }: $0{ shell = pkgs.mkShell { packages = [ ${RUST} ]; }; }`],
    ['something else', `{ pkgs }: pkgs.op$0enssl`],
    ['a comment', `{ pkgs }: pkgs.mkShell { /* a $0 b */ packages = [ ${RUST} ]; }`],
    ['nixpkgs’ own compiler', '{ pkgs }: pkgs.rus$0tc'],
    ['a component alone', '{ pkgs }: pkgs.rust-bin.stable.latest.rus$0tfmt'],
  ])('not on %s', (_, text) => checkNo(addComponent, text));

  test('components and targets are those of the release', () => {
    expect(titlesAt(addComponent, '{ pkgs }: pkgs.rust-bin.nightly.latest.min$0imal')).toEqual(
      ['rust-src', 'rust-analyzer', 'clippy', 'rustfmt', 'llvm-tools', 'miri'].map(
        (it) => `Add ${it} extension`,
      ),
    );
    expect(titlesAt(addComponent, '{ pkgs }: pkgs.rust-bin.stable."1.40.0".def$0ault')).toEqual([
      'Add rust-src extension',
      'Add llvm-tools extension',
    ]);
    expect(titlesAt(addTarget, '{ pkgs }: pkgs.rust-bin.stable."1.70.0".def$0ault')).not.toContain(
      'Add wasm32-wasip1 target',
    );
    expect(titlesAt(addTarget, `{ pkgs }: ${RUST}$0`)).toContain('Add wasm32-wasip1 target');
  });

  test('an older release takes the older name', () => {
    source(
      '{ pkgs }: pkgs.rust-bin.stable."1.40.0".def$0ault',
      '{ pkgs }: pkgs.rust-bin.stable."1.40.0".default.override { extensions = [ "llvm-tools-preview" ]; }',
      'Add llvm-tools extension',
    );
  });
});

describe('rust-overlay: the edit lands where the toolchain is defined', () => {
  test.each([
    [
      'as a value',
      `{ pkgs }: { a = ${RUST}$0; }`,
      `{ pkgs }: { a = ${RUST}.override { extensions = [ "rust-src" ]; }; }`,
    ],
    [
      'as an element',
      `{ pkgs }: [ ${RUST}$0 ]`,
      `{ pkgs }: [ (${RUST}.override { extensions = [ "rust-src" ]; }) ]`,
    ],
    [
      'as an argument',
      `{ pkgs, f }: f ${RUST}$0`,
      `{ pkgs, f }: f (${RUST}.override { extensions = [ "rust-src" ]; })`,
    ],
    [
      'an empty override',
      `{ pkgs }: ${RUST}.over$0ride { }`,
      `{ pkgs }: ${RUST}.override { extensions = [ "rust-src" ]; }`,
    ],
    [
      'a variable with the list',
      `{ pkgs }: let ext = [ "clippy" ]; in ${RUST}.over$0ride { extensions = ext; }`,
      `{ pkgs }: let ext = [ "clippy" "rust-src" ]; in ${RUST}.override { extensions = ext; }`,
    ],
    [
      'an inherited list',
      `{ pkgs }: let extensions = [ ]; in ${RUST}.over$0ride { inherit extensions; }`,
      `{ pkgs }: let extensions = [ "rust-src" ]; in ${RUST}.override { inherit extensions; }`,
    ],
    [
      'a literal beside a variable',
      `{ pkgs, more }: ${RUST}.over$0ride { extensions = more ++ [ "clippy" ] ++ more; }`,
      `{ pkgs, more }: ${RUST}.override { extensions = more ++ [ "clippy" "rust-src" ] ++ more; }`,
    ],
    [
      'a list under a condition',
      `{ pkgs, lib, ci }: ${RUST}.over$0ride { extensions = lib.optionals ci [ "clippy" ]; }`,
      `{ pkgs, lib, ci }: ${RUST}.override { extensions = lib.optionals ci [ "clippy" ] ++ [ "rust-src" ]; }`,
    ],
    [
      'a choice between lists',
      `{ pkgs }: ${RUST}.over$0ride { extensions = if true then [ "clippy" ] else [ ]; }`,
      `{ pkgs }: ${RUST}.override { extensions = (if true then [ "clippy" ] else [ ]) ++ [ "rust-src" ]; }`,
    ],
    [
      'the override below that has the list',
      `{ pkgs }: ((${RUST}.override { extensions = [ "clippy" ]; }).override { targets = [ ]; })$0`,
      `{ pkgs }: ((${RUST}.override { extensions = [ "clippy" "rust-src" ]; }).override { targets = [ ]; })`,
    ],
    [
      'the override around the place',
      '{ pkgs }: (pkgs.rust-bin.from$0RustupToolchain { channel = "1.77.1"; }).override { extensions = [ "clippy" ]; }',
      '{ pkgs }: (pkgs.rust-bin.fromRustupToolchain { channel = "1.77.1"; }).override { extensions = [ "clippy" "rust-src" ]; }',
    ],
    [
      'a function’s default',
      `{ pkgs }: let mk = { ext ? [ "clippy" ] }: ${RUST}.override { extensions = ext; }; in { a = mk { }$0; }`,
      `{ pkgs }: let mk = { ext ? [ "clippy" "rust-src" ] }: ${RUST}.override { extensions = ext; }; in { a = mk { }; }`,
    ],
    [
      'a function’s argument',
      `{ pkgs }: let mk = { ext ? [ ] }: ${RUST}.override { extensions = ext; }; in { a = mk$0 { ext = [ "clippy" ]; }; }`,
      `{ pkgs }: let mk = { ext ? [ ] }: ${RUST}.override { extensions = ext; }; in { a = mk { ext = [ "clippy" "rust-src" ]; }; }`,
    ],
    [
      'the choice of a night',
      '{ pkgs }:\npkgs.rust-bin.selectLatest$0NightlyWith (t: t.default)',
      '{ pkgs }:\npkgs.rust-bin.selectLatestNightlyWith (t: t.default.override { extensions = [ "rust-src" ]; })',
    ],
    [
      'rustup’s settings',
      '{ pkgs }: pkgs.rust-bin.from$0RustupToolchain { channel = "1.90"; }',
      '{ pkgs }: pkgs.rust-bin.fromRustupToolchain { channel = "1.90"; components = [ "rust-src" ]; }',
    ],
    [
      'rustup’s settings with components',
      '{ pkgs }: pkgs.rust-bin.from$0RustupToolchain { channel = "1.90"; components = [ "clippy" ]; }',
      '{ pkgs }: pkgs.rust-bin.fromRustupToolchain { channel = "1.90"; components = [ "clippy" "rust-src" ]; }',
    ],
    [
      'tabs and several lines',
      `{ pkgs }:\n{\n\ta = ${RUST}.over$0ride {\n\t\textensions = [\n\t\t\t"clippy"\n\t\t];\n\t};\n}`,
      `{ pkgs }:\n{\n\ta = ${RUST}.override {\n\t\textensions = [\n\t\t\t"clippy"\n\t\t\t"rust-src"\n\t\t];\n\t};\n}`,
    ],
  ])('%s', (_, before, after) => source(before, after));

  test('in another file', () => {
    source(
      `
        #- /shell.nix
        { pkgs ? import <nixpkgs> { } }:
        pkgs.mk$0Shell { packages = [ (import ./rust.nix { inherit pkgs; }) ]; }
        #- /rust.nix
        { pkgs }: pkgs.rust-bin.stable.latest.default.override {
          extensions = [ "clippy" ];
        }
      `.replace('import <nixpkgs> { }', 'import <nixpkgs> { overlays = [ (import <rust-overlay>) ]; }'),
      `
        #- /rust.nix
        { pkgs }: pkgs.rust-bin.stable.latest.default.override {
          extensions = [ "clippy" "rust-src" ];
        }
      `,
    );
  });

  test('in the toolchain file that has components, below an override for targets', () => {
    source(
      `
        { pkgs }: ((pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml).override { targets = [ ]; })$0
        #- /rust-toolchain.toml
        [toolchain]
        components = ["clippy"]
        channel = "1.90"
      `,
      `
        #- /rust-toolchain.toml
        [toolchain]
        components = ["clippy", "rust-src"]
        channel = "1.90"
      `,
    );
  });

  test('beside the targets, where the toolchain file has no components', () => {
    source(
      `
        { pkgs }: ((pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml).override { targets = [ ]; })$0
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.90"
      `,
      `
        { pkgs }: ((pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml).override {
          targets = [ ];
          extensions = [ "rust-src" ];
        })
      `,
    );
  });

  test.each([
    ['arguments that are not known', `{ pkgs, args }: ${RUST}.over$0ride args`],
    ['a list that is not known', `{ pkgs, list }: ${RUST}.over$0ride { extensions = list; }`],
  ])('not with %s', (_, text) => checkNo(addComponent, text));
});

describe('fenix', () => {
  const component = 'Add rust-src component';

  test.each([
    [
      'withComponents',
      '{ fenix }: fenix.stable.with$0Components [ "cargo" "rustc" ]',
      '{ fenix }: fenix.stable.withComponents [ "cargo" "rustc" "rust-src" ]',
    ],
    [
      'a variable with the names',
      '{ fenix }: let names = [ "cargo" "rustc" ]; in fenix.stable.with$0Components names',
      '{ fenix }: let names = [ "cargo" "rustc" "rust-src" ]; in fenix.stable.withComponents names',
    ],
    [
      'names that are not a literal',
      '{ fenix, lib }: fenix.stable.with$0Components (lib.remove "x" [ "cargo" "rustc" ])',
      '{ fenix, lib }: fenix.stable.withComponents (lib.remove "x" [ "cargo" "rustc" ] ++ [ "rust-src" ])',
    ],
    [
      'combine under two withs',
      '{ fenix }: with fenix; combine (with stable; [ car$0go rustc ])',
      '{ fenix }: with fenix; combine (with stable; [ cargo rustc rust-src ])',
    ],
    [
      'combine with a set in a variable',
      '{ fenix }: let s = fenix.stable; in fenix.com$0bine [ s.cargo s.rustc ]',
      '{ fenix }: let s = fenix.stable; in fenix.combine [ s.cargo s.rustc s.rust-src ]',
    ],
    [
      'combine of a toolchain with names',
      '{ fenix }: fenix.com$0bine [ (fenix.stable.withComponents [ "cargo" "rustc" ]) fenix.targets.wasm32-unknown-unknown.stable.rust-std ]',
      '{ fenix }: fenix.combine [ (fenix.stable.withComponents [ "cargo" "rustc" "rust-src" ]) fenix.targets.wasm32-unknown-unknown.stable.rust-std ]',
    ],
    [
      'a joined toolchain',
      '{ fenix }: { a = fenix.stable.default$0Toolchain; }',
      '{ fenix }: { a = fenix.combine [ fenix.stable.defaultToolchain fenix.stable.rust-src ]; }',
    ],
    [
      'a joined toolchain as an element',
      '{ fenix }: [ fenix.stable.minimal$0Toolchain ]',
      '{ fenix }: [ (fenix.combine [ fenix.stable.minimalToolchain fenix.stable.rust-src ]) ]',
    ],
    [
      'a joined toolchain without combine at hand',
      '{ fenix }:\nlet s = fenix.stable; in\ns.minimal$0Toolchain',
      '{ fenix }:\nlet s = fenix.stable; in\ns.withComponents [ "rustc" "rust-std" "cargo" "rust-src" ]',
    ],
  ])('%s', (_, before, after) => source(before, after, component));

  test('a flake with packages by system', () => {
    source(
      `
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { fenix, ... }: {
            packages.x86_64-linux.default = fenix.packages.x86_64-linux.stable.default$0Toolchain;
          };
        }
      `,
      `
        {
          inputs.fenix.url = "github:nix-community/fenix";
          outputs = { fenix, ... }: {
            packages.x86_64-linux.default = fenix.packages.x86_64-linux.combine [
              fenix.packages.x86_64-linux.stable.defaultToolchain
              fenix.packages.x86_64-linux.stable.rust-src
            ];
          };
        }
      `,
      component,
    );
  });

  test('a toolchain file', () => {
    source(
      `
        { fenix }: fenix.from$0ToolchainFile { file = ./rust-toolchain.toml; sha256 = ""; }
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.90.0"
      `,
      `
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.90.0"
        components = ["rust-src"]
      `,
      component,
    );
  });

  test('targets are joined as their standard libraries', () => {
    const target = (before: string, after: string): void =>
      checkAssist(addTarget, { title: '', action: 'Add wasm32-unknown-unknown target', before, after });
    target(
      '{ fenix }: fenix.com$0bine [ fenix.stable.cargo fenix.stable.rustc ]',
      '{ fenix }: fenix.combine [ fenix.stable.cargo fenix.stable.rustc fenix.targets.wasm32-unknown-unknown.stable.rust-std ]',
    );
    target(
      '{ fenix }: fenix.stable.with$0Components [ "cargo" "rustc" ]',
      `{ fenix }: fenix.combine [
  (fenix.stable.withComponents [ "cargo" "rustc" ])
  fenix.targets.wasm32-unknown-unknown.stable.rust-std
]`,
    );
    target(
      '{ fenix }: fenix.com$0bine [ fenix.complete.cargo fenix.complete.rustc ]',
      '{ fenix }: fenix.combine [ fenix.complete.cargo fenix.complete.rustc fenix.targets.wasm32-unknown-unknown.latest.rust-std ]',
    );
  });
});

describe('long chains', () => {
  test('of operands', () => {
    const chain = Array.from({ length: 5000 }, (_, at) => `l${at}`).join(' ++ ');
    const text = `{ pkgs, ... }:\n${RUST}.over$0ride { extensions = ${chain} ++ [ "clippy" ]; }`;
    expect(titlesAt(addComponent, text)).toContain('Add rust-src extension');
  });

  test('of calls and of brackets', () => {
    const calls = `{ pkgs, f }: f$0${' x'.repeat(5000)}`;
    expect(titlesAt(addComponent, calls)).toEqual([]);
    expect(titlesAt(addComponent, `{ pkgs }: ${'['.repeat(5000)}$0${']'.repeat(5000)}`)).toEqual([]);
  });
});
