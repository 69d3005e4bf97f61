# nixpkgs' own Rust, as far as a shell's inputs tell of it. `final` is the package set.
{ lib, fake, rusty, mkDerivation, overridable, final }:
let
  hooks = lib.genAttrs [
    "bindgenHook" "cargoSetupHook" "cargoBuildHook" "cargoCheckHook" "cargoInstallHook" "cargoNextestHook" "maturinBuildHook"
    "fetchCargoTarball" "fetchCargoVendor" "importCargoLock" "buildRustPackage-hook"
  ] (name: fake "rustPlatform.${name}");

  makeRustPlatform = overridable ({ cargo, rustc, ... }: hooks // {
    rust = { inherit cargo rustc; };
    # Sources beside the toolchain, not in it.
    rustLibSrc = fake "rust-lib-src";
    rustcSrc = fake "rustc-src";
    buildRustPackage = overridable (function: mkDerivation (self:
      let args = lib.toFunction function self; in
      { doCheck = true; } // args // {
        nativeBuildInputs = lib.flatten (args.nativeBuildInputs or [ ]) ++ [ rustc cargo ];
        cargoDeps = args.cargoDeps or (fake "cargo-deps");
      }));
  });

  rustc = rusty "rustc" [ "rustc" "rust-std" ] {
    llvmPackages = fake "llvmPackages";
    llvm = fake "llvm";
    unwrapped = rustc;
    targetPlatforms = lib.platforms.all;
    tier1TargetPlatforms = lib.platforms.all;
    badTargetPlatforms = [ ];
    src = fake "rustc-src";
  };
  components = {
    inherit rustc;
    rustc-unwrapped = rustc;
    cargo = rusty "cargo" [ "cargo" ] { };
    clippy = rusty "clippy" [ "clippy" ] { };
    rustfmt = rusty "rustfmt" [ "rustfmt" ] { };
    rust-analyzer = rusty "rust-analyzer" [ "rust-analyzer" ] { };
    rust-analyzer-unwrapped = rusty "rust-analyzer-unwrapped" [ "rust-analyzer" ] { };
  };
  rustPackages = components // {
    inherit rustPlatform;
    rustLibSrc = rustPlatform.rustLibSrc;
    override = _: rustPackages;
    overrideScope = _: rustPackages;
  };
  rustPlatform = final.makeRustPlatform { inherit (final) cargo rustc; };
in
components // {
  inherit makeRustPlatform rustPlatform rustPackages;
  rustup = rusty "rustup" [ "rustup" ] { };
  rustPackages_1 = rustPackages;
  rust = {
    packages = lib.genAttrs [ "stable" "prebuilt" ] (_: rustPackages // { rustPlatform = rustPlatform; });
    toRustTarget = it: it.rust.rustcTarget;
    toRustTargetSpec = it: it.rust.rustcTargetSpec;
    toRustTargetSpecShort = it: it.rust.cargoShortTarget;
    toTargetArch = it: it.rust.platform.arch;
    envVars = { setEnv = ""; };
  };
}
