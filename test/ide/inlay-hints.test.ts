/** Inlay hints: what stands behind a name or call in the text. */
import { describe, expect, test } from 'vitest';
import { inlayHints } from '../../server/ide/inlay-hints.ts';
import { worldOf } from '../harness/world.ts';
import { flake, shell } from './hover-at.ts';

/** The main file's line with the cursor, with the hints in « »; all lines that have hints where there is no cursor. */
function hinted(source: string): string {
  const { world, id } = worldOf(source);
  const text = world.text(id) ?? '';
  let shown = '';
  let at = 0;
  for (const { offset, label } of inlayHints(world, id, { start: 0, end: text.length })) {
    shown += `${text.slice(at, offset)}«${label}»`;
    at = offset;
  }
  const lines = (shown + text.slice(at)).split('\n').filter((it) => it.includes('«'));
  return lines.map((it) => it.trim()).join('\n');
}

function tooltips(source: string): (string | undefined)[] {
  const { world, id } = worldOf(source);
  const text = world.text(id) ?? '';
  return inlayHints(world, id, { start: 0, end: text.length }).map((it) => it.tooltip);
}

/** What an unlocked flake gives for its body. */
const unlocked = (body: string): string => shell(body);

describe('releases', () => {
  test('latest shows the version, or the day of a nightly', () => {
    expect(hinted(unlocked('pkgs.rust-bin.stable.latest.default'))).toBe(
      'pkgs.rust-bin.stable.latest«= 1.98.0».default',
    );
    expect(hinted(unlocked('pkgs.rust-bin.nightly.latest.minimal'))).toBe(
      'pkgs.rust-bin.nightly.latest«= 2026-08-22».minimal',
    );
    expect(hinted(unlocked('pkgs.rust-bin.beta.latest'))).toBe('pkgs.rust-bin.beta.latest«= 1.99.0-beta.1»');
  });

  test('latest is that of the lock', () => {
    expect(hinted(flake('{ x = pkgs.rust-bin.stable.latest; }'))).toContain('latest«= 1.84.0»');
  });

  test('a version that is written has no hint', () => {
    expect(hinted(unlocked('pkgs.rust-bin.stable."1.80.1".default'))).toBe('');
  });

  test('the same names elsewhere have no hint', () => {
    expect(hinted(unlocked('let a = { stable.latest = 1; }; latest = a.stable.latest; in latest'))).toBe('');
  });

  test('names under a with have one', () => {
    expect(hinted(unlocked('with pkgs.rust-bin.stable; latest.default'))).toContain(
      'latest«= 1.98.0».default',
    );
  });

  test('a variable that holds a release has none', () => {
    expect(hinted(unlocked('let rust = pkgs.rust-bin.stable."1.80.1"; in rust.default'))).toBe('');
  });
});

describe('functions that choose a release', () => {
  test('a toolchain file shows what it gives', () => {
    expect(
      hinted(`
        #- /shell.nix
        { pkgs }: pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.80.1"
        components = ["rust-src", "rust-analyzer", "llvm-tools", "rustc-dev"]
      `),
    ).toBe(
      '{ pkgs }: pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml«= 1.80.1 default + rust-src + rust-analyzer + llvm-tools + 1 more»',
    );
  });

  test('a selected night shows its day', () => {
    expect(
      hinted(
        unlocked(
          'pkgs.rust-bin.selectLatestNightlyWith (t: t.default.override { extensions = [ "miri" ]; })',
        ),
      ),
    ).toMatch(/\)«= 2026-08-\d\d»$/);
  });

  test('a moving channel shows where it is now, an exact version nothing', () => {
    expect(hinted(unlocked('pkgs.rust-bin.fromRustupToolchain { channel = "1.80"; }'))).toMatch(
      /}«= 1\.80\.1 default»$/,
    );
    expect(hinted(unlocked('pkgs.rust-bin.fromRustupToolchain { channel = "1.80.1"; }'))).toBe('');
  });

  test('override shows nothing again', () => {
    expect(hinted(unlocked('pkgs.rust-bin.stable.latest.default.override { targets = [ ]; }'))).toBe(
      'pkgs.rust-bin.stable.latest«= 1.98.0».default.override { targets = [ ]; }',
    );
  });
});

describe('fenix', () => {
  test('channels show their release, once in a list', () => {
    expect(
      hinted(flake('{ x = with fenix.packages.${system}; combine [ stable.cargo stable.rustc ]; }')),
    ).toContain('combine [ stable«= 1.84.0».cargo stable.rustc ]');
    expect(hinted(flake('{ x = fenix.packages.${system}.complete.toolchain; }'))).toMatch(
      /complete«= 2025-01-\d\d»\.toolchain/,
    );
  });
});

describe('flake inputs', () => {
  test('show the day of the lock', () => {
    expect(hinted(flake('{ }'))).toBe(
      [
        'inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable"«locked 2025-01-08»;',
        'inputs.rust-overlay.url = "github:oxalica/rust-overlay"«locked 2025-01-10»;',
        'inputs.fenix.url = "github:nix-community/fenix"«locked 2025-01-10»;',
      ].join('\n'),
    );
  });

  test('show nothing without a lock', () => {
    expect(hinted('{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"; outputs = _: { }; }')).toBe('');
  });
});

test('tooltips say what pins the release, as plain text', () => {
  expect(tooltips(shell('pkgs.rust-bin.stable.latest'))).toEqual([
    'Rust 1.98.0 · stable · 2026-08-20\nlatest in rust-overlay of 2026-08-22, the newest that is known: no lock pins it',
  ]);
  expect(tooltips(flake('{ x = pkgs.rust-bin.stable.latest; }')).at(-1)).toContain(
    'rust-overlay of 2025-01-10, which flake.lock pins',
  );
});

test('only what lies in the range is answered, in order', () => {
  const { world, id } = worldOf(
    shell('[ pkgs.rust-bin.stable.latest\npkgs.rust-bin.beta.latest\npkgs.rust-bin.nightly.latest ]'),
  );
  const text = world.text(id) ?? '';
  const start = text.indexOf('pkgs.rust-bin.beta');
  const found = inlayHints(world, id, { start, end: start + 20 });
  expect(found).toEqual([]);
  const line = inlayHints(world, id, { start, end: text.indexOf('\n', start) });
  expect(line.map((it) => it.label)).toEqual(['= 1.99.0-beta.1']);
  const all = inlayHints(world, id, { start: 0, end: text.length }).map((it) => it.offset);
  expect(all).toEqual([...all].sort((a, b) => a - b));
});

test('broken code has the hints of its sound parts', () => {
  expect(hinted(shell('{ a = pkgs.rust-bin.stable.latest; b = [ '))).toContain('latest«= 1.98.0»');
});
