/** Where crate2nix is documented. */

export const CRATE2NIX_MANUAL = 'https://nix-community.github.io/crate2nix/';
