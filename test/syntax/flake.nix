{
  description = "A daemon that watches the tide tables; with a command line and a web page";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    flake-utils.url = "github:numtide/flake-utils";
    crane.url = "github:ipetkov/crane";
    rust-overlay = {
      url = "github:oxalica/rust-overlay";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    advisory-db = {
      url = "github:rustsec/advisory-db";
      flake = false;
    };
  };

  outputs =
    {
      self,
      nixpkgs,
      flake-utils,
      crane,
      rust-overlay,
      advisory-db,
      ...
    }@inputs:
    flake-utils.lib.eachSystem [ "x86_64-linux" "aarch64-linux" "aarch64-darwin" ] (
      system:
      let
        overlays = [ (import rust-overlay) ];
        pkgs = import nixpkgs { inherit system overlays; };
        inherit (pkgs) lib stdenv;

        # The toolchain of the developers and of the checks.
        toolchain = pkgs.rust-bin.stable."1.78.0".default.override {
          extensions = [
            "rust-src"
            "rust-analyzer"
          ];
          targets = [ "wasm32-unknown-unknown" ] ++ lib.optional stdenv.isLinux "x86_64-unknown-linux-musl";
        };
        craneLib = (crane.mkLib pkgs).overrideToolchain (_: toolchain);

        sqlFilter = path: _type: builtins.match ".*\\.sql$" path != null;
        src = lib.cleanSourceWith {
          src = ./.;
          filter = path: type: (sqlFilter path type) || (craneLib.filterCargoSources path type);
        };

        version = (builtins.fromTOML (builtins.readFile ./Cargo.toml)).package.version or "0.0.0";
        port = 8080 + (if stdenv.isDarwin then 1 else 0);

        commonArgs = {
          inherit src version;
          pname = "tidewatch";
          strictDeps = true;
          nativeBuildInputs = with pkgs; [
            pkg-config
            installShellFiles
          ];
          buildInputs =
            [ pkgs.openssl ]
            ++ lib.optionals stdenv.isDarwin [
              pkgs.libiconv
              pkgs.darwin.apple_sdk.frameworks.Security
            ];
          OPENSSL_NO_VENDOR = 1;
        };

        cargoArtifacts = craneLib.buildDepsOnly commonArgs;

        tidewatch = craneLib.buildPackage (
          commonArgs
          // {
            inherit cargoArtifacts;
            doCheck = false;
            postInstall = ''
              installShellCompletion --cmd tidewatch \
                --bash <($out/bin/tidewatch completions bash) \
                --fish <($out/bin/tidewatch completions fish)
              substituteInPlace $out/share/tide.conf \
                --replace "@port@" "${toString port}" \
                --replace '@home@' "''${HOME:-/root}"
            '';
            meta = {
              description = "Watches the tide";
              homepage = "https://tide.example.org/?lang=en&v=${version}";
              license = lib.licenses.mit;
              mainProgram = "tidewatch";
            };
          }
        );

        web = craneLib.buildTrunkPackage (
          commonArgs
          // {
            inherit cargoArtifacts;
            trunkIndexPath = "web/index.html";
            CARGO_BUILD_TARGET = "wasm32-unknown-unknown";
          }
        );
      in
      {
        checks = {
          inherit tidewatch web;
          clippy = craneLib.cargoClippy (
            commonArgs
            // {
              inherit cargoArtifacts;
              cargoClippyExtraArgs = "--all-targets -- --deny warnings";
            }
          );
          fmt = craneLib.cargoFmt { inherit src; };
          audit = craneLib.cargoAudit { inherit src advisory-db; };
        };

        packages.default = tidewatch;
        packages.web = web;
        apps.default = flake-utils.lib.mkApp { drv = tidewatch; };

        devShells.default = craneLib.devShell {
          checks = self.checks.${system};
          packages = with pkgs; [
            bacon
            sqlx-cli
            cargo-nextest
          ];
          RUST_LOG = "tidewatch=debug,info";
          RUST_SRC_PATH = "${toolchain}/lib/rustlib/src/rust/library";
          shellHook = ''
            echo "tidewatch ${version} on ${system}"
            export DATABASE_URL="sqlite://$PWD/tide.db"
            [ -e tide.db ] || sqlx database setup
          '';
        };

        formatter = pkgs.nixfmt-rfc-style;
      }
    )
    // {
      overlays.default = final: prev: { inherit (self.packages.${final.system}) tidewatch; };
      nixosModules.default =
        { config, lib, ... }:
        {
          options.services.tidewatch.enable = lib.mkEnableOption "tidewatch";
          config = lib.mkIf config.services.tidewatch.enable {
            systemd.services.tidewatch.wantedBy = [ "multi-user.target" ];
          };
        };
    };
}
