/** The rules about toolchains beyond their examples: what is certain, where, and what mends it. */
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../server/ide/diagnostics/rule.ts';
import { duplicateComponent } from '../../server/ide/diagnostics/rules/duplicate-component.ts';
import { missingRustSrc } from '../../server/ide/diagnostics/rules/missing-rust-src.ts';
import { unavailableComponent } from '../../server/ide/diagnostics/rules/unavailable-component.ts';
import { unavailableTarget } from '../../server/ide/diagnostics/rules/unavailable-target.ts';
import { unknownComponent } from '../../server/ide/diagnostics/rules/unknown-component.ts';
import { unknownTarget } from '../../server/ide/diagnostics/rules/unknown-target.ts';
import { unknownToolchainAttribute } from '../../server/ide/diagnostics/rules/unknown-toolchain-attribute.ts';
import { unknownVersion } from '../../server/ide/diagnostics/rules/unknown-version.ts';
import { RULES } from '../../server/ide/diagnostics/rules.ts';
import { diagnosis, diagnosisBy } from '../../server/ide/diagnostics.ts';
import { checkNo, checkRule, fixTitles, messagesOf } from '../harness/check.ts';
import { worldOf } from '../harness/world.ts';

/** A flake with rust-overlay as `rust-bin` and fenix as `fenix`, locked at the given Unix seconds. */
function flake(output: string, locked?: { readonly overlay?: number; readonly fenix?: number }): string {
  const node = (name: string, owner: string, time: number) =>
    `"${name}": { "locked": { "lastModified": ${time}, "owner": "${owner}", "repo": "${name}", "type": "github" },
      "original": { "owner": "${owner}", "repo": "${name}", "type": "github" } },`;
  const nodes = [
    ...(locked?.overlay === undefined ? [] : [node('rust-overlay', 'oxalica', locked.overlay)]),
    ...(locked?.fenix === undefined ? [] : [node('fenix', 'nix-community', locked.fenix)]),
  ];
  const lock = `#- /flake.lock
{ "nodes": { ${nodes.join('\n')} "root": { "inputs": { "rust-overlay": "rust-overlay", "fenix": "fenix" } } }, "root": "root", "version": 7 }`;
  return `{
  inputs.rust-overlay.url = "github:oxalica/rust-overlay";
  inputs.fenix.url = "github:nix-community/fenix";
  outputs = { nixpkgs, rust-overlay, fenix, ... }:
    let
      pkgs = import nixpkgs { system = "x86_64-linux"; overlays = [ rust-overlay.overlays.default ]; };
      inherit (pkgs) rust-bin;
      fenixPackages = fenix.packages.x86_64-linux;
    in
    {
      packages.x86_64-linux.default = ${output};
    };
}
${locked ? lock : ''}`;
}

const seconds = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;

describe('what counts is the locked revision', () => {
  test('a component that came later says how to get it', () => {
    const text = flake('rust-bin.stable.latest.default.override { extensions = [ "rust-analyzer" ]; }', {
      overlay: seconds('2022-05-01'),
    });
    expect(messagesOf(unavailableComponent, text)).toEqual([
      'error "rust-analyzer": "rust-analyzer" is not in Rust 1.60.0 yet: Rust 1.64.0 is the first with it. `nix flake update rust-overlay` brings a newer one. The toolchain cannot be evaluated.',
    ]);
  });

  test('what was removed later is still there', () => {
    const text = flake('rust-bin.stable.latest.default.override { extensions = [ "rls-preview" ]; }', {
      overlay: seconds('2022-05-01'),
    });
    checkNo(unknownComponent, text);
    checkNo(unavailableComponent, text);
  });

  test('the fix for a night without a component is a night of that revision', () => {
    const text = flake(
      'rust-bin.nightly."2020-01-01".default.override { extensions = [ "rust-analyzer-preview" ]; }',
      {
        overlay: seconds('2022-05-01'),
      },
    );
    expect(fixTitles(unavailableComponent, text)).toEqual([
      'Use nightly 2022-05-01',
      'Remove "rust-analyzer-preview"',
    ]);
  });

  test('an older target has its older name', () => {
    const text = flake('rust-bin.stable.latest.default.override { targets = [ "wasm32-wasip1" ]; }', {
      overlay: seconds('2024-01-15'),
    });
    expect(messagesOf(unknownTarget, text)).toEqual([
      'error "wasm32-wasip1": "wasm32-wasip1" is no target of Rust 1.75.0, where it is called "wasm32-wasi". The toolchain cannot be evaluated.',
    ]);
    checkNo(unavailableTarget, text);
  });

  test('the joined package takes no targets', () => {
    const text = flake('rust-bin.stable."1.40.0".rust.override { targets = [ "wasm32-unknown-unknown" ]; }');
    expect(messagesOf(unavailableTarget, text)).toEqual([
      'error "wasm32-unknown-unknown": There is no standard library for "wasm32-unknown-unknown" in Rust 1.40.0’s joined package "rust", which takes no targets. The toolchain cannot be evaluated. Use the profile "default", or add the extension "rust-std".',
    ]);
    checkNo(unavailableTarget, text.replace('targets =', 'extensions = [ "rust-std" ]; targets ='));
  });

  test('a night that is gone says from when to when it was there', () => {
    const text = flake('rust-bin.nightly."2022-04-01".default', { overlay: seconds('2026-06-01') });
    expect(messagesOf(unknownVersion, text)[0]).toMatch(
      /nightly 2022-04-01 was in rust-overlay from 2022-04-01 to 20\d\d-\d\d-\d\d, and is not in the locked one, of 2026-06-01\./,
    );
  });

  test('a release that is newer than the lock is offered the locked one’s newest', () => {
    const text = flake('rust-bin.stable."1.90.0".default', { overlay: seconds('2024-06-01') });
    expect(messagesOf(unknownVersion, text)).toEqual([
      'error "1.90.0": Rust 1.90.0 came into rust-overlay on 2025-09-18, and is not in the locked one, of 2024-06-01. Run `nix flake update rust-overlay`, or choose an older release.',
    ]);
    expect(fixTitles(unknownVersion, text).at(-1)).toBe('Replace it by "1.78.0"');
  });

  test('rustup’s short version is one of them, too', () => {
    const text = (channel: string) =>
      flake(`rust-bin.fromRustupToolchain { channel = "${channel}"; }`, { overlay: seconds('2024-06-01') });
    expect(messagesOf(unknownVersion, text('1.90'))[0]).toContain('Run `nix flake update rust-overlay`');
    expect(messagesOf(unknownVersion, text('1.777'))[0]).toContain('Run `nix flake update rust-overlay`');
    checkNo(unknownVersion, text('1.78'));
  });
});

describe('without a known revision only what never was is wrong', () => {
  const pinned = (expression: string) => `
    let
      overlay = import (fetchTarball "https://github.com/oxalica/rust-overlay/archive/0123456789012345678901234567890123456789.tar.gz");
      pkgs = import <nixpkgs> { overlays = [ overlay ]; };
    in
    ${expression}
  `;

  test.each([
    ['a purged night', 'pkgs.rust-bin.nightly."2022-04-01".default'],
    ['a release of the future', 'pkgs.rust-bin.stable."1.999.0".default'],
    ['a removed component', 'pkgs.rust-bin.stable.latest.default.override { extensions = [ "rls" ]; }'],
    ['an old target', 'pkgs.rust-bin.stable.latest.default.override { targets = [ "wasm32-wasi" ]; }'],
    ['a component that may be a member', 'pkgs.rust-bin.stable.latest.rls'],
  ])('%s may be right', (_, expression) => {
    for (const rule of RULES) checkNo(rule, pinned(expression));
  });

  test.each<[string, Rule, string]>([
    ['a night that never was', unknownVersion, 'pkgs.rust-bin.nightly."2021-13-01".default'],
    [
      'a component of nobody',
      unknownComponent,
      'pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-scr" ]; }',
    ],
    [
      'a component of another channel',
      unavailableComponent,
      'pkgs.rust-bin.stable.latest.default.override { extensions = [ "miri" ]; }',
    ],
    [
      'a target of nobody',
      unknownTarget,
      'pkgs.rust-bin.stable.latest.default.override { targets = [ "wasm32" ]; }',
    ],
    [
      'a target that was never built',
      unavailableTarget,
      'pkgs.rust-bin.stable.latest.default.override { targets = [ "avr-none" ]; }',
    ],
    ['an attribute of nobody', unknownToolchainAttribute, 'pkgs.rust-bin.stable.latest.minmal'],
    [
      'a component of a release that is written down',
      unavailableComponent,
      'pkgs.rust-bin.stable."1.60.0".default.override { extensions = [ "rust-analyzer" ]; }',
    ],
  ])('%s is wrong', (_, rule, expression) => {
    expect(messagesOf(rule, pinned(expression))).toHaveLength(1);
  });
});

describe('names are followed, not guessed', () => {
  test.each([
    ['a parameter of that name', 'rust-bin: rust-bin.override { extensions = [ "rust-scr" ]; }'],
    [
      'a set of one’s own',
      'let rust-bin = { stable.latest = { }; }; in rust-bin.stable.latest.defualt or null',
    ],
    [
      'an overlay that adds to it',
      '{ pkgs, ... }: (pkgs.extend (final: prev: { rust-bin = prev.rust-bin // { mine = 1; }; })).rust-bin.mine',
    ],
    [
      'components elsewhere',
      '{ vscode }: vscode { extensions = [ "rust-scr" ]; components = [ "rsut" ]; targets = [ "wasm" ]; }',
    ],
    [
      'a computed name',
      '{ pkgs, ext }: pkgs.rust-bin.stable.latest.default.override { extensions = [ ext "rust-${ext}" ]; }',
    ],
    [
      'a guarded one',
      '{ pkgs, ... }: if pkgs.rust-bin.stable.latest ? defualt then pkgs.rust-bin.stable.latest.defualt else null',
    ],
  ])('%s', (_, text) => {
    for (const rule of RULES) checkNo(rule, text);
  });

  test('a name that a variable holds is reported where it is written', () => {
    checkRule(unknownComponent, {
      title: '',
      before: `
        { pkgs, ... }:
        let
          extra = [ "rust-scr" ];
                  # ^^^^^^^^^^ error
        in
        pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-src" ] ++ extra; }
      `,
    });
  });

  test('the same place is reported once, however often it is evaluated', () => {
    const text = `
      { pkgs, ... }:
      map (p: p.default.override { extensions = [ "rust-scr" ]; }) [
        pkgs.rust-bin.stable.latest
        pkgs.rust-bin.stable.latest
      ]
    `;
    expect(messagesOf(unknownComponent, text)).toHaveLength(1);
  });
});

describe('nights', () => {
  test('a name that no night has is wrong', () => {
    const text = flake(
      'rust-bin.selectLatestNightlyWith (t: t.default.override { extensions = [ "rust-scr" ]; })',
    );
    expect(messagesOf(unknownComponent, text)).toEqual([
      'error "rust-scr": "rust-scr" is no component of any nightly. The toolchain cannot be evaluated. Did you mean "rust-src" or "rust-std"?',
    ]);
  });
});

describe('toolchain files', () => {
  const withFile = (toml: string, call = './rust-toolchain.toml') =>
    `${flake(`rust-bin.fromRustupToolchainFile ${call}`)}\n#- /rust-toolchain.toml\n${toml}`;

  test('a wrong component is reported where the file is named, and mended in the file', () => {
    const text = withFile('[toolchain]\nchannel = "1.90.0"\ncomponents = ["rust-src", "clipy"]');
    expect(messagesOf(unknownComponent, text)).toEqual([
      'error ./rust-toolchain.toml: "clipy" in rust-toolchain.toml is no component of Rust 1.90.0. The toolchain cannot be evaluated. Did you mean "clippy"?',
    ]);
    checkRule(unknownComponent, {
      title: '',
      before: `
        { pkgs, ... }:
        pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml
                                            # ^^^^^^^^^^^^^^^^^^^^^ error
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.90.0"
        components = ["rust-src", "clipy"] # both
      `,
      after: `
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.90.0"
        components = ["rust-src", "clippy"] # both
      `,
    });
  });

  test('a channel that there is not, too', () => {
    expect(messagesOf(unknownVersion, withFile('[toolchain]\nchannel = "1.90.7"'))).toEqual([
      'error ./rust-toolchain.toml: rust-toolchain.toml: rust-overlay never had a release "1.90.7" in rust-bin.stable, so this selection fails. Did you mean "1.90.0"?',
    ]);
    expect(messagesOf(unknownVersion, withFile('stable-2024-01-01'))[0]).toContain(
      'does not understand the channel',
    );
    checkNo(unknownVersion, withFile('1.90'));
  });

  test('fenix leaves unknown components out without a word', () => {
    const text = `${flake('fenixPackages.fromToolchainFile { file = ./rust-toolchain.toml; sha256 = ""; }')}
#- /rust-toolchain.toml
[toolchain]
channel = "1.90.0"
components = ["clipy"]`;
    for (const rule of RULES) checkNo(rule, text);
  });
});

describe('fenix', () => {
  test('a set has its own components only', () => {
    expect(
      messagesOf(unavailableComponent, flake('fenixPackages.minimal.withComponents [ "cargo" "clippy" ]')),
    ).toHaveLength(1);
    checkNo(
      unavailableComponent,
      flake('fenixPackages.default.withComponents [ "cargo" "clippy-unwrapped" ]'),
    );
  });

  test('a version that was never released', () => {
    const text = (args: string) =>
      flake(`(fenixPackages.toolchainOf { ${args} sha256 = ""; }).defaultToolchain`);
    expect(messagesOf(unknownVersion, text('channel = "1.80.7";'))).toEqual([
      'error "1.80.7": There is no Rust 1.80.7. Did you mean "1.80.1" or "1.80.0"?',
    ]);
    for (const args of [
      'channel = "1.80";',
      'channel = "1.20.0";',
      'channel = "1.999.0";',
      'channel = "nightly"; date = "2021-01-01";',
    ])
      checkNo(unknownVersion, text(args));
    expect(
      fixTitles(unknownVersion, flake('(fenixPackages.fromToolchainName { name = "1.80.7"; }).cargo')),
    ).toEqual(['Replace it by "1.80.1"', 'Replace it by "1.80.0"']);
  });

  test('a misspelt triple below targets', () => {
    const text = flake('fenixPackages.targets.wasm32-unknown-unknwon.stable.rust-std');
    expect(fixTitles(unknownTarget, text)[0]).toBe('Replace it by `wasm32-unknown-unknown`');
    for (const rule of RULES.filter((it) => it !== unknownTarget)) checkNo(rule, text);
  });

  test('an attribute that only other sets have', () => {
    expect(
      messagesOf(unknownToolchainAttribute, flake('fenixPackages.latest.defaultToolchain')),
    ).toHaveLength(1);
  });
});

describe('duplicates', () => {
  test('a list that is used twice is not a duplicate of itself', () => {
    checkNo(
      duplicateComponent,
      flake('let a = [ "rust-src" ]; in rust-bin.stable.latest.default.override { extensions = a ++ a; }'),
    );
  });

  test('for the host and for every target are two things', () => {
    checkNo(
      duplicateComponent,
      flake(
        'rust-bin.stable.latest.default.override { extensions = [ "rustc-dev" ]; targetExtensions = [ "rustc-dev" ]; }',
      ),
    );
  });
});

describe('shells without sources', () => {
  const shell = (body: string) => `#- /shell.nix
{ pkgs, fenix, ... }:
let
  toolchain = pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-analyzer" ]; };
in
${body}`;

  test('a shell that only has that toolchain is one', () => {
    expect(messagesOf(missingRustSrc, shell('pkgs.mkShell { packages = [ toolchain ]; }'))).toHaveLength(1);
  });

  test.each([
    ['env', 'pkgs.mkShell { packages = [ toolchain ]; env.RUST_SRC_PATH = "x"; }'],
    [
      'a hook that speaks of it',
      "pkgs.mkShell { packages = [ toolchain ]; shellHook = ''export RUST_SRC_PATH=x''; }",
    ],
    [
      'a hook of another shell',
      'pkgs.mkShell { packages = [ toolchain ]; inputsFrom = [ (pkgs.mkShell { shellHook = "RUST_SRC_PATH=x"; }) ]; }',
    ],
    [
      'a hook that is not known',
      'pkgs.mkShell { packages = [ toolchain ]; shellHook = builtins.readFile ./nowhere; }',
    ],
    [
      'an attribute that comes later',
      '(pkgs.mkShell { packages = [ toolchain ]; }).overrideAttrs (old: { RUST_SRC_PATH = "x"; })',
    ],
    [
      'sources from another component',
      'pkgs.mkShell { packages = [ toolchain pkgs.rust-bin.stable.latest.rust-src ]; }',
    ],
    ['a package, not a shell', 'pkgs.stdenv.mkDerivation { nativeBuildInputs = [ toolchain ]; }'],
    ['nixpkgs’ own toolchain', 'pkgs.mkShell { packages = [ pkgs.rustc pkgs.cargo pkgs.rust-analyzer ]; }'],
    [
      'the sources’ own shell',
      'pkgs.mkShell { packages = [ (toolchain.override { extensions = [ "rust-analyzer" "rust-src" ]; }) ]; }',
    ],
  ])('silent: %s', (_, body) => checkNo(missingRustSrc, shell(body)));

  test('nixpkgs’ rust-analyzer without its wrapper has no sources', () => {
    expect(
      messagesOf(
        missingRustSrc,
        shell(
          'pkgs.mkShell { packages = [ pkgs.rust-bin.stable.latest.default pkgs.rust-analyzer-unwrapped ]; }',
        ),
      ),
    ).toHaveLength(1);
  });

  test('fenix’ rust-analyzer beside nixpkgs’ compiler has none', () => {
    const found = messagesOf(
      missingRustSrc,
      shell('pkgs.mkShell { packages = [ pkgs.rustc pkgs.cargo fenix.rust-analyzer ]; }'),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^warning /);
  });
});

describe('settings', () => {
  const text = `
    { pkgs, ... }:
    pkgs.mkShell { packages = [ (pkgs.rust-bin.stable.latest.default.override { extensions = [ "clipy" ]; }) ]; }
  `;

  test('a rule can be off', () => {
    expect(
      messagesOf(unknownComponent, text, { settings: { diagnostics: { 'unknown-component': 'off' } } }),
    ).toEqual([]);
  });

  test('a rule can be milder', () => {
    expect(
      messagesOf(unknownComponent, text, { settings: { diagnostics: { 'unknown-component': 'hint' } } })[0],
    ).toMatch(/^hint/);
  });

  test('what is milder than its rule stays so', () => {
    const hint =
      '#- /shell.nix\n{ pkgs, ... }: pkgs.mkShell { packages = [ pkgs.rust-bin.stable.latest.default ]; }';
    expect(
      messagesOf(missingRustSrc, hint, { settings: { diagnostics: { 'missing-rust-src': 'error' } } })[0],
    ).toMatch(/^hint/);
  });
});

describe('the diagnosis', () => {
  test('a rule that throws costs its own findings only', () => {
    const { world, id } = worldOf('{ a = 1 }');
    const broken: Rule = {
      ...unknownComponent,
      code: 'broken',
      check() {
        throw new Error('oh');
      },
    };
    const { findings, bugs } = diagnosisBy([broken, ...RULES], world, id);
    expect(findings.map(({ code }) => code)).toEqual(['syntax-error']);
    expect(bugs).toEqual([{ code: 'broken', error: new Error('oh') }]);
  });

  test('is the same whatever was asked before', () => {
    const text = flake('let unused = rust-bin.stable.latest.defualt; in rust-bin.stable.latest.default');
    const first = worldOf(text);
    const second = worldOf(text);
    diagnosis(second.world, '/other.nix');
    expect(diagnosis(second.world, second.id)).toEqual(diagnosis(first.world, first.id));
  });

  test('a file that is not there has none', () => {
    expect(diagnosis(worldOf('1').world, '/nowhere.nix').findings).toEqual([]);
  });
});
