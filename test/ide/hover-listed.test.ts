/** Hovers on components and targets that are listed by name. */
import { expect, test } from 'vitest';
import { hoverAt, markdownAt, shell } from './hover-at.ts';

const toolchain = (version: string, override: string): string =>
  shell(`pkgs.rust-bin.${version}.override { ${override} }`);

test('says what a component is for and where the release has it', () => {
  expect(
    hoverAt(toolchain('stable."1.80.1".default', 'extensions = [ "rust-ana$0lyzer" ];')),
  ).toMatchInlineSnapshot(`
    ""rust-analyzer"
    \`\`\`nix
    rust-analyzer # component
    \`\`\`

    ---

    The language server of the same release.

    - Needed by: editors
    - Programs: \`rust-analyzer\`
    - Goes with: \`rust-src\`

    nixpkgs has it as \`pkgs.rust-analyzer\`, and fenix a nightly build of it.

    - In 1.80.1 for \`aarch64-darwin\`, \`aarch64-linux\`, \`x86_64-darwin\`, \`x86_64-linux\` and 15 more systems
    - In stable since \`1.64.0\`

    [Documentation](https://rust-lang.github.io/rustup/concepts/components.html)"
  `);
});

test('says that the profile has it already', () => {
  expect(markdownAt(toolchain('stable."1.80.1".default', 'extensions = [ "clip$0py" ];'))).toContain(
    '> The profile has it already.',
  );
  expect(markdownAt(toolchain('stable."1.80.1".minimal', 'extensions = [ "clip$0py" ];'))).not.toContain(
    'already',
  );
});

test('says when the release lacks it for the host', () => {
  expect(hoverAt(toolchain('stable."1.80.1".default', 'extensions = [ "mi$0ri" ];'))).toMatchInlineSnapshot(`
    ""miri"
    \`\`\`nix
    miri # component
    \`\`\`

    ---

    > **Not for \`x86_64-unknown-linux-gnu\`** in Rust 1.80.1 · stable · 2024-08-08. The newest nightly with it is \`2026-08-22\`.

    The interpreter that finds undefined behaviour.

    - Needed by: \`cargo miri\`
    - Programs: \`miri\`, \`cargo-miri\`
    - Goes with: \`rust-src\`

    [Documentation](https://rust-lang.github.io/rustup/concepts/components.html)"
  `);
});

test('names the programs that are no components', () => {
  expect(
    hoverAt(toolchain('stable."1.80.1".default', 'extensions = [ "cargo-fm$0t" ];')),
  ).toMatchInlineSnapshot(`
    ""cargo-fmt"
    \`\`\`nix
    cargo-fmt # no component
    \`\`\`

    ---

    It is a program of the component \`rustfmt\`."
  `);
});

test('is silent on a name that nothing is known about', () => {
  expect(hoverAt(toolchain('stable."1.80.1".default', 'extensions = [ "rust-sou$0rces" ];'))).toBe('nothing');
});

test('is silent on the same word in another list', () => {
  expect(hoverAt(shell('{ names = [ "rust-s$0rc" ]; }'))).toBe('nothing');
});

test('knows components of fenix', () => {
  expect(
    markdownAt(
      '#- /shell.nix\nlet fenix = import (fetchTarball "https://github.com/nix-community/fenix/archive/main.tar.gz") { }; in fenix.stable.withComponents [ "car$0go" ]',
    ),
  ).toContain('The package manager');
});

test('follows a list through a variable and ++', () => {
  expect(
    markdownAt(
      shell(
        'let more = [ "mi$0ri" ]; in pkgs.rust-bin.nightly.latest.default.override { extensions = [ "rust-src" ] ++ more; }',
      ),
    ),
  ).toContain('The interpreter');
});

test('describes a target', () => {
  expect(
    hoverAt(toolchain('stable."1.80.1".default', 'targets = [ "aarch64-unknown-linux-mu$0sl" ];')),
  ).toMatchInlineSnapshot(`
    ""aarch64-unknown-linux-musl"
    \`\`\`nix
    aarch64-unknown-linux-musl # target
    \`\`\`

    ---

    64-bit ARM, Linux, musl.

    Tier 2. Every change to Rust is built for it, but not always tested; a compiled standard library is shipped. It has all of \`std\`. Programs run on musl 1.2.3 and newer.

    From another machine:

    \`\`\`nix
    CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER = "\${pkgs.pkgsCross.aarch64-multiplatform-musl.stdenv.cc}/bin/aarch64-unknown-linux-musl-cc";
    \`\`\`

    - 1.80.1 has its standard library

    [Documentation](https://doc.rust-lang.org/rustc/platform-support.html)"
  `);
});

test('says that a target has no standard library there', () => {
  expect(markdownAt(toolchain('stable."1.84.0".default', 'targets = [ "wasm32-wa$0si" ];'))).toContain(
    'has no compiled standard library for it',
  );
});

test('says that the host needs no listing', () => {
  expect(
    markdownAt(toolchain('stable."1.80.1".default', 'targets = [ "x86_64-unknown-linux-g$0nu" ];')),
  ).toContain('It is the host');
});
