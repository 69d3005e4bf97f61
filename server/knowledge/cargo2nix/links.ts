/** Where cargo2nix is documented. */

export const CARGO2NIX_README = 'https://github.com/cargo2nix/cargo2nix#readme';
