# The module by which others set nixpkgs' overlays, with the options that are met. `root` is the stand-in for nixpkgs.
root:
{ config, lib, ... }:
let
  option = default: lib.mkOption { type = lib.types.raw; inherit default; };
  cfg = config.nixpkgs;
in
{
  options.nixpkgs = {
    overlays = lib.mkOption { type = lib.types.listOf lib.types.raw; default = [ ]; };
    config = option { };
    hostPlatform = option "x86_64-linux";
    buildPlatform = option null;
    pkgs = option (import root {
      inherit (cfg) overlays config;
      system = cfg.hostPlatform.system or cfg.hostPlatform;
    });
  };
  config._module.args.pkgs = lib.mkForce cfg.pkgs;
}
