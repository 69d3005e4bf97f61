# Asks fenix itself, with stubs for the packages it calls.
#   overlay: a checkout of fenix; nixpkgsLib: nixpkgs' lib; cases: a JSON file; host: a Rust triple.
{ overlay, nixpkgsLib, cases, host }:
let
  plainLib = import nixpkgsLib;
  # Toolchain files need a manifest, which fenix would download: it gets its own stable one.
  lib = plainLib // { importTOML = _: plainLib.importJSON (overlay + "/data/stable.json"); };

  stub = {
    inherit lib;
    stdenv = {
      isLinux = false;
      isDarwin = false;
      buildPlatform.rust.rustcTarget = host;
      mkDerivation = args: { inherit (args) pname version; };
    };
    symlinkJoin = args: { inherit (args) paths name; };
    fetchurl = args: args;
    # How older revisions ask for the triple.
    rust.toRustTarget = it: it.rust.rustcTarget;
    zlib = { };
    curl = { };
    makeBinaryWrapper = { };
    rustc = { };
    callPackage = file: args:
      let function = import file; in
      function (builtins.intersectAttrs (builtins.functionArgs function) stub // args);
  };

  fenix = import overlay {
    inherit lib;
    pkgs = stub;
    system = "";
    rust-analyzer-src = { };
  };

  # The components in a join, each with its day, through joins of joins.
  parts = it: if it ? paths then lib.concatMap parts it.paths else [ "${it.pname} ${it.version}" ];
  partsOf = lib.mapAttrs (_: parts);

  # { triple, name } → what each member of a set is made of, and the other members
  members = { triple, name, ... }:
    let set = fenix.targets.${triple}.${name} or null; in
    if set == null then null else {
      parts = partsOf (removeAttrs set [ "manifest" "withComponents" ]);
      others = builtins.attrNames (lib.getAttrs (builtins.filter (it: set ? ${it}) [ "manifest" "withComponents" ]) set);
    };

  # { file } → what a toolchain file joins
  file = { file, ... }: parts (fenix.fromToolchainFile { inherit file; sha256 = ""; });

  targets = _: builtins.attrNames fenix.targets;

  ask = { inherit members file targets; };
in
map (case: ask.${case.ask} (case // { ${if case ? file then "file" else null} = /. + case.file; }))
  (builtins.fromJSON (builtins.readFile cases))
