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
  stub = {
    inherit lib;
    stdenv = {
      hostPlatform = platform host;
      targetPlatform = platform target;
      cc = { };
    };
    stdenvNoCC.mkDerivation = drv: { inherit (drv) pname; inherit (drv.passthru) platform; };
    fetchurl = args: args;
    symlinkJoin = args: { inherit (args) paths version; drvPath = builtins.deepSeq (parts args) ""; };
    path = /.;
    callPackage = file: args:
      let function = import file; in
      function (builtins.intersectAttrs (builtins.functionArgs function) packages // args);
  };
  # Whatever else the overlay asks for is only handed on.
  packages = lib.genAttrs [
    "pkgsTargetTarget" "pkgsHostHost" "bash" "curl" "rustc" "makeWrapper"
    "gnutar" "autoPatchelfHook" "bintools" "lndir" "zlib" "gccForLibs" "symlinkJoin" "stdenv" "stdenvNoCC" "lib" "path"
  ] (name: stub.${name} or { });

  manifests = import (overlay + "/lib/manifests.nix") { inherit lib; distRoot = ""; };
  # Older revisions take more arguments than today's.
  overlayWith = importer:
    let function = importer (overlay + "/lib/rust-bin.nix"); in
    function (builtins.intersectAttrs (builtins.functionArgs function) {
      inherit lib manifests;
      pkgs = stub;
      inherit (rustBin) nightly;
      toRustTarget = it: it.rust.rustcTarget;
    });
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
