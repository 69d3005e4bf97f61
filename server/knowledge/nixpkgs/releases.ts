/** Release branches of nixpkgs, and the Rust that each of them keeps. */

/** A release keeps its Rust to the end; where no version is given, none is known for certain. */
const RUSTC: ReadonlyMap<string, string> = new Map([
  ['23.05', '1.69.0'],
  ['23.11', '1.73.0'],
  ['24.05', '1.77.2'],
  ['24.11', '1.82.0'],
]);

/** `nixos-24.05`, `nixos-24.05-small`, `nixpkgs-24.05-darwin`, `release-24.05`, the tag `24.05`. */
const BRANCH =
  /(?:^|[/:=])(?:(?:nixos|nixpkgs|release)-)?(\d\d\.(?:05|11))(?:-(?:small|darwin))?(?:$|[/?&]|\.(?:tar|zip))/;

/** FlakeHub counts nixpkgs as `0.2405.…`. */
const FLAKEHUB = /\/NixOS\/nixpkgs\/(?:[=~^])?0\.(\d\d)(05|11)\b/i;

/** The release that a reference to nixpkgs names: `24.05`. */
export function releaseIn(reference: string): string | undefined {
  const [, year, month] = FLAKEHUB.exec(reference) ?? [];
  if (year !== undefined && month !== undefined) return `${year}.${month}`;
  return BRANCH.exec(reference)?.[1];
}

/** The version of `rustc` in a release. */
export function rustcOf(release: string | undefined): string | undefined {
  return release === undefined ? undefined : RUSTC.get(release);
}
