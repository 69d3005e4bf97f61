/** The outline: names, kinds and nesting. */
import { expect, test } from 'vitest';
import type { OutlineItem } from '../../server/ide/answer.ts';
import { outline } from '../../server/ide/outline.ts';
import { contains } from '../../server/text/range.ts';
import { worldOf } from '../harness/world.ts';

function outlined(source: string): string {
  const { world, id } = worldOf(source);
  const items = outline(world, id);
  checkRanges(items, { start: 0, end: (world.text(id) ?? '').length });
  return `\n${lines(items, 0).join('\n')}\n`;
}

function lines(items: readonly OutlineItem[], depth: number): string[] {
  return items.flatMap((it) => [
    `${'  '.repeat(depth)}${it.kind} ${it.name}${it.detail === undefined ? '' : ` (${it.detail})`}`,
    ...lines(it.children, depth + 1),
  ]);
}

/** Names lie in their items, items in those around them. */
function checkRanges(items: readonly OutlineItem[], around: { start: number; end: number }): void {
  for (const it of items) {
    expect(contains(around, it.range)).toBe(true);
    expect(contains(it.range, it.nameRange)).toBe(true);
    checkRanges(it.children, it.range);
  }
}

test('tells inputs, shells and packages of a flake apart', () => {
  expect(
    outlined(`
      {
        description = "x";
        inputs.nixpkgs.url = "github:NixOS/nixpkgs";
        inputs.rust-overlay = { url = "github:oxalica/rust-overlay"; inputs.nixpkgs.follows = "nixpkgs"; };
        outputs = { self, nixpkgs, ... }:
          let
            system = "x86_64-linux";
            each = f: f system;
          in {
            devShells.\${system}.default = mkShell { packages = [ ]; };
            packages.x86_64-linux = { default = a; inherit b; };
            checks = each (system: { \${system}.test = a; });
            overlays.default = final: prev: { packages = 1; };
          };
      }
    `),
  ).toMatchInlineSnapshot(`
    "
    value description
    input inputs.nixpkgs.url (github:NixOS/nixpkgs)
    input inputs.rust-overlay (github:oxalica/rust-overlay)
      value url
      value inputs.nixpkgs.follows
    function outputs
      value system
      function each
      shell devShells.\${system}.default
        value packages
      set packages.x86_64-linux
        package default
        package b
      set checks
        package \${system}.test
      function overlays.default
        value packages
    "
  `);
});

test('knows inputs in a set, with their references', () => {
  expect(
    outlined('{ inputs = { a.url = "github:a/a"; b = { url = "b"; flake = false; }; c.follows = "a"; }; }'),
  ).toMatchInlineSnapshot(`
    "
    set inputs
      input a.url (github:a/a)
      input b (b)
        value url
        variable flake
      input c.follows (a)
    "
  `);
});

test('knows shells by system, old names, and flake-parts', () => {
  expect(
    outlined(
      '{ outputs = _: eachSystem (s: { devShell = a; devShells = { ci = a; }; defaultPackage = b; }); }',
    ),
  ).toMatchInlineSnapshot(`
    "
    function outputs
      shell devShell
      set devShells
        shell ci
      package defaultPackage
    "
  `);
  expect(
    outlined(
      '{ outputs = i: mkFlake { inherit i; } { perSystem = { pkgs, ... }: { devShells.default = 1; }; }; }',
    ),
  ).toMatchInlineSnapshot(`
    "
    function outputs
      function perSystem
        shell devShells.default
    "
  `);
});

test('lists variables, functions and values of other files', () => {
  expect(
    outlined(`
      #- /shell.nix
      { pkgs ? import <nixpkgs> { } }:
      let
        rust = pkgs.rust-bin.stable.latest.default;
        with-tools = more: more ++ [ ];
        env = rec { A = "1"; b.c = 2; };
      in
      pkgs.mkShell ({ packages = [ rust ]; } // { shellHook = ''x''; })
    `),
  ).toMatchInlineSnapshot(`
    "
    variable rust
    function with-tools
    set env
      value A
      value b.c
    value packages
    value shellHook
    "
  `);
});

test('lists nothing that only stands in a list, a condition or a default', () => {
  expect(
    outlined(`
      #- /a.nix
      { x ? { hidden = 1; } }:
      if { hidden = 1; } == x then { a = [ { hidden = 1; } ]; } else { b = (x: x); c = "\${{ hidden = 1; }.hidden}"; }
    `),
  ).toMatchInlineSnapshot(`
    "
    value a
    function b
    value c
    "
  `);
});

test('takes names with a hyphen for no systems', () => {
  expect(
    outlined('{ outputs = _: { packages = { rust-bin = { a = 1; }; x86_64-linux = f; }; }; }'),
  ).toMatchInlineSnapshot(`
    "
    function outputs
      set packages
        package rust-bin
          value a
        set x86_64-linux
    "
  `);
});

test('keeps what is sound in a broken file', () => {
  expect(outlined('{ a = 1; b = { c = ; d = [ 1 ')).toMatchInlineSnapshot(`
    "
    value a
    set b
      variable c
      variable d
    "
  `);
  expect(outlined('')).toBe('\n\n');
});

test('nests what is half-typed as far as its brackets reach', () => {
  expect(
    outlined(`
      {
        inputs = { nixpkgs.url = "a"; };
        outputs = { nixpkgs, ... }: let x = 1; in {
          devShells.x86_64-linux.default = mkShell { packages = [ a
    `),
  ).toMatchInlineSnapshot(`
    "
    set inputs
      input nixpkgs.url (a)
    function outputs
      value x
      shell devShells.x86_64-linux.default
        variable packages
    "
  `);
  expect(outlined('{ a = { b = { c = 1; } }; d = 2; ')).toMatchInlineSnapshot(`
    "
    set a
      set b
        value c
      value d
    "
  `);
});

test('gives up on junk instead of hanging', () => {
  for (const junk of ['{', 'a.', '= { ']) expect(outlined(junk.repeat(600_000 / junk.length))).toBe('\n\n');
});
