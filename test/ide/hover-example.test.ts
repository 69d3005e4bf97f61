/** The example project: what an editor shows there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createHost, type World } from '../../server/ide/host.ts';
import { hover } from '../../server/ide/hover.ts';
import { inlayHints } from '../../server/ide/inlay-hints.ts';
import { MACHINE_SYSTEM, memoryDisk, TODAY } from '../harness/world.ts';

const FOLDER = new URL('../../examples/flake/', import.meta.url);

function world(): World {
  const names = readdirSync(FOLDER).filter((it) => it.includes('.'));
  const files = new Map(names.map((it) => [`/${it}`, readFileSync(new URL(it, FOLDER), 'utf8')]));
  const host = createHost({ disk: memoryDisk(files), today: TODAY, machineSystem: MACHINE_SYSTEM });
  host.apply([{ kind: 'roots', roots: ['/'] }]);
  return host.world();
}

/** The Markdown at the `nth` place where the file has `text`. */
function at(id: string, text: string, nth = 0): string {
  const it = world();
  const whole = it.text(id) ?? '';
  let offset = whole.indexOf(text);
  for (let count = 0; count < nth; count++) offset = whole.indexOf(text, offset + 1);
  expect(offset).toBeGreaterThan(-1);
  return hover(it, id, offset + 1)?.markdown ?? '';
}

test('each shell has its toolchain', () => {
  expect(at('/flake.nix', 'default = pkgs.mkShell')).toContain(
    '**Rust 1.97.1** (rust-overlay, default + rust-src',
  );
  expect(at('/flake.nix', 'miri = pkgs.mkShell')).toContain('**Rust nightly 2026-08-13**');
  expect(at('/flake.nix', 'dashboard = pkgs.mkShell')).toContain('**Rust beta 2026-07-26** (fenix');
  expect(at('/flake.nix', 'station = rustPlatform')).toContain('**Rust 1.93.0** (rust-overlay, minimal');
  expect(at('/shell.nix', 'mkShell')).toContain('**Rust 1.93.0**');
});

test('what the lock pins is shown', () => {
  expect(at('/flake.nix', 'rust-overlay = {')).toContain('of 2026-08-14');
  const it = world();
  const labels = inlayHints(it, '/flake.nix', { start: 0, end: (it.text('/flake.nix') ?? '').length }).map(
    (hint) => hint.label,
  );
  expect(labels).toEqual([
    'locked 2026-08-13',
    'locked 2024-11-13',
    'locked 2026-08-14',
    'locked 2026-08-06',
    '= 1.93.0 minimal + clippy + rustfmt',
    '= 1.97.1',
    '= 2026-08-13',
    '= 1.98.0-beta.6',
  ]);
});

test('the deliberate slip is no component, and a needless variable is called so', () => {
  expect(at('/flake.nix', 'rust-analyser')).toBe('');
  expect(at('/flake.nix', 'RUST_SRC_PATH')).toContain('Not needed here');
});
