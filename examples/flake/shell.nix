# The shell for those who do not use flakes.
let
  rust-overlay = import (builtins.fetchTarball "https://github.com/oxalica/rust-overlay/archive/master.tar.gz");
in
{
  pkgs ? import <nixpkgs> { overlays = [ rust-overlay ]; },
}:

pkgs.mkShell {
  packages = with pkgs; [
    (rust-bin.stable."1.93.0".minimal.override {
      extensions = [
        "clippy"
        "rustfmt"
        "rust-src"
      ];
    })
    pkg-config
    openssl
    sqlite
  ];

  RUST_BACKTRACE = "1";
}
