{
  description = "A weather station: a service, its command line, and a dashboard in WebAssembly";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    flake-utils.url = "github:numtide/flake-utils";

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
    }:
    flake-utils.lib.eachDefaultSystem (
      system:
      let
        pkgs = import nixpkgs {
          inherit system;
          overlays = [ rust-overlay.overlays.default ];
        };
        inherit (pkgs) lib;

        # What is shipped is built with exactly what rust-toolchain.toml says.
        pinned = pkgs.rust-bin.fromRustupToolchainFile ./rust-toolchain.toml;

        # What people write code with.
        rustToolchain = pkgs.rust-bin.stable.latest.default.override {
          extensions = [
            "rust-src"
            "rust-analyser"
            "llvm-tools"
          ];
          targets = [ "wasm32-unknown-unknown" ];
        };

        # Miri and sanitizers: the newest night that has all of it.
        nightly = pkgs.rust-bin.selectLatestNightlyWith (
          toolchain:
          toolchain.default.override {
            extensions = [
              "rust-src"
              "miri"
            ];
          }
        );

        # The dashboard is checked with the next stable release as well.
        next = fenix.packages.${system};
        wasmToolchain = next.combine [
          next.beta.cargo
          next.beta.rustc
          next.beta.clippy
          next.targets.wasm32-unknown-unknown.beta.rust-std
        ];

        rustPlatform = pkgs.makeRustPlatform {
          cargo = pinned;
          rustc = pinned;
        };

        nativeBuildInputs = [
          pkgs.pkg-config
          rustPlatform.bindgenHook
        ];
        buildInputs = [
          pkgs.openssl
          pkgs.sqlite
        ]
        ++ lib.optionals pkgs.stdenv.hostPlatform.isDarwin [ pkgs.libiconv ];

        station = rustPlatform.buildRustPackage {
          pname = "weather-station";
          version = "0.3.0";
          src = ./.;
          cargoLock.lockFile = ./Cargo.lock;

          inherit nativeBuildInputs buildInputs;

          OPENSSL_NO_VENDOR = "1";
          LIBSQLITE3_SYS_USE_PKG_CONFIG = "1";
        };
      in
      {
        packages = {
          default = station;
          inherit station;
        };

        checks.station = station;

        devShells = {
          default = pkgs.mkShell {
            packages = [
              rustToolchain
              pkgs.cargo-nextest
              pkgs.bacon
            ];
            inherit nativeBuildInputs buildInputs;

            RUST_SRC_PATH = "${rustToolchain}/lib/rustlib/src/rust/library";
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER = "wasm-bindgen-test-runner";

            shellHook = ''
              export RUST_BACKTRACE=1
              export DATABASE_URL="sqlite://$PWD/station.db"
            '';
          };

          miri = pkgs.mkShell {
            packages = [ nightly ];
            env.MIRIFLAGS = "-Zmiri-strict-provenance";
          };

          dashboard = pkgs.mkShell {
            packages = [
              wasmToolchain
              pkgs.wasm-bindgen-cli
              pkgs.trunk
            ];
          };
        };

        formatter = pkgs.nixfmt-tree;
      }
    );
}
