/** Adding components and targets to what the options of a module ask for. */
import { test } from 'vitest';
import { addComponent } from '../../server/ide/assists/handlers/add-component.ts';
import { addTarget } from '../../server/ide/assists/handlers/add-target.ts';
import { checkAssist } from '../harness/check.ts';

const WASM = 'Add wasm32-unknown-unknown target';
const SRC = 'Add rust-src component';

test('a list that is there, in another file', () => {
  checkAssist(addComponent, {
    title: '',
    action: SRC,
    before: `#- /devenv.nix
{ ... }: { imports = [ ./rust.nix ]; languages.rust.ena$0ble = true; languages.rust.channel = "stable"; }
#- /rust.nix
{ languages.rust.components = [ "rustc" "cargo" ]; }
`,
    after: `#- /rust.nix
{ languages.rust.components = [ "rustc" "cargo" "rust-src" ]; }
`,
  });
});

test('a set of its own', () => {
  checkAssist(addTarget, {
    title: '',
    action: WASM,
    before: `#- /devenv.nix
{ ... }:
{
  languages.rust = {
    enable = tr$0ue;
    channel = "stable";
  };
}
`,
    after: `#- /devenv.nix
{ ... }:
{
  languages.rust = {
    enable = true;
    channel = "stable";
    targets = [ "wasm32-unknown-unknown" ];
  };
}
`,
  });
});

test('nothing where nixpkgs has no more, or where several modules list names', () => {
  checkAssist(addTarget, {
    title: '',
    action: WASM,
    before: '#- /devenv.nix\n{ languages.rust.ena$0ble = true; }\n',
  });
  checkAssist(addComponent, {
    title: '',
    action: SRC,
    before:
      '#- /devenv.nix\n{ packa$0ges = [ ]; languages.rust.enable = true; languages.rust.channel = "stable"; }\n',
  });
  checkAssist(addComponent, {
    title: '',
    action: SRC,
    before: `#- /devenv.nix
{ lib, ... }: { languages.rust = lib.mkMerge [ { ena$0ble = true; channel = "stable"; components = [ "rustc" ]; } { components = [ "cargo" ]; } ]; }
`,
  });
});
