/** Hovers in `flake.nix`: schema, inputs, outputs, systems. */
import { expect, test } from 'vitest';
import { flake, hoverAt, LOCK, markdownAt } from './hover-at.ts';

test('explains the top level', () => {
  expect(hoverAt('{ descrip$0tion = "x"; outputs = _: { }; }')).toMatchInlineSnapshot(`
    "description
    \`\`\`nix
    description # string
    \`\`\`

    ---

    One line on the flake. It must be a literal: no interpolation, no call.

    \`\`\`nix
    description = "A command line tool";
    \`\`\`"
  `);
});

test('explains the attributes of inputs, also below overridden inputs', () => {
  expect(markdownAt('{ inputs.a = { url = "x"; inputs.b.fol$0lows = "c"; }; outputs = _: { }; }')).toContain(
    'Takes another input',
  );
  expect(markdownAt('{ inputs.a.inputs.b.inputs.c.fol$0lows = "d"; outputs = _: { }; }')).toContain(
    'Takes another input',
  );
  expect(markdownAt('{ nixConfig.extra-substit$0uters = [ ]; outputs = _: { }; }')).toContain(
    'binary caches',
  );
});

test('says nothing of the same names elsewhere', () => {
  expect(hoverAt('#- /shell.nix\n{ descrip$0tion = "x"; }')).toBe('nothing');
  expect(hoverAt('{ outputs = _: { x.descrip$0tion = "x"; }; }')).toBe('nothing');
});

test('shows what an input is and what the lock pins', () => {
  expect(
    hoverAt(`{ inputs.rust-over$0lay.url = "github:oxalica/rust-overlay"; outputs = _: { }; }\n${LOCK}`),
  ).toMatchInlineSnapshot(`
    "rust-overlay
    \`\`\`nix
    inputs.rust-overlay # flake input
    \`\`\`

    ---

    Every stable, beta and nightly Rust toolchain, as the overlay \`rust-bin\`.

    - From \`github:oxalica/rust-overlay\`
    - Locked: \`de30cc5\` of 2025-01-10
    - In \`outputs\`: \`overlays = [ (import rust-overlay) ]\`
    - The default branch is \`master\`, updated daily; the branch \`stable\` moves more slowly. Nightlies and betas stay for one to two years; tags such as \`snapshot/2025-01-11\` keep older ones.

    [Documentation](https://github.com/oxalica/rust-overlay#readme)"
  `);
});

test('shows the same on the reference, on formals and on uses', () => {
  const locked = 'Locked: `de30cc5` of 2025-01-10';
  expect(
    markdownAt(`{ inputs.rust-overlay.url = "github:oxal$0ica/rust-overlay"; outputs = _: { }; }\n${LOCK}`),
  ).toContain(locked);
  expect(
    markdownAt(
      `{ inputs.rust-overlay.url = "github:oxalica/rust-overlay"; outputs = { rust-over$0lay, ... }: { }; }\n${LOCK}`,
    ),
  ).toContain(locked);
  expect(markdownAt(flake('{ x = rust-over$0lay.overlays.default; }'))).toContain(locked);
  expect(
    markdownAt(
      `{ inputs.rust-overlay.url = "github:oxalica/rust-overlay"; outputs = inputs: { x = inputs.rust-over$0lay; }; }\n${LOCK}`,
    ),
  ).toContain(locked);
});

test('goes by the reference, not by the name', () => {
  const source = '{ inputs.over$0lay.url = "github:oxalica/rust-overlay"; outputs = _: { }; }';
  expect(markdownAt(source)).toContain('Every stable, beta and nightly Rust toolchain');
  expect(markdownAt('{ inputs.rust-over$0lay.url = "github:me/mine"; outputs = _: { }; }')).not.toContain(
    'Every stable',
  );
});

test('shows the input that another one follows', () => {
  expect(
    markdownAt(
      '{ inputs.a.url = "github:NixOS/nixpkgs"; inputs.b.inputs.nixpkgs.follows = "$0a"; outputs = _: { }; }',
    ),
  ).toContain('The Nix packages collection');
});

test('shows a plain source as one', () => {
  expect(
    hoverAt('{ inputs.da$0ta = { url = "github:me/data"; flake = false; }; outputs = _: { }; }'),
  ).toMatchInlineSnapshot(`
    "data
    \`\`\`nix
    inputs.data # flake input, a plain source
    \`\`\`

    ---

    - From \`github:me/data\`
    - Not in \`flake.lock\`"
  `);
});

test('explains outputs, by their name in what outputs gives', () => {
  expect(hoverAt(flake('{ devSh$0ells.${system}.default = pkgs.mkShell { }; }'))).toMatchInlineSnapshot(`
    "devShells
    \`\`\`nix
    devShells.<system>.<name> # derivation (mkShell)
    \`\`\`

    ---

    Development shells. The one called \`default\` is what \`nix develop\` takes when none is named.

    Used by \`nix develop\`, \`direnv (use flake)\`, \`nix print-dev-env\`.

    - The shell needs a name: \`devShells.<system>.default\`, not \`devShells.<system>\`.
    - Outside a function such as \`eachDefaultSystem\` the system is part of the path."
  `);
  expect(
    markdownAt(
      '{ outputs = { self, flake-utils }: flake-utils.lib.eachDefaultSystem (system: { devSh$0ells.default = 1; }); }',
    ),
  ).toContain('Development shells');
  expect(markdownAt(flake('{ devSh$0ell.${system} = pkgs.mkShell { }; }'))).toContain(
    '**Deprecated** since Nix 2.7',
  );
  expect(hoverAt(flake('{ x.pack$0ages = 1; }'))).toBe('nothing');
});

test('explains systems', () => {
  expect(hoverAt('{ outputs = _: { packages.aarch64-dar$0win.x = 1; }; }')).toMatchInlineSnapshot(`
    "aarch64-darwin
    \`\`\`nix
    aarch64-darwin # system
    \`\`\`

    ---

    64-bit ARM (Apple silicon), macOS.

    - Rust’s triple: \`aarch64-apple-darwin\`"
  `);
  expect(markdownAt('{ outputs = _: let system = "x86_64-li$0nux"; in { }; }')).toContain(
    'x86_64-unknown-linux-gnu',
  );
});

test('survives a flake that is being typed', () => {
  expect(
    markdownAt('{ inputs.rust-over$0lay.url = "github:oxalica/rust-overlay"; outputs = { self, '),
  ).toContain('Every stable, beta and nightly');
  expect(hoverAt('{ inputs.$0')).toBe('nothing');
  expect(hoverAt('$0')).toBe('nothing');
});
