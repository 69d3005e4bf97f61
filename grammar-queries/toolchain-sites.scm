; Words without which a file cannot bring in a Rust toolchain by itself, and the places where they stand. A file without
; any is left alone; what the places mean is for the evaluator to say.

; rust-bin.stable, fenix.packages, rustChannelOf …
((identifier) @provider
  (#any-of? @provider
    "rust-bin" "rust-overlay" "rustChannelOf" "rustChannels" "rustChannelOfTargets" "latest" "fenix" "nixpkgs-mozilla"
    "rustup" "rustc" "cargo" "rustPlatform" "rust-analyzer" "rust-analyzer-nightly" "rust-toolchain" "rustToolchain"
    "fromRustupToolchain" "fromRustupToolchainFile" "fromToolchainFile" "fromToolchainName" "fromManifest"
    "fromManifestFile" "selectLatestNightlyWith" "toolchainOf" "withComponents" "buildRustPackage" "makeRustPlatform"
    "crane" "craneLib" "naersk" "naersk'" "cargo2nix" "crate2nix" "import-cargo" "dream2nix" "languages"))

; extensions = [ … ]; targets = [ … ]; components = [ … ];
((binding
  attrpath: (attrpath
    attr: (identifier) @list.name
    .)
  expression: (_) @list)
  (#any-of? @list.name "extensions" "targets" "components"))

; withComponents [ … ]
((apply_expression
  function: (_
    attrpath: (attrpath
      attr: (identifier) @list.name
      .))
  argument: (list_expression) @list)
  (#eq? @list.name "withComponents"))

; import <…>, import ./…, import (…)
((apply_expression
  function: (variable_expression
    name: (identifier) @import)
  argument: (_) @source)
  (#any-of? @import "import" "fetchTarball" "fetchGit" "fetchTree" "fetchurl"))

((apply_expression
  function: (select_expression
    attrpath: (attrpath
      attr: (identifier) @import
      .))
  argument: (_) @source)
  (#any-of? @import "fetchTarball" "fetchGit" "fetchTree" "getFlake" "fetchFromGitHub" "fetchurl"))

; A string with a provider's repository in it: an input, an overlay's tarball.
((string_expression
  (string_fragment) @reference)
  (#match? @reference "rust-overlay|fenix|nixpkgs-mozilla|naersk|crane|cargo2nix|crate2nix"))
