/** Hovers on the arguments of shells and packages, and on environment variables. */
import { describe, expect, test } from 'vitest';
import { hoverAt, markdownAt, shell } from './hover-at.ts';

describe('environment variables', () => {
  test('are explained', () => {
    expect(hoverAt(shell('pkgs.mkShell { OPENSSL_NO_VEN$0DOR = 1; }'))).toMatchInlineSnapshot(`
      "OPENSSL_NO_VENDOR
      \`\`\`nix
      OPENSSL_NO_VENDOR # environment variable
      \`\`\`

      ---

      Takes the system’s OpenSSL even where a crate asks for the bundled one by the feature \`vendored\`.

      - Read by: openssl-sys
      - Value: a switch: any value but \`0\` turns it on

      \`\`\`nix
      OPENSSL_NO_VENDOR = "1";
      \`\`\`

      Mind:
      - It finds nothing by itself: \`pkg-config\` and \`openssl\` still have to be in the shell.

      [Documentation](https://docs.rs/openssl/latest/openssl/#manual)"
    `);
  });

  test('are found in env, in sets that are merged, in variables', () => {
    const text = 'Takes the system’s OpenSSL';
    expect(markdownAt(shell('pkgs.mkShell { env.OPENSSL_NO_VEN$0DOR = 1; }'))).toContain(text);
    expect(markdownAt(shell('pkgs.mkShell { env = { OPENSSL_NO_VEN$0DOR = 1; }; }'))).toContain(text);
    expect(markdownAt(shell('pkgs.mkShell ({ name = "x"; } // { OPENSSL_NO_VEN$0DOR = 1; })'))).toContain(
      text,
    );
    expect(
      markdownAt(shell('let env = { OPENSSL_NO_VEN$0DOR = 1; }; in pkgs.mkShell { inherit env; }')),
    ).toContain(text);
    expect(markdownAt(shell('let args = { OPENSSL_NO_VEN$0DOR = 1; }; in pkgs.mkShell args'))).toContain(
      text,
    );
    expect(
      markdownAt(shell('let OPENSSL_NO_VENDOR = 1; in pkgs.mkShell { inherit OPENSSL_NO_VEN$0DOR; }')),
    ).toContain(text);
  });

  test('are found in packages and in code that nothing uses', () => {
    const text = 'Takes the system’s OpenSSL';
    expect(markdownAt(shell('pkgs.rustPlatform.buildRustPackage { OPENSSL_NO_VEN$0DOR = 1; }'))).toContain(
      text,
    );
    expect(markdownAt(shell('pkgs.runCommand "x" { OPENSSL_NO_VEN$0DOR = 1; } ""'))).toContain(text);
    expect(markdownAt(shell('let f = x: pkgs.mkShell { OPENSSL_NO_VEN$0DOR = x; }; in 1'))).toContain(text);
  });

  test('are found in the env of devenv.nix', () => {
    const at = (body: string): string =>
      hoverAt(`#- /devenv.nix\n{ pkgs, ... }: let x = 1; in {\n${body}\n}`);
    expect(at('env.RUST_BACK$0TRACE = "1";')).toMatch(/^RUST_BACKTRACE\n/);
    expect(at('env = { RUST_BACK$0TRACE = "1"; };')).toMatch(/^RUST_BACKTRACE\n/);
    expect(at('RUST_BACK$0TRACE = "1";')).toBe('nothing');
    expect(at('languages.env.RUST_BACK$0TRACE = "1";')).toBe('nothing');
  });

  test('are no business of sets that become no derivation', () => {
    expect(hoverAt(shell('{ OPENSSL_NO_VEN$0DOR = 1; }'))).toBe('nothing');
    expect(hoverAt(shell('pkgs.buildEnv { name = "x"; OPENSSL_NO_VEN$0DOR = 1; }'))).toBe('nothing');
  });

  test('of unknown names have no hover', () => {
    expect(hoverAt(shell('pkgs.mkShell { MY_OWN_SETT$0ING = 1; }'))).toBe('nothing');
  });

  test('are not needed where the toolchain has the sources', () => {
    const at = (extensions: string): string =>
      markdownAt(
        shell(
          `pkgs.mkShell { packages = [ (pkgs.rust-bin.stable."1.80.1".default.override { extensions = [ ${extensions} ]; }) ]; RUST_SRC_$0PATH = "x"; }`,
        ),
      );
    expect(at('"rust-src"')).toContain('> **Not needed here**: the toolchain (`1.80.1`) has `rust-src`');
    expect(at('')).toContain('> The toolchain (`1.80.1`) lacks `rust-src`');
  });

  test('are not needed where a hook sets them', () => {
    expect(
      markdownAt(
        shell(
          'pkgs.mkShell { nativeBuildInputs = [ pkgs.rustPlatform.bindgenHook ]; LIBCLANG_$0PATH = "x"; }',
        ),
      ),
    ).toContain('`rustPlatform.bindgenHook` sets it');
  });

  test('of a target that the toolchain lacks say so', () => {
    const at = (targets: string): string =>
      markdownAt(
        shell(
          `pkgs.mkShell { packages = [ (pkgs.rust-bin.stable."1.80.1".default.override { targets = [ ${targets} ]; }) ]; CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LIN$0KER = "x"; }`,
        ),
      );
    expect(at('')).toContain('has no standard library for `aarch64-unknown-linux-gnu`');
    expect(at('"aarch64-unknown-linux-gnu"')).not.toContain('has no standard library');
  });

  test('of rustup have no effect beside another toolchain', () => {
    expect(
      markdownAt(
        shell(
          'pkgs.mkShell { packages = [ pkgs.rust-bin.stable.latest.default ]; RUSTUP_TOOLCH$0AIN = "x"; }',
        ),
      ),
    ).toContain('**No effect here**');
    expect(
      markdownAt(shell('pkgs.mkShell { packages = [ pkgs.rustup ]; RUSTUP_TOOLCH$0AIN = "x"; }')),
    ).not.toContain('No effect');
  });
});

describe('in shell code', () => {
  const hook = (code: string): string => hoverAt(shell(`pkgs.mkShell { shellHook = ''\n  ${code}\n''; }`));

  test('exported variables are explained', () => {
    expect(hook('export RUST_LO$0G=debug')).toMatch(/^RUST_LOG\n/);
    expect(hook('export PATH=$PWD CARGO_HO$0ME=$PWD/.cargo')).toMatch(/^CARGO_HOME\n/);
  });

  test('used variables are explained', () => {
    expect(hook('echo $CARGO_HO$0ME')).toMatch(/^CARGO_HOME\n/);
    expect(hook("echo ''${CARGO_HO$0ME:-x}")).toMatch(/^CARGO_HOME\n/);
  });

  test('other words are not', () => {
    expect(hook('echo CARGO_HO$0ME')).toBe('nothing');
    expect(hook('export MY_VARI$0ABLE=1')).toBe('nothing');
  });

  test('a hook that stands in a variable is read, another string is not', () => {
    expect(
      markdownAt(shell("let hook = ''export RUST_LO$0G=1''; in pkgs.mkShell { shellHook = hook; }")),
    ).toContain('RUST_LOG');
    expect(hoverAt(shell("{ text = ''export RUST_LO$0G=1''; }"))).toBe('nothing');
  });
});

describe('arguments of derivations', () => {
  test('are explained', () => {
    expect(hoverAt(shell('pkgs.mkShell { inputsF$0rom = [ ]; }'))).toMatchInlineSnapshot(`
      "inputsFrom
      \`\`\`nix
      inputsFrom # argument of mkShell
      \`\`\`

      ---

      Packages to develop on: the shell gets what they need for building, and runs their \`shellHook\`, but it does not get the packages themselves.

      - Type: list of packages
      - Default: \`[ ]\`"
    `);
  });

  test('are known where they are inherited', () => {
    expect(markdownAt(shell('let buildInputs = [ ]; in pkgs.mkShell { inherit buildInp$0uts; }'))).toContain(
      'argument of mkShell',
    );
  });
});
