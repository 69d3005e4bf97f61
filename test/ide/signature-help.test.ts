/** Signature help: known functions, built-in ones, the user's own; in whole and in half-typed code. */
import { describe, expect, test } from 'vitest';
import { shell } from './hover-at.ts';
import { helpAt, parameterDoc, signatureAt } from './signature-at.ts';

const MK_SHELL = /^mkShell \{ .*\.\.\. \}$/;

describe('a known function that takes a set', () => {
  test('is told between the braces, in whole and half-typed code', () => {
    expect(signatureAt(shell('pkgs.mkShell { $0 }'))).toMatch(MK_SHELL);
    expect(signatureAt(shell('pkgs.mkShell {$0}'))).toMatch(MK_SHELL);
    expect(signatureAt(shell('pkgs.mkShell {$0'))).toMatch(MK_SHELL);
    expect(signatureAt(shell('pkgs.mkShell $0'))).toMatch(MK_SHELL);
    expect(signatureAt(shell('let s = pkgs.mkShell {\n  $0\n  x = 1;\nin s'))).toMatch(MK_SHELL);
    expect(signatureAt(shell('pkgs.mkShell { packages = [ ]; $0 }'))).toMatch(MK_SHELL);
  });

  test('has the name at the cursor as its active parameter', () => {
    const active = expect.stringContaining('«packages');
    expect(signatureAt(shell('pkgs.mkShell { packa$0ges = [ ]; }'))).toEqual(active);
    expect(signatureAt(shell('pkgs.mkShell { $0packages = [ ]; }'))).toEqual(active);
    expect(signatureAt(shell('pkgs.mkShell { packages =$0 [ ]; }'))).toEqual(active);
    expect(signatureAt(shell('pkgs.mkShell { packages = $0'))).toEqual(active);
    expect(signatureAt(shell('pkgs.mkShell { packages = $0\n  shellHook = ""; }'))).toEqual(active);
    expect(signatureAt(shell('pkgs.mkShell { packages = with pkgs; [ $0 ]; }'))).toEqual(active);
    expect(signatureAt(shell('let packages = 1; in pkgs.mkShell { inherit packages$0; }'))).toEqual(active);
    expect(signatureAt(shell('pkgs.mkShell ({ a = 1; } // { packages = $0; })'))).toEqual(active);
    expect(signatureAt(shell('pkgs.mkShell (let a = 1; in { packages = [ ]$0; })'))).toEqual(active);
  });

  test('has no active parameter elsewhere', () => {
    for (const args of ['{ $0 }', '{ MY_OWN = $0; }', '{ packages = [ ]; $0}', '{ pack$0 }'])
      expect(signatureAt(shell(`pkgs.mkShell ${args}`))).not.toContain('«');
  });

  test('is found through variables, with, inherit and files', () => {
    const active = expect.stringContaining('«packages');
    expect(signatureAt(shell('let make = pkgs.mkShell; in make { packages = $0 }'))).toEqual(active);
    expect(signatureAt(shell('with pkgs; mkShell { packages = $0 }'))).toEqual(active);
    expect(signatureAt(shell('let inherit (pkgs) mkShell; in mkShell { packages = $0 }'))).toEqual(active);
    expect(
      signatureAt(`
#- /shell.nix
{ pkgs ? import <nixpkgs> { } }: import ./other.nix { inherit (pkgs) mkShell; }
#- /other.nix
{ mkShell }: mkShell { packages = $0 }
`),
    ).toEqual(active);
  });

  test('is the toolchain’s override', () => {
    const at = (args: string): string =>
      signatureAt(shell(`pkgs.rust-bin.stable.latest.default.override ${args}`));
    expect(at('{ $0 }')).toMatch(/^override \{ .*extensions/);
    expect(at('{ extensions = [ "rust-src$0" ]; }')).toContain('«extensions');
    expect(at('{ targets = $0')).toContain('«targets');
  });

  test('may get its set from a function of the final arguments', () => {
    const at = (body: string): string => signatureAt(shell(`pkgs.rustPlatform.buildRustPackage (${body})`));
    expect(at('final: { version = $0; }')).toContain('«version');
    expect(at('final: rec { inherit (final) pname; version = "1$0"; }')).toContain('«version');
  });

  test('is nixpkgs, or one of its builders', () => {
    expect(signatureAt(shell('import <nixpkgs> { overlays = $0 }'))).toMatch(/^nixpkgs \{ .*«overlays/);
    expect(signatureAt(shell('pkgs.stdenv.mkDerivation { src = ./.; $0 }'))).toMatch(
      /^mkDerivation \{ pname, version, src, /,
    );
    expect(signatureAt(shell('pkgs.stdenv.mkDerivation (final: { doCheck = $0; })'))).toContain('«doCheck');
    expect(signatureAt(shell('pkgs.symlinkJoin { paths = $0; }'))).toContain('«paths»');
    expect(signatureAt(shell('pkgs.runCommand "x" { $0 }'))).toBe('runCommand name «env» buildCommand');
  });

  test('says what it does, and what the parameters are', () => {
    const source = shell('pkgs.mkShell { packages = $0; }');
    expect(helpAt(source)?.signatures[0]?.markdown).toContain('A shell for development');
    expect(parameterDoc(source)).toMatch(/Type: list of packages/);
  });
});

describe('functions of arguments that follow each other', () => {
  test('have the one at the cursor as their active parameter', () => {
    expect(signatureAt(shell('pkgs.lib.optionals $0'))).toBe('lib.optionals «cond» elems');
    expect(signatureAt(shell('pkgs.lib.optionals (true$0) [ ]'))).toBe('lib.optionals «cond» elems');
    expect(signatureAt(shell('pkgs.lib.optionals true $0'))).toBe('lib.optionals cond «elems»');
    expect(signatureAt(shell('pkgs.lib.optionals true [ $0 ]'))).toBe('lib.optionals cond «elems»');
    expect(signatureAt(shell('map $0'))).toMatch(/^builtins\.map «\w+» \w+$/);
    expect(signatureAt(shell('let o = pkgs.lib.optionals true; in o $0'))).toBe('lib.optionals cond «elems»');
  });

  test('are told no more once they have all', () => {
    expect(signatureAt(shell('pkgs.lib.optionals true [ ] $0'))).toBe('nothing');
    expect(signatureAt(shell('map (pkgs.lib.optionals true [ ] $0) [ ]'))).toMatch(/^builtins\.map «/);
  });

  test('are known ones, too', () => {
    expect(signatureAt(shell('pkgs.rust-bin.fromRustupToolchainFile $0'))).toMatch(
      /^fromRustupToolchainFile «\w+»$/,
    );
    expect(signatureAt(shell('pkgs.rust-bin.fromRustupToolchainFile ./rust-$0toolchain.toml'))).toContain(
      '«',
    );
  });

  test('do not hide the innermost call', () => {
    expect(signatureAt(shell('map (x: pkgs.lib.optional $0) [ ]'))).toBe('lib.optional «cond» elem');
    expect(signatureAt(shell('pkgs.mkShell { packages = pkgs.lib.optionals $0; }'))).toBe(
      'lib.optionals «cond» elems',
    );
    expect(signatureAt(shell('pkgs.mkShell { packages = pkgs.lib.optionals true [ ] ++ $0; }'))).toContain(
      '«packages',
    );
  });
});

describe('functions of the user', () => {
  test('with a pattern', () => {
    const at = (call: string): string =>
      signatureAt(shell(`let dev = { name, targets ? [ "a" ], ... }: name; in ${call}`));
    expect(at('dev { $0 }')).toBe('dev { name, targets ? [ "a" ], ... }');
    expect(at('dev { name = $0 }')).toBe('dev { «name», targets ? [ "a" ], ... }');
    expect(at('dev { targets$0 = 1; }')).toBe('dev { name, «targets ? [ "a" ]», ... }');
    expect(at('dev $0')).toBe('dev { name, targets ? [ "a" ], ... }');
  });

  test('with arguments one after the other', () => {
    const at = (call: string): string => signatureAt(shell(`let f = x: { y }: z: x; g = f 1; in ${call}`));
    expect(at('f $0')).toBe('f «x» { y } z');
    expect(at('f 1 { y = $0; }')).toBe('f x { «y» } z');
    expect(at('f 1 { y = 1; } $0')).toBe('f x { y } «z»');
    expect(at('g { y$0 }')).toBe('f x { «y» } z');
    expect(at('f 1 { } 2 $0')).toBe('nothing');
  });

  test('in other files, under the file’s name, with comments as documentation', () => {
    const source = `
#- /shell.nix
import ./dev.nix { toolchain = $0; }
#- /dev.nix
# Makes a shell.
#   With everything.
{
  # What compiles.
  toolchain,
  /* Not about extra. */ extra ? { a = 1; b = 2; c = 3; d = 4; },
}: toolchain
`;
    expect(signatureAt(source)).toBe('dev.nix { «toolchain», extra ? … }');
    expect(helpAt(source)?.signatures[0]?.markdown).toBe('Makes a shell.\n  With everything.');
    expect(parameterDoc(source)).toBe('What compiles.');
  });

  test('are documented by the comment above their binding, not by others', () => {
    const doc = (before: string): string | undefined =>
      helpAt(shell(`let\n${before}\n  f = x: x; in f $0`))?.signatures[0]?.markdown;
    expect(doc('/**\n   * Gives it back.\n   *\n   * As it is.\n   */')).toBe('Gives it back.\n\nAs it is.');
    expect(doc('a = 1; # about a')).toBeUndefined();
    expect(doc('# section\n\n')).toBeUndefined();
    expect(doc('# other\n  a = 1;')).toBeUndefined();
  });

  test('of a set that can be called', () => {
    const at = (call: string): string =>
      signatureAt(shell(`let f = { __functor = self: x: y: 1; }; in ${call}`));
    expect(at('f $0')).toBe('f «x» y');
    expect(at('f 1 $0')).toBe('f x «y»');
  });

  test('that depend on a condition are all told', () => {
    expect(signatureAt('#- /x.nix\n{ c }: let f = if c then x: 1 else { a }: 2; in f $0')).toBe(
      'f «x»\nf { a }',
    );
  });
});

test('nothing is told where nothing is called, or nothing known', () => {
  for (const body of [
    'pkgs.mkShell$0 { }',
    'pkgs.mkShell { }$0',
    '{ a = $0 }',
    '[ pkgs.mkShell $0 ]',
    'pkgs.unheardOf { $0 }',
    'unbound { $0 }',
    'pkgs.mkShell { # a $0\n}',
    'map (x: $0) [ ]',
    'map (x: { a = $0; }) [ ]',
    'pkgs.lib.optionals true [ ]; $0',
    '{ stdenv = pkgs.unheardOf pkgs.mkShell { $0',
    '5 $0',
  ])
    expect(signatureAt(shell(body)), body).toBe('nothing');
});

test('help is wanted unasked at an argument, not deep inside of one', () => {
  const near = (body: string): boolean | undefined => helpAt(shell(body))?.near;
  for (const body of [
    'pkgs.mkShell { $0 }',
    'pkgs.mkShell { packages = $0',
    'pkgs.mkShell { a = 1; $0 }',
    'map $0',
    'pkgs.mkShell ({ } // { $0 })',
  ])
    expect(near(body), body).toBe(true);
  for (const body of [
    'pkgs.mkShell { packages = [ $0 ]; }',
    'pkgs.mkShell { env = { $0 }; }',
    'pkgs.mkShell { env.A = $0 }',
    "pkgs.mkShell { shellHook = '' a $0 ''; }",
    'pkgs.mkShell { name = "a $0"; }',
    'pkgs.mkShell { packages = 1 + $0; }',
  ])
    expect(near(body), body).toBe(false);
});

test('of many names in a set, those are shown that must be there and the active one', () => {
  const names = Array.from({ length: 40 }, (_, i) => `n${i}${i === 30 ? '' : ' ? 1'}`).join(', ');
  const label = signatureAt(shell(`let f = { ${names} }: 1; in f { n35 = $0; }`));
  expect(label).toContain('«n35 ? 1»');
  expect(label).toContain(', n30, ');
  expect(label.endsWith(', … }')).toBe(true);
  expect(label.length).toBeLessThan(150);
});

test('no cut and no place is too much', () => {
  const text = shell(
    'let f = { a, b ? 1 }: x: a; in f { a = pkgs.mkShell { }; b = "x"; } (map (x: x) [ 1 ])',
  );
  for (let at = text.indexOf('let f'); at < text.length; at++) {
    expect(() => signatureAt(`${text.slice(0, at)}$0${text.slice(at)}`)).not.toThrow();
    expect(() => signatureAt(`${text.slice(0, at)}$0`)).not.toThrow();
  }
});
