/** The module system: what modules can do to it, and what it answers all the same. */
import { expect, test } from 'vitest';
import { shellsOf } from './shells-of.ts';

const NIXPKGS = 'devenv: nixpkgs stable [rustc cargo clippy rustfmt rust-analyzer rust-std] {}';

test.for([
  ['a module that imports itself', '{ imports = [ ./devenv.nix ]; languages.rust.enable = true; }', NIXPKGS],
  [
    'a value that depends on itself',
    '{ config, ... }: { languages.rust.enable = true; languages.rust.version = config.languages.rust.version; languages.rust.channel = "stable"; }',
    'devenv: none …',
  ],
  [
    'imports that depend on the configuration',
    '{ config, lib, ... }: { imports = lib.optional config.languages.rust.enable ./more.nix; languages.rust.enable = true; }',
    'devenv: none …',
  ],
  ['no module at all', '42', 'devenv: none …'],
  ['a function of functions', 'a: b: { languages.rust.enable = true; }', 'devenv: none …'],
  [
    'a weaker definition under a condition that is not known',
    '{ lib, ... }: { languages.rust = lib.mkMerge [ { enable = lib.mkDefault true; } (lib.mkIf (import <x>) { channel = "stable"; }) ]; }',
    'devenv: none …',
  ],
  [
    'lists in an order',
    '{ lib, ... }: { languages.rust = lib.mkMerge [ { enable = true; components = [ "cargo" ]; } { components = lib.mkBefore [ "rustc" ]; } { components = lib.mkAfter [ "rust-analyzer" ]; } ]; }',
    'devenv: nixpkgs stable [rustc cargo rust-analyzer rust-std] {}',
  ],
  [
    'arguments that modules give',
    '{ imports = [ { _module.args.on = true; } ({ on, ... }: { languages.rust.enable = on; }) ]; }',
    NIXPKGS,
  ],
] as const)('%s', ([, module, expected]) => {
  expect(shellsOf(`#- /devenv.nix\n${module}\n#- /more.nix\n{ }\n`)).toEqual([expected]);
});

test('modules without an end come to one', () => {
  const chain = Array.from(
    { length: 400 },
    (_, index) => `#- /m${index}.nix\n{ imports = [ ./m${index + 1}.nix ]; }\n`,
  );
  const started = performance.now();
  expect(
    shellsOf(`#- /devenv.nix\n{ imports = [ ./m0.nix ]; languages.rust.enable = true; }\n${chain.join('')}`),
  ).toEqual(['devenv: none …']);
  const deep = `#- /devenv.nix\n{ lib, ... }: { languages.rust = ${'lib.mkIf true ('.repeat(200)}{ enable = true; }${')'.repeat(200)}; }`;
  expect(shellsOf(deep)).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(5_000);
});
