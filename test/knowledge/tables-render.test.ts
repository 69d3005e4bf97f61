/** The tables as Markdown: what a hover shows. */
import { describe, expect, test } from 'vitest';
import { COMPONENT_DOCS, PROFILE_DOCS } from '../../server/knowledge/components/components.ts';
import { RUST_PACKAGES } from '../../server/knowledge/components/packages.ts';
import {
  renderComponent,
  renderPackage,
  renderProfile,
  renderTarget,
} from '../../server/knowledge/components/render.ts';
import { knownTriples } from '../../server/knowledge/components/targets.ts';
import { ENV_VARS, findEnvVar } from '../../server/knowledge/env-vars/env-vars.ts';
import { renderEnvVar } from '../../server/knowledge/env-vars/render.ts';
import { KNOWN_INPUTS } from '../../server/knowledge/flake-schema/known-inputs.ts';
import { DEPRECATED_OUTPUTS, OUTPUTS } from '../../server/knowledge/flake-schema/outputs.ts';
import {
  renderKnownInput,
  renderOutput,
  renderSchemaEntry,
} from '../../server/knowledge/flake-schema/render.ts';
import {
  INPUT_ATTRIBUTES,
  NIX_CONFIG,
  SELF_ATTRIBUTES,
  SELF_INPUT_ATTRIBUTES,
  TOP_LEVEL,
} from '../../server/knowledge/flake-schema/schema.ts';

describe('an environment variable', () => {
  test('shows what it does, its reader, its value and what to mind', () => {
    expect(hover('LIBCLANG_PATH')).toMatchInlineSnapshot(`
      "**\`LIBCLANG_PATH\`**

      The directory that holds \`libclang.so\` or \`libclang.dylib\`; the path of the file itself is taken as well.

      - Read by: clang-sys, and so bindgen
      - Value: a directory

      \`\`\`nix
      LIBCLANG_PATH = "\${lib.getLib pkgs.libclang}/lib";
      # or
      LIBCLANG_PATH = "\${pkgs.llvmPackages.libclang.lib}/lib";
      \`\`\`

      Not needed with \`rustPlatform.bindgenHook\` in \`nativeBuildInputs\` or \`packages\`, and for crates that ship their bindings.

      Mind:
      - The default outputs of \`pkgs.libclang\` and \`pkgs.llvmPackages.clang\` hold no \`libclang.so\`: it is in the \`lib\` output of \`libclang\`.
      - The value has to end in \`/lib\`: the package’s own path is not enough.
      - \`pkgs.clang\` among the inputs does not bring libclang.
      - \`pkgs.llvm\` holds \`libLLVM\` only.
      - Without \`BINDGEN_EXTRA_CLANG_ARGS\` libclang is found, but C headers such as \`stddef.h\` and \`stdio.h\` are not.
      - A libclang much newer than bindgen expects can fail on its own.

      [Documentation](https://github.com/KyleMayes/clang-sys#environment-variables)"
    `);
  });

  test('shows the target and its own compiler where the name holds a triple', () => {
    expect(hover('CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER')).toMatchInlineSnapshot(`
      "**\`CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER\`** — for \`aarch64-unknown-linux-gnu\`: 64-bit ARM, Linux, glibc

      The linker for one target, as a C compiler driver.

      - Read by: cargo
      - Value: a program, by its path or by its name on \`PATH\`
      - Same as: \`target.aarch64-unknown-linux-gnu.linker\` in \`.cargo/config.toml\`

      \`\`\`nix
      CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER = "\${pkgs.pkgsCross.aarch64-multiplatform.stdenv.cc}/bin/aarch64-unknown-linux-gnu-cc";
      \`\`\`

      Not needed with crane, with \`buildRustPackage\`, and in a \`pkgsCross\` shell whose hooks set it.

      Mind:
      - The triple is in capitals with underscores: a name with small letters or dashes is ignored.
      - For Linux targets the value is a C compiler (\`cc\`, \`clang\`), not \`ld\` itself.
      - A store path alone is a directory: \`/bin/<program>\` has to follow.

      [Documentation](https://doc.rust-lang.org/cargo/reference/config.html#targettriplelinker)"
    `);
  });

  test('shows the example of a pattern that is not filled in', () => {
    const row = ENV_VARS.find((it) => it.name === 'LLVM_SYS_<MAJOR><MINOR>_PREFIX');
    expect(row && renderEnvVar(row)).toContain(
      'LLVM_SYS_181_PREFIX = "${lib.getDev pkgs.llvmPackages_18.llvm}";',
    );
  });

  test('shows a value that needs the working directory as a line of shellHook', () => {
    expect(hover('CARGO_HOME')).toContain(`shellHook = ''\n  export CARGO_HOME="$PWD/.cargo-home"\n'';`);
  });

  test('says what to use in place of a deprecated one', () => {
    expect(hover('RUSTUP_DIST_ROOT')).toContain('**Deprecated.** Use `RUSTUP_DIST_SERVER`.');
  });

  test('says when a tool sets it', () => {
    expect(hover('OUT_DIR')).toContain('A tool sets it; leave it alone.');
  });
});

test('a component shows who needs it and what it brings', () => {
  expect(renderComponent('clippy-preview')).toMatchInlineSnapshot(`
    "**\`clippy-preview\`** — the same as \`clippy\`

    The linter.

    - Needed by: \`cargo clippy\`; rust-analyzer, where it checks with Clippy
    - Programs: \`cargo-clippy\`, \`clippy-driver\`

    [Components](https://rust-lang.github.io/rustup/concepts/components.html)"
  `);
});

test('a component that is out of use says so', () => {
  expect(renderComponent('rls')).toContain('**Deprecated.** rust-analyzer replaced it');
});

test('a profile shows what is in it', () => {
  expect(renderProfile('default')).toMatchInlineSnapshot(`
    "**\`default\`** — profile

    The profile \`minimal\` with \`rustfmt\`, \`clippy\` and \`rust-docs\`. rustup installs it by default.

    [Profiles](https://rust-lang.github.io/rustup/concepts/profiles.html)"
  `);
});

test('a target shows its tier and how to link for it', () => {
  expect(renderTarget('x86_64-pc-windows-gnu')).toMatchInlineSnapshot(`
    "**\`x86_64-pc-windows-gnu\`** — 64-bit x86, Windows, MinGW

    Tier 1. Every change to Rust is tested on it. It has all of \`std\`. Programs run on Windows 10 and newer.

    From another machine:

    \`\`\`nix
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER = "\${pkgs.pkgsCross.mingwW64.stdenv.cc}/bin/x86_64-w64-mingw32-cc";
    buildInputs = [ pkgs.pkgsCross.mingwW64.windows.pthreads ];
    \`\`\`

    [Platform support](https://doc.rust-lang.org/rustc/platform-support.html)"
  `);
});

test('a target under its old name shows the new one', () => {
  expect(renderTarget('wasm32-wasi')).toContain('today’s is `wasm32-wasip1`');
});

test('an unknown target shows what its parts mean', () => {
  expect(renderTarget('riscv64imafdc-acme-linux-musl')).toMatchInlineSnapshot(`
    "**\`riscv64imafdc-acme-linux-musl\`** — RISC-V RV64IMAFDC, Linux, musl

    [Platform support](https://doc.rust-lang.org/rustc/platform-support.html)"
  `);
});

test('a package shows which component it needs', () => {
  expect(renderPackage('cargo-llvm-cov')).toContain('The toolchain must have `llvm-tools`.');
});

test('an input shows how to declare it', () => {
  expect(renderKnownInput('rust-overlay')).toMatchInlineSnapshot(`
    "**\`rust-overlay\`** — \`github:oxalica/rust-overlay\`

    Every stable, beta and nightly Rust toolchain, as the overlay \`rust-bin\`.

    \`\`\`nix
    rust-overlay = {
      url = "github:oxalica/rust-overlay";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    \`\`\`

    In \`outputs\`: \`overlays = [ (import rust-overlay) ]\`

    The default branch is \`master\`, updated daily; the branch \`stable\` moves more slowly. Nightlies and betas stay for one to two years; tags such as \`snapshot/2025-01-11\` keep older ones.

    [Documentation](https://github.com/oxalica/rust-overlay#readme)"
  `);
});

test('an output shows its path and who uses it', () => {
  expect(renderOutput('devShells')).toMatchInlineSnapshot(`
    "**\`devShells.<system>.<name>\`** — derivation (mkShell)

    Development shells. The one called \`default\` is what \`nix develop\` takes when none is named.

    Used by \`nix develop\`, \`direnv (use flake)\`, \`nix print-dev-env\`.

    - The shell needs a name: \`devShells.<system>.default\`, not \`devShells.<system>\`.
    - Outside a function such as \`eachDefaultSystem\` the system is part of the path."
  `);
  expect(renderOutput('devShell')).toContain('use `devShells.<system>.default`');
});

test('names that no table has show nothing', () => {
  const nothing = ['constructor', 'nonsense', ''].flatMap((it) => [
    renderComponent(it),
    renderProfile(it),
    renderTarget(it),
    renderPackage(it),
    renderKnownInput(it),
    renderOutput(it),
  ]);
  expect(nothing.filter((it) => it !== undefined)).toEqual([]);
});

test('everything renders as whole paragraphs', () => {
  const all = [
    ...ENV_VARS.map((it) => renderEnvVar(it)),
    ...COMPONENT_DOCS.map((it) => renderComponent(it.name)),
    ...PROFILE_DOCS.map((it) => renderProfile(it.name)),
    ...[...knownTriples()].map((it) => renderTarget(it)),
    ...RUST_PACKAGES.map((it) => renderPackage(it.attribute)),
    ...KNOWN_INPUTS.map((it) => renderKnownInput(it.name)),
    ...[...OUTPUTS, ...DEPRECATED_OUTPUTS].map((it) => renderOutput(it.name)),
    ...[...TOP_LEVEL, ...INPUT_ATTRIBUTES, ...SELF_ATTRIBUTES, ...SELF_INPUT_ATTRIBUTES, ...NIX_CONFIG].map(
      (it) => renderSchemaEntry(it),
    ),
  ];
  for (const text of all) {
    expect(text).toMatch(/^\*\*`[^`]+`\*\*/);
    expect(text).not.toMatch(/undefined(?! behaviour)|\[object|\n\n\n|«|»/);
    expect((text?.match(/```/g)?.length ?? 0) % 2).toBe(0);
  }
});

function hover(name: string): string | undefined {
  const found = findEnvVar(name);
  return found && renderEnvVar(found);
}
