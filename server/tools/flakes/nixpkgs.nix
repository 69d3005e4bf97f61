# A stand-in for nixpkgs: its library is real, overlays are applied for real, and every package is a stub.
#   nixpkgsLib: the real library; names: all names a package may have; own: names that may stand below a package.
{ nixpkgsLib, names, own, root }:
let
  lib = import nixpkgsLib;

  # Never packages: names of the library, which `with lib; with pkgs;` must find, and of overlays, which code looks for.
  reserved = lib // lib.genAttrs [
    "rust-bin" "fenix" "naersk" "rustChannelOf" "rustChannels" "latest" "craneLib" "rustChannelOfTargets"
    "devshell" "crane" "cargo2nix" "rustBuilder" "inputs" "self" "type" "_type" "override" "overrideAttrs"
    "overrideDerivation" "recurseForDerivations" "__functor" "__toString" "outputSpecified" "outPath"
    "__spliced" "__splicedPackages" "devenv" "rust-nightly" "allowUnfree"
  ] (_: null);
  asNames = it: removeAttrs (lib.genAttrs it (_: null)) (builtins.attrNames reserved);
  ownNames = removeAttrs (asNames own) [
    "paths" "src" "urls" "url" "name" "pname" "version" "meta" "passthru" "outputs" "drvAttrs" "all"
  ];
  packageNames = asNames names;

  # What code reads from a package and does not take a package for.
  plain = path: {
    type = "derivation";
    name = "${path}-1.0";
    pname = path;
    version = "1.0";
    outPath = "/stub/${path}";
    drvPath = "/stub/${path}.drv";
    system = "x86_64-linux";
    outputs = [ "out" ];
    outputName = "out";
    meta = { mainProgram = path; platforms = lib.platforms.all; description = ""; broken = false; available = true; };
    passthru = { };
    buildInputs = [ ];
    nativeBuildInputs = [ ];
    propagatedBuildInputs = [ ];
    propagatedNativeBuildInputs = [ ];
    inputsFrom = [ ];
    shellHook = "";
    targetPrefix = "";
    suffixSalt = "x86_64_unknown_linux_gnu";
    sitePackages = "lib/site-packages";
    libPrefix = "lib";
    isClang = false;
    isGNU = true;
    isNixpkgsStub = true;
  };

  # Sets of frameworks are opened with `with`, and must hide no names of nixpkgs itself.
  isFrameworks = path: lib.hasInfix "darwin" path || lib.hasInfix "rameworks" path;

  # A package, a set of packages, and a function, whichever the code takes it for.
  fake = path: faked path { };
  faked = path: known:
    let
      self = lib.mapAttrs (name: _: fake "${path}.${name}")
          (if isFrameworks path
          then removeAttrs ownNames [ "stdenv" "mkShell" "callPackage" "pkgs" ]
          else ownNames // { lib = null; dev = null; bin = null; })
        // plain path
        // {
          src = fake "${path}.src";
          out = self;
          override = _: self;
          overrideAttrs = _: self;
          overrideDerivation = _: self;
          overridePythonAttrs = _: self;
          overrideScope = _: self;
          # What is fetched is told by its address.
          __functor = _: argument: faked path (known // (
            if builtins.isAttrs argument then builtins.intersectAttrs { url = null; urls = null; name = null; passthru = null; } argument else { }
          ));
        }
        // known.passthru or { }
        // known;
    in
    self;

  # A part of nixpkgs' own Rust: `parts` are its components.
  rusty = path: parts: extra:
    let self = plain path // { rust = parts; version = "1.95.0"; override = _: self; overrideAttrs = _: self; out = self; } // extra;
    in self;

  mkDerivation = function:
    let
      build = rattrs:
        let
          given = rattrs (given // { finalPackage = final; });
          checks = given.doCheck or false;
          # `doCheck` decides whether the inputs of checks are there.
          args = given // {
            buildInputs = lib.flatten (given.buildInputs or [ ]) ++ lib.optionals checks (given.checkInputs or [ ]);
            nativeBuildInputs = lib.flatten (given.nativeBuildInputs or [ ]) ++ lib.optionals checks (given.nativeCheckInputs or [ ]);
          };
          name = given.name or "${given.pname or "unnamed"}-${given.version or "0"}";
          final = plain name // { src = null; } // args // (given.passthru or { }) // {
            inherit name;
            type = "derivation";
            outPath = "/stub/${builtins.unsafeDiscardStringContext name}";
            drvPath = "/stub/${builtins.unsafeDiscardStringContext name}.drv";
            meta = { platforms = lib.platforms.all; } // (given.meta or { });
            passthru = given.passthru or { };
            drvAttrs = args;
            isNixpkgsStub = false;
            out = final;
            dev = final;
            lib = final;
            bin = final;
            inputDerivation = final;
            overrideAttrs = change: build (self:
              let
                before = rattrs self;
                once = change before;
              in
              before // (if !lib.isFunction change then change else if lib.isFunction once then change self before else once));
          };
        in
        final;
    in
    build (lib.toFunction function);

  # A function with `override`, as callPackage leaves it.
  overridable = function: let self = { __functor = _: function; override = _: self; }; in self;

  # mkShell joins what goes into the packages of `inputsFrom`.
  mkShell = overridable (args:
    let
      from = args.inputsFrom or [ ];
      merged = name: (args.${name} or [ ]) ++ lib.subtractLists from (lib.flatten (lib.catAttrs name from));
    in
    mkDerivation (removeAttrs args [ "packages" "inputsFrom" ] // {
      name = args.name or "nix-shell";
      buildInputs = merged "buildInputs";
      nativeBuildInputs = (args.packages or [ ]) ++ merged "nativeBuildInputs";
      propagatedBuildInputs = merged "propagatedBuildInputs";
      propagatedNativeBuildInputs = merged "propagatedNativeBuildInputs";
      isShell = true;
    }));

  joined = overridable (function: mkDerivation (args: { name = "joined"; } // (lib.toFunction function args)));

  packages = { system ? null, localSystem ? { inherit system; }, crossSystem ? null, overlays ? [ ], config ? { }, ... }@given:
    let
      host = lib.systems.elaborate (if crossSystem == null then localSystem else crossSystem);
      builder = lib.systems.elaborate localSystem;
      platforms = { hostPlatform = host; targetPlatform = host; buildPlatform = builder; };
      again = change: packages (given // change);

      base = final: {
        inherit lib config overlays mkShell;
        inherit (platforms) hostPlatform targetPlatform buildPlatform;
        system = host.system;
        pkgs = final;
        path = root;
        stdenv = platforms // {
          inherit mkDerivation;
          inherit (host) system isLinux isDarwin isx86_64 isAarch64 is64bit;
          cc = fake "cc";
          bintools = fake "bintools";
          shell = "/stub/bash";
          name = "stdenv";
          override = _: final.stdenv;
          outPath = "/stub/stdenv";
        };
        stdenvNoCC = final.stdenv;
        mkShellNoCC = mkShell;
        overrideCC = _: _: final.stdenv;
        stdenvAdapters = lib.mapAttrs (_: _: it: it) ownNames;
        symlinkJoin = joined;
        buildEnv = joined;
        extend = overlay: again { overlays = overlays ++ [ overlay ]; };
        appendOverlays = more: again { overlays = overlays ++ more; };
        inherit (lib) makeOverridable makeScope;
        splicePackages = { pkgsHostTarget ? { }, ... }: pkgsHostTarget;
        makeScopeWithSplicing = lib.makeScopeWithSplicing final.splicePackages final.newScope;
        makeScopeWithSplicing' = lib.makeScopeWithSplicing' { inherit (final) splicePackages newScope; };
        __splicedPackages = final;
        nix-gitignore = lib.genAttrs [ "gitignoreFilterPure" "gitignoreFilterRecursiveSource" ] (_: _: _: _: _: _: true)
          // lib.genAttrs [ "gitignoreSource" "gitignoreSourcePure" "gitignoreRecursiveSource" ] (_: _: path: path)
          // { withGitignoreFile = patterns: _: patterns; };
        callPackage = lib.callPackageWith final;
        callPackages = lib.callPackagesWith final;
        newScope = extra: lib.callPackageWith (final // extra);
        pkgsCross = lib.mapAttrs (_: it: again { crossSystem = it; }) lib.systems.examples;
        pkgsStatic = again { };
        pkgsMusl = again { crossSystem = lib.systems.examples.musl64; };
        buildPackages = again { crossSystem = null; };
        formats = lib.genAttrs [ "toml" "json" "yaml" "ini" ] (name: _: { type = lib.types.anything; generate = file: _: fake file; });
        makeSetupHook = args: if lib.isFunction args || args ? name then _: fake "hook" else fake "hook";
        writeShellApplication = args: fake args.name;
      }
      // lib.genAttrs [
        "pkgsBuildHost" "pkgsBuildBuild" "pkgsBuildTarget" "pkgsHostHost" "pkgsHostTarget" "pkgsTargetTarget" "targetPackages"
      ] (_: final)
      // import ./nixpkgs-rust.nix { inherit lib fake rusty mkDerivation overridable final; };

      isStdenv = name: lib.hasSuffix "Stdenv" name;
      fakes = final: lib.mapAttrs (name: _: if isStdenv name then final.stdenv else packageSet final name) packageNames;
      packageSet = final: name:
        if lib.hasPrefix "llvmPackages" name then fake name // { stdenv = final.stdenv; } else fake name;
      first = final: fakes final // base final;
    in
    lib.fix (lib.foldl' (below: overlay: lib.extends (lib.toExtension overlay) below) first overlays);
in
{ inherit lib packages; }
