/** Hovers on toolchains: along the path that chooses one, on variables that hold one, on functions. */
import { describe, expect, test } from 'vitest';
import { flake, hoverAt, markdownAt, shell } from './hover-at.ts';

describe('along a path', () => {
  test('names the provider’s entry point', () => {
    expect(hoverAt(shell('pkgs.rust-b$0in.stable.latest.default'))).toMatchInlineSnapshot(`
      "rust-bin
      \`\`\`nix
      pkgs.rust-bin # set
      \`\`\`

      ---

      The toolchains of rust-overlay: \`stable\`, \`beta\` and \`nightly\` by version or date, and functions that choose one.

      [Documentation](https://github.com/oxalica/rust-overlay/blob/master/docs/reference.md)"
    `);
  });

  test('counts the releases of a channel', () => {
    expect(hoverAt(flake('{ x = pkgs.rust-bin.st$0able.latest.default; }'))).toMatchInlineSnapshot(`
      "stable
      \`\`\`nix
      rust-bin.stable # set
      \`\`\`

      ---

      Stable releases by their full version, and \`latest\`.

      - \`latest\`: Rust 1.84.0 · stable · 2025-01-09
      - 81 releases, from \`1.29.0\` on
      - In rust-overlay of 2025-01-10, which \`flake.lock\` pins

      [Documentation](https://github.com/oxalica/rust-overlay/blob/master/docs/reference.md)"
    `);
  });

  test('resolves latest under the lock', () => {
    expect(hoverAt(flake('{ x = pkgs.rust-bin.stable.late$0st.default; }'))).toMatchInlineSnapshot(`
      "latest
      \`\`\`nix
      rust-bin.stable.latest # toolchain set
      \`\`\`

      ---

      **Rust 1.84.0 · stable · 2025-01-09** — rust-overlay

      - Profiles: \`complete\`, \`default\`, \`minimal\`
      - \`latest\` in rust-overlay of 2025-01-10, which \`flake.lock\` pins"
    `);
  });

  test('says which release a version is and what the newest is', () => {
    expect(hoverAt(flake('{ x = pkgs.rust-bin.stable."1.7$08.0".default; }'))).toMatchInlineSnapshot(`
      ""1.78.0"
      \`\`\`nix
      rust-bin.stable."1.78.0" # toolchain set
      \`\`\`

      ---

      **Rust 1.78.0 · stable · 2024-05-02** — rust-overlay

      - Profiles: \`complete\`, \`default\`, \`minimal\`
      - From rust-overlay of 2025-01-10, which \`flake.lock\` pins
      - The newest stable there: \`1.84.0\`"
    `);
  });

  test('lists what a profile brings', () => {
    expect(hoverAt(flake('{ x = pkgs.rust-bin.nightly."2024-06-01".minim$0al; }'))).toMatchInlineSnapshot(`
      "minimal
      \`\`\`nix
      rust-bin.nightly."2024-06-01".minimal # toolchain
      \`\`\`

      ---

      What it takes to compile: \`rustc\`, \`cargo\` and \`rust-std\`, on Windows \`rust-mingw\` too.

      **Rust 1.80.0-nightly · nightly · 2024-06-01** — rust-overlay, profile \`minimal\`

      - Components: \`cargo\`, \`rust-std\`, \`rustc\`
      - Target: \`x86_64-unknown-linux-gnu\`
      - From rust-overlay of 2025-01-10, which \`flake.lock\` pins
      - The newest nightly there: \`2025-01-10\`"
    `);
  });

  test('says what a release lacks of what the newest has', () => {
    expect(markdownAt(shell('pkgs.rust-bin.stable."1.6$00.0".default'))).toMatchInlineSnapshot(`
      "\`\`\`nix
      rust-bin.stable."1.60.0" # toolchain set
      \`\`\`

      ---

      **Rust 1.60.0 · stable · 2022-04-07** — rust-overlay

      - Profiles: \`complete\`, \`default\`, \`minimal\`
      - Lacks for \`x86_64-unknown-linux-gnu\`: \`rust-analyzer\`
      - From rust-overlay of 2026-08-22, the newest that is known: no lock pins it
      - The newest stable there: \`1.98.0\`"
    `);
  });

  test('tells why a release is not there', () => {
    const at = (key: string): string => markdownAt(flake(`{ x = pkgs.rust-bin.${key}.default; }`));
    expect(at('nightly."2018-1$02-01"')).toMatch(
      /\*\*Not there any more\*\*: .* from 20\d\d-\d\d-\d\d to 20/,
    );
    expect(at('stable."1.9$07.1"')).toContain('**Not there yet**: it came on 2026-07');
    expect(at('stable."1.8$04.9"')).toContain('**rust-overlay never had it.** Close to it: `1.84.0`');
  });

  test('shows the arguments of override and what comes of it', () => {
    expect(
      hoverAt(shell('pkgs.rust-bin.stable."1.80.1".default.over$0ride { extensions = [ "rust-src" ]; }')),
    ).toMatchInlineSnapshot(`
      "override
      \`\`\`nix
      toolchain.override {
        extensions ? [ ],
        targets ? [ ],
        targetExtensions ? [ ],
        enableLibsecret ? …
      }
      \`\`\`

      ---

      > Here: **Rust 1.80.1** (rust-overlay, default + rust-src)

      The same toolchain with other components and targets: \`override { extensions = [ "rust-src" ]; targets = [ "wasm32-unknown-unknown" ]; }\`. In a list it needs parentheses around it.

      - \`extensions\` (list of strings): Components beside those of the profile, for the host: \`rust-src\`, \`rust-analyzer\`, \`llvm-tools\` …
      - \`targets\` (list of strings): Target triples to compile for, beside the host.
      - \`targetExtensions\` (list of strings): Components that are installed once for every target, such as \`rust-std\`.
      - \`enableLibsecret\` (boolean): Whether cargo can keep its tokens in the desktop’s secret service.

      [Documentation](https://github.com/oxalica/rust-overlay/blob/master/docs/reference.md)"
    `);
  });

  test('follows an interpolated version', () => {
    expect(
      hoverAt(shell('let version = "1.80.1"; in pkgs.rust-bin.stable.${ver$0sion}.default')),
    ).toMatchInlineSnapshot(`
      "\${version}
      \`\`\`nix
      rust-bin.stable."1.80.1" # toolchain set
      \`\`\`

      ---

      **Rust 1.80.1 · stable · 2024-08-08** — rust-overlay

      - Profiles: \`complete\`, \`default\`, \`minimal\`
      - From rust-overlay of 2026-08-22, the newest that is known: no lock pins it
      - The newest stable there: \`1.98.0\`"
    `);
  });

  test('knows the releases of fenix under the lock', () => {
    expect(hoverAt(flake('{ x = fenix.packages.${system}.sta$0ble.toolchain; }'))).toMatchInlineSnapshot(`
      "stable
      \`\`\`nix
      fenix.stable # toolchain set
      \`\`\`

      ---

      The newest stable release.

      **Rust 1.84.0 · stable · 2025-01-09** — fenix

      - Profiles: \`complete\`, \`default\`, \`minimal\`
      - What \`stable\` is in fenix of 2025-01-10, which \`flake.lock\` pins

      [Documentation](https://github.com/nix-community/fenix#usage)"
    `);
  });

  test('knows a component of fenix', () => {
    expect(hoverAt(flake('{ x = fenix.packages.${system}.stable.clip$0py; }'))).toMatchInlineSnapshot(`
      "clippy
      \`\`\`nix
      fenix.stable.clippy # component
      \`\`\`

      ---

      The linter.

      **Rust 1.84.0 · stable · 2025-01-09** — the component \`clippy\` of fenix

      - What \`stable\` is in fenix of 2025-01-10, which \`flake.lock\` pins"
    `);
  });

  test('says nothing of a variable that only is called rust-bin', () => {
    expect(hoverAt(shell('let rust-bin = { stable.latest = 1; }; in rust-b$0in.stable.latest'))).toBe(
      'nothing',
    );
    expect(hoverAt(shell('let rust-bin = { stable.latest = 1; }; in rust-bin.sta$0ble.latest'))).toBe(
      'nothing',
    );
  });

  test('works in a path that is being typed', () => {
    expect(markdownAt(shell('pkgs.mkShell { packages = [ pkgs.rust-bin.sta$0ble. ]; }'))).toContain(
      'rust-bin.stable',
    );
    expect(markdownAt(shell('pkgs.mkShell { packages = [ pkgs.rust-b$0in.stable.latest'))).toContain(
      'rust-bin',
    );
  });
});

describe('on variables', () => {
  test('shows the whole toolchain', () => {
    expect(
      hoverAt(
        shell(`
          let rust = pkgs.rust-bin.stable."1.80.1".default.override {
            extensions = [ "rust-src" "clippy-preview" ];
            targets = [ "wasm32-unknown-unknown" ];
          };
          in pkgs.mkShell { packages = [ ru$0st ]; }
        `),
      ),
    ).toMatchInlineSnapshot(`
      "rust
      \`\`\`nix
      rust # toolchain
      \`\`\`

      ---

      **Rust 1.80.1 · stable · 2024-08-08** — rust-overlay, profile \`default\`

      - Components: \`cargo\`, \`clippy\`, \`rust-docs\`, \`rust-src\`, \`rust-std\`, \`rustc\`, \`rustfmt\`
      - Targets: \`x86_64-unknown-linux-gnu\`, \`wasm32-unknown-unknown\`
      - From rust-overlay of 2026-08-22, the newest that is known: no lock pins it
      - The newest stable there: \`1.98.0\`"
    `);
  });

  test('shows it on the name left of the equals sign as well', () => {
    expect(markdownAt(shell('let ru$0st = pkgs.rust-bin.beta.latest.minimal; in rust'))).toContain(
      '· beta ·',
    );
  });

  test('follows with, inherit and arguments', () => {
    expect(markdownAt(shell('with pkgs.rust-bin; sta$0ble.latest.default'))).toContain('Stable releases');
    expect(markdownAt(shell('let inherit (pkgs) rust-b$0in; in rust-bin'))).toContain(
      'toolchains of rust-overlay',
    );
    expect(
      markdownAt(shell('let f = { rust }: ru$0st; in f { rust = pkgs.rust-bin.stable.latest; }')),
    ).toContain('**Rust ');
    expect(markdownAt(shell('let f = ru$0st: rust; in f pkgs.rust-bin.stable.latest'))).toContain('**Rust ');
  });

  test('tells what a shell gets, one line for each toolchain', () => {
    expect(
      hoverAt(
        shell(`
          { de$0fault = pkgs.mkShell {
              packages = [ pkgs.rust-bin.stable."1.80.1".default pkgs.rust-bin.nightly."2026-06-01".minimal pkgs.openssl ];
            };
          }
        `),
      ),
    ).toMatchInlineSnapshot(`
      "default
      \`\`\`nix
      default # shell
      \`\`\`

      ---

      A shell made by \`mkShell\`.

      - **Rust 1.80.1** (rust-overlay, default)
      - **Rust nightly 2026-06-01** (rust-overlay, minimal)
      - Packages: \`openssl\`"
    `);
  });

  test('admits that an argument is only called like nixpkgs', () => {
    expect(hoverAt('#- /nix/shell.nix\n{ pk$0gs }: pkgs.hello')).toMatchInlineSnapshot(`
      "pkgs
      \`\`\`nix
      pkgs # nixpkgs
      \`\`\`

      ---

      Taken for nixpkgs by its name: nothing that is seen here says what it is.

      - System: \`x86_64-linux\`"
    `);
  });

  test('knows packages where they are taken out of nixpkgs', () => {
    expect(hoverAt(shell('[ pkgs.cargo-next$0est ]'))).toMatchInlineSnapshot(`
      "cargo-nextest
      \`\`\`nix
      pkgs.cargo-nextest # nixpkgs
      \`\`\`

      ---

      A faster test runner.

      [Search the packages](https://search.nixos.org/packages?channel=unstable&query=cargo-nextest)"
    `);
    expect(markdownAt(shell('with pkgs; [ open$0ssl ]'))).toContain('pkgs.openssl');
    expect(markdownAt(shell('[ pkgs.openssl.de$0v ]'))).toContain('output of openssl');
    expect(hoverAt(shell('let f = { openssl }: open$0ssl; in f'))).toBe('nothing');
    expect(hoverAt(shell('pkgs.someFunct$0ion { }'))).toBe('nothing');
  });

  test('says that an unpinned overlay is the newest that is known', () => {
    expect(
      hoverAt(shell('let rust = pkgs.rust-bin.stable.latest.minimal; in ru$0st')),
    ).toMatchInlineSnapshot(`
      "rust
      \`\`\`nix
      rust # toolchain
      \`\`\`

      ---

      **Rust 1.98.0 · stable · 2026-08-20** — rust-overlay, profile \`minimal\`

      - Components: \`cargo\`, \`rust-std\`, \`rustc\`
      - Target: \`x86_64-unknown-linux-gnu\`
      - \`latest\` in rust-overlay of 2026-08-22, the newest that is known: no lock pins it"
    `);
  });
});

describe('on functions', () => {
  test('reads the toolchain file', () => {
    expect(
      hoverAt(`
        #- /shell.nix
        { pkgs }: pkgs.rust-bin.fromRustupToolch$0ainFile ./rust-toolchain.toml
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.80.1"
        components = ["rust-src"]
      `),
    ).toMatchInlineSnapshot(`
      "fromRustupToolchainFile
      \`\`\`nix
      rust-bin.fromRustupToolchainFile path
      \`\`\`

      ---

      > Here: **Rust 1.80.1** (rust-overlay, default + rust-src)

      The toolchain that a \`rust-toolchain.toml\` (or one-line \`rust-toolchain\`) asks for.

      - \`path\` (path, required): The toolchain file, such as \`./rust-toolchain.toml\`.

      [Documentation](https://github.com/oxalica/rust-overlay/blob/master/docs/reference.md)"
    `);
  });

  test('shows the file’s toolchain on its path', () => {
    expect(
      hoverAt(`
        #- /shell.nix
        { pkgs }: pkgs.rust-bin.fromRustupToolchainFile ./rust-tool$0chain.toml
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.80.1"
      `),
    ).toMatchInlineSnapshot(`
      "./rust-toolchain.toml
      \`\`\`nix
      ./rust-toolchain.toml # toolchain file
      \`\`\`

      ---

      **Rust 1.80.1 · stable · 2024-08-08** — rust-overlay, profile \`default\`

      - Components: \`cargo\`, \`clippy\`, \`rust-docs\`, \`rust-std\`, \`rustc\`, \`rustfmt\`
      - Target: \`x86_64-unknown-linux-gnu\`
      - Chosen by \`rust-toolchain.toml\`; rust-overlay of 2026-08-22, the newest that is known: the code does not say which it is"
    `);
  });

  test('says what an argument is', () => {
    expect(
      hoverAt(shell('pkgs.rust-bin.fromRustupToolchain { chan$0nel = "1.80"; profile = "minimal"; }')),
    ).toMatchInlineSnapshot(`
      "channel
      \`\`\`nix
      channel # argument of fromRustupToolchain
      \`\`\`

      ---

      \`stable\`, \`beta\`, \`nightly\`, a version (\`1.80\` or \`1.80.1\`), or one with a date (\`nightly-2024-06-01\`).

      - Type: string, required"
    `);
  });

  test('says what comes of a channel’s name', () => {
    expect(
      hoverAt(shell('pkgs.rust-bin.fromRustupToolchain { channel = "1.8$00"; profile = "minimal"; }')),
    ).toMatchInlineSnapshot(`
      ""1.80"
      \`\`\`nix
      channel # argument of fromRustupToolchain
      \`\`\`

      ---

      > Here: **Rust 1.80.1** (rust-overlay, minimal)

      \`stable\`, \`beta\`, \`nightly\`, a version (\`1.80\` or \`1.80.1\`), or one with a date (\`nightly-2024-06-01\`).

      - Type: string, required"
    `);
  });

  test('knows arguments in a set that is only later given to the function', () => {
    expect(
      markdownAt(
        shell(
          'let args = { exten$0sions = [ "rust-src" ]; }; in pkgs.rust-bin.stable.latest.default.override args',
        ),
      ),
    ).toContain('argument of override');
  });

  test('shows the arguments of built-in functions', () => {
    expect(hoverAt('builtins.concatMa$0p')).toMatchInlineSnapshot(`
      "concatMap
      \`\`\`nix
      builtins.concatMap f list
      \`\`\`

      ---

      The items of \`f\` of each item of \`list\` in a row."
    `);
  });

  test('shows the functions of nixpkgs’ library, also under with and inherit', () => {
    expect(hoverAt('#- /a.nix\n{ lib }: lib.optional$0s true [ 1 ]')).toMatchInlineSnapshot(`
      "optionals
      \`\`\`nix
      lib.optionals cond elems
      \`\`\`

      ---

      The list \`elems\` if \`cond\` is true, else \`[ ]\`."
    `);
    expect(markdownAt('#- /a.nix\n{ lib }: with lib; optional$0s true [ 1 ]')).toContain(
      'lib.optionals cond',
    );
    expect(markdownAt('#- /a.nix\n{ lib }: let inherit (lib) optional$0s; in 1')).toContain(
      'lib.optionals cond',
    );
    expect(markdownAt('#- /a.nix\n{ l$0ib }: lib')).toContain('nixpkgs’ library');
  });

  test('names the night that was selected', () => {
    expect(
      markdownAt(
        flake(
          '{ x = pkgs.rust-bin.selectLatestNight$0lyWith (t: t.default.override { extensions = [ "miri" ]; }); }',
        ),
      ),
    ).toMatch(/Here: \*\*Rust nightly 2025-01-\d\d\*\*/);
  });
});
