# Calls a flake as Nix does, with stubs for nixpkgs, and reads which Rust each of its dev shells gets.
#   plan: a JSON file: the flake's inputs and where their code is; shell: one shell's name, or null for the names of all.
{ plan, nixpkgsLib, system, shell ? null }:
let
  given = builtins.fromJSON (builtins.readFile plan);
  inherit (given) nodes root;
  stub = import given.stub;
  lib = import nixpkgsLib;

  source = node: {
    inherit (node) lastModified lastModifiedDate narHash;
    ${if node.rev == null then null else "rev"} = node.rev;
    ${if node.rev == null then null else "shortRev"} = builtins.substring 0 7 node.rev;
    outPath = node.path;
  };

  # What stands for an input in the arguments of `outputs`.
  call = name: node:
    if node.kind == "missing" then throw "input without code: ${node.label}"
    else if node.kind == "nixpkgs" then
      source node // {
        _type = "flake";
        lib = stub.lib // { nixosSystem = _: throw "NixOS system"; };
        legacyPackages = lib.genAttrs lib.systems.flakeExposed (it: stub.packages { system = it; });
        inputs = { };
        sourceInfo = source node;
      }
    else if node.kind == "library" then source node // { _type = "flake"; inherit lib; inputs = { }; }
    else if node.kind == "source" then source node // { sourceInfo = source node; }
    else
      let
        flake = import (node.path + "/flake.nix");
        inputs = builtins.mapAttrs (_: it: called.${it}) node.inputs;
        outputs = flake.outputs (inputs // { self = result; });
        result = outputs // source node // { inherit inputs outputs; sourceInfo = source node; _type = "flake"; };
      in
      result;
  called = builtins.mapAttrs call nodes;

  outputs = called.${root}.outputs;
  shells =
    (if outputs ? devShells then lib.mapAttrs' (name: lib.nameValuePair "devShells.${system}.${name}") (outputs.devShells.${system} or { }) else { })
    // (if outputs ? devShell && outputs.devShell ? ${system} then { "devShell.${system}" = outputs.devShell.${system}; } else { });

  lists = [
    "buildInputs" "nativeBuildInputs" "propagatedBuildInputs" "propagatedNativeBuildInputs" "depsBuildBuild" "depsBuildTarget"
    "depsHostHost" "depsTargetTarget"
  ];
  listed = it: lib.concatMap (name: lib.flatten (lib.toList (it.${name} or [ ]))) lists;

  # The components in a package: { url } for those that an overlay unpacks, { rust } for nixpkgs' own.
  parts = it:
    if !builtins.isAttrs it then [ ]
    else if it ? rust && builtins.isList it.rust then [ { inherit (it) rust; } ]
    else if it ? paths then lib.concatMap parts (lib.flatten (lib.toList it.paths))
    else if builtins.isAttrs (it.src or null) && it.src ? url && lib.hasInfix "/dist/" it.src.url then
      [ { inherit (it.src) url; overlay = (it.passthru or { }) ? platform; } ]
    else lib.concatMap parts (lib.flatten ((it.propagatedBuildInputs or [ ]) ++ (it.propagatedNativeBuildInputs or [ ])));

  # numtide's devshell keeps its packages in its configuration.
  devshell = it: (it.config or { }).devshell.packages or [ ];

  read = it: builtins.filter (found: found != [ ]) (map parts (listed it ++ devshell it ++ lib.flatten (it.paths or [ ])));
in
if shell == null then builtins.attrNames shells else read shells.${shell}
