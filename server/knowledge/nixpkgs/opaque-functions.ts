/** Functions of nixpkgs that no table knows: what they make for other languages is a package, and no Rust toolchain. */
import type { Value } from '../../eval/value.ts';
import { unknown } from '../../eval/values.ts';
import type { Package } from '../domain.ts';
import { packageValue } from '../package.ts';
import { mayBeRust } from '../rust-name.ts';

/** Where nixpkgs has functions of its own, whatever overlays there are. */
const OTHERS =
  /^(?:python|pypy|poetry|ocaml|haskell|ghc|beam|elixir|erlang|node|npm|yarn|pnpm|perl|ruby|bundle|php|lua|vim|neovim|emacs|vscode|android|dockerTools|ociTools|texlive|writers\b|dotnet|jdk|gradle|maven|coq|agda|idris|julia|rWrapper|rstudio|gnome|libsForQt|qt\d|kdePackages|zig|swift|nim|dart|flutter|elm|purescript|go_|build(?:Go|Npm|Node|Python|Dune|Perl|Ruby|Dotnet|Maven|Gradle|Elm|Dart|Flutter|Lua|Vim|Emacs))/;

/** What calling an attribute of nixpkgs gives: a package where that is plain, else unknown. */
export function calledPackage(fn: Package): Value {
  if (!mayBeRust(fn.path) && (!fn.assumed || OTHERS.test(fn.path))) return packageValue(fn.path, fn);
  return unknown(`function pkgs.${fn.path}`);
}
