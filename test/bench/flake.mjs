/** Makes flakes of any length, in the shape that people write them: toolchains in a `let`, packages, checks, shells. */

/**
 * A flake with about `lines` lines. `places` are the lines before which a binding can be written: in the inputs, in the
 * `let` at half the length, and in the arguments of the last shell.
 *
 * @param {number} lines
 */
export function flake(lines) {
  const made = [...HEAD];
  const start = made.indexOf(MARK);
  made.splice(start, 1);
  const room = lines - HEAD.length - OUTPUTS.length - END.length;
  const count = Math.max(1, Math.floor(room / LINES_OF_UNIT));
  let middle = 0;
  for (let index = 0; index < count; index++) {
    if (middle === 0 && lines / 2 <= made.length) middle = made.length;
    made.push(...LET(index));
  }
  if (middle === 0) middle = made.length;
  made.push(...OUTPUTS);
  for (let index = 0; index < count; index++) made.push(...PACKAGE(index));
  made.push('        };', '', '        devShells = {');
  for (let index = 0; index < count; index++) made.push(...SHELL(index));
  const end = made.length - 1;
  made.push(...END);
  return { text: `${made.join('\n')}\n`, places: { start, middle, end } };
}

const MARK = '# here';

const HEAD = `{
  description = "A workspace of services and tools";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    flake-utils.url = "github:numtide/flake-utils";
${MARK}
    rust-overlay = {
      url = "github:oxalica/rust-overlay";
      inputs.nixpkgs.follows = "nixpkgs";
    };

    fenix = {
      url = "github:nix-community/fenix";
      inputs.nixpkgs.follows = "nixpkgs";
    };
  };

  outputs =
    {
      self,
      nixpkgs,
      flake-utils,
      rust-overlay,
      fenix,
      ...
    }@inputs:
    flake-utils.lib.eachDefaultSystem (
      system:
      let
        pkgs = import nixpkgs {
          inherit system;
          overlays = [ (import rust-overlay) ];
        };
        inherit (pkgs) lib;
        next = fenix.packages.\${system};

        # What is shipped is built with exactly what rust-toolchain.toml says.
        pinned = pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml;
        rustToolchain = pkgs.rust-bin.stable.latest.default.override {
          extensions = [
            "rust-src"
            "rust-analyzer"
          ];
          targets = [ "wasm32-unknown-unknown" ];
        };
        rustPlatform = pkgs.makeRustPlatform {
          cargo = pinned;
          rustc = pinned;
        };
`.split('\n');

const RELEASES = ['"1.75.0"', '"1.80.1"', '"1.85.0"', '"1.88.0"', 'latest'];
const TARGETS = ['wasm32-unknown-unknown', 'aarch64-unknown-linux-gnu', 'x86_64-unknown-linux-musl'];
const EXTENSIONS = ['clippy', 'rustfmt', 'llvm-tools', 'rust-analyzer'];
const PACKAGES = ['openssl', 'sqlite', 'zlib', 'protobuf', 'libgit2', 'postgresql', 'cmake'];
const pick = (list, index) => list[index % list.length];

/** Toolchains of three kinds in turn, and what a package needs. */
const LET = (it) =>
  `
        # What tool-${it} is built and checked with.
        toolchain-${it} = ${pick([BIN, NIGHT, FENIX], it)(it)};
        inputs-${it} = [
          pkgs.${pick(PACKAGES, it)}
          pkgs.${pick(PACKAGES, it + 1)}
        ]
        ++ lib.optionals pkgs.stdenv.hostPlatform.isDarwin [ pkgs.libiconv ];
        variables-${it} = {
          RUST_BACKTRACE = "1";
          TOOL_HOME = "\${pkgs.${pick(PACKAGES, it)}.dev}/share/tool-${it}";
        };`.split('\n');

const BIN = (it) => `pkgs.rust-bin.stable.${pick(RELEASES, it)}.minimal.override {
          extensions = [
            "rust-src"
            "${pick(EXTENSIONS, it)}"
          ];
          targets = [ "${pick(TARGETS, it)}" ];
        }`;

const NIGHT = (it) => `pkgs.rust-bin.selectLatestNightlyWith (
          toolchain:
          toolchain.default.override {
            extensions = [
              "rust-src"
              "${pick(EXTENSIONS, it)}"
            ];
          }
        )`;

const FENIX = (it) => `next.combine [
          next.stable.cargo
          next.stable.rustc
          next.stable.rust-src
          next.stable.clippy
          next.stable.rustfmt
          next.targets.${pick(TARGETS, it)}.stable.rust-std
        ]`;

const OUTPUTS = `      in
      {
        formatter = pkgs.nixfmt-tree;

        packages = {
          default = self.packages.\${system}.tool-0;`.split('\n');

const PACKAGE = (it) =>
  `
          tool-${it} = rustPlatform.buildRustPackage {
            pname = "tool-${it}";
            version = "0.${it}.0";
            src = ./.;
            cargoLock.lockFile = ./Cargo.lock;
            cargoBuildFlags = [ "--package=tool-${it}" ];
            nativeBuildInputs = [ pkgs.pkg-config ];
            buildInputs = inputs-${it};
            OPENSSL_NO_VENDOR = "1";
            meta.mainProgram = "tool-${it}";
          };`.split('\n');

const SHELL = (it) =>
  `
          tool-${it} = pkgs.mkShell {
            inputsFrom = [ self.packages.\${system}.tool-${it} ];
            packages = [
              toolchain-${it}
              pkgs.cargo-nextest
            ];
            env = variables-${it};
            shellHook = ''
              export DATABASE_URL="sqlite://$PWD/tool-${it}.db"
            '';
          };`.split('\n');

const END = `        };
      }
    );
}`.split('\n');

/** On average over the three kinds of toolchain. */
const LINES_OF_UNIT =
  [0, 1, 2].reduce((sum, it) => sum + LET(it).length + PACKAGE(it).length + SHELL(it).length, 0) / 3;
