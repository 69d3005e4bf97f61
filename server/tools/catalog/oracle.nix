# Asks rust-overlay itself. The packages it calls are stubs: a component is its name and triple, a join is its parts.
#   overlay: a checkout of rust-overlay; nixpkgsLib: nixpkgs' lib; cases: a JSON file; host, target: Rust triples.
{ overlay, nixpkgsLib, cases, host, target ? host }:
let
  lib = import nixpkgsLib;

  platform = triple: {
    rust.rustcTarget = triple;
    isLinux = false;
    isDarwin = false;
    isWasm = false;
    isWasi = false;
  };
  mkDerivation = drv: { inherit (drv) pname; inherit (drv.passthru) platform; };
  stub = {
    inherit lib;
    stdenv = {
      inherit mkDerivation;
      hostPlatform = platform host;
      targetPlatform = platform target;
      cc = { };
    };
    stdenvNoCC = { inherit mkDerivation; };
    fetchurl = args: args;
    symlinkJoin = args: { inherit (args) paths version; drvPath = builtins.deepSeq (parts args) ""; };
    path = /.;
    # Whatever else the overlay asks for is only handed on.
    callPackage = file: args:
      let
        function = import file;
        required = lib.filterAttrs (_: optional: !optional) (builtins.functionArgs function);
      in
      function (lib.mapAttrs (name: _: stub.${name} or { }) required // args);
  };

  # Since 2024-06: functions that take what they need. Older revisions of them take more arguments than today's.
  splitForm = rec {
    manifests = import (overlay + "/lib/manifests.nix") { inherit lib; distRoot = ""; };
    overlayWith = importer:
      let function = importer (overlay + "/lib/rust-bin.nix"); in
      function (builtins.intersectAttrs (builtins.functionArgs function) {
        inherit lib manifests toRustTarget;
        pkgs = stub;
        inherit (rustBin) nightly;
      });
  };
  # Before: two overlays, one of them with the manifests.
  overlayForm = rec {
    inherit (super.rust-bin) manifests;
    super = stub // import (overlay + "/manifest.nix") self stub;
    self = super // { inherit rust-bin; rust.toRustTarget = toRustTarget; };
    rust-bin = overlayWith import;
    overlayWith = importer: (importer (overlay + "/rust-overlay.nix") self super).rust-bin;
  };
  toRustTarget = it: it.rust.rustcTarget;
  inherit (if builtins.pathExists (overlay + "/lib/rust-bin.nix") then splitForm else overlayForm) manifests overlayWith;

  rustBin = overlayWith import;
  # The same with errors as values, so that their texts can be compared.
  speaking = overlayWith (builtins.scopedImport { throw = message: { inherit message; }; });

  parts = toolchain: map (it: "${it.pname} ${it.platform}") toolchain.paths;

  # { channel, key, profile, extensions, targets, targetExtensions } → what is installed, or why not
  select = case:
    let
      channel = rustBin.${case.channel};
      toolchain = speaking.${case.channel}.${case.key};
      arguments = { inherit (case) extensions targets targetExtensions; };
      result = toolchain.${case.profile}.override arguments;
    in
    if !(channel ? ${case.key}) then { absent = "key"; }
    else if !(toolchain ? ${case.profile}) then { absent = "profile"; }
    else if result.paths ? message then { inherit (result.paths) message; }
    else { parts = parts result; };

  # { name, profile, components, targets } → what `fromRustupToolchain` gives, or that it fails
  rustup = case:
    let
      result = parts (rustBin.fromRustupToolchain {
        inherit (case) components targets;
        channel = case.name;
        ${if case.profile == null then null else "profile"} = case.profile;
      });
      tried = builtins.tryEval (builtins.deepSeq result result);
    in
    if tried.success then { parts = tried.value; } else { failed = true; };

  # { profile, extensions, targets } → the version of the nightly that `selectLatestNightlyWith` settles on
  latestNightly = case:
    if !(rustBin.nightly.latest ? ${case.profile}) then { absent = "profile"; }
    else (rustBin.selectLatestNightlyWith (it: it.${case.profile}.override { inherit (case) extensions targets; })).version;

  # { channel, key } → a digest of every name that can be installed, for every triple
  contents = case:
    let
      toolchain = rustBin.${case.channel}.${case.key};
      inherit (toolchain) _manifest;
    in
    {
      inherit (_manifest) date version profiles;
      aliases = lib.mapAttrs (_: it: it.to) _manifest.renames;
      names = builtins.attrNames _manifest.pkg;
      digest = builtins.hashString "sha256"
        (builtins.toJSON (lib.mapAttrs (_: builtins.attrNames) toolchain._components));
    };

  keys = _: lib.mapAttrs (_: it: { keys = builtins.attrNames it; latest = it.latest.date; }) manifests;

  # Every system that nixpkgs knows, with its triple.
  systems = _: lib.genAttrs lib.systems.doubles.all (it: (lib.systems.elaborate it).rust.rustcTarget);

  ask = { inherit select rustup latestNightly contents keys systems; };
in
map (case: ask.${case.ask} case) (builtins.fromJSON (builtins.readFile cases))
