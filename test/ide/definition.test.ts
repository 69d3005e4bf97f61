/** Go to definition: through scopes, sets, functions, files and inputs. */
import { describe, expect, test } from 'vitest';
import { askedAt, checkDefinition } from './definition-check.ts';

/** A text that no label marks, so that the cursor goes nowhere. */
function checkNowhere(source: string): void {
  checkDefinition(source);
}

describe('a variable goes to', () => {
  test('its binding in a let, the innermost', () => {
    checkDefinition(`
let
  tool = 1;
in let
  tool = 2;
# ^^^^
in [ to$0ol ]
`);
  });

  test('its binding in a rec set', () => {
    checkDefinition(`
rec {
  version = "1";
# ^^^^^^^
  name = "x-\${vers$0ion}";
}
`);
  });

  test('the first piece of a set that is bound in pieces', () => {
    checkDefinition(`
let
  a.b = 1;
# ^
  a.c = 2;
in a$0
`);
  });

  test('the formal of its function, with or without a default, and the whole', () => {
    checkDefinition(`
{ pkgs, lib ? pkgs.lib }:
#       ^^^
[ l$0ib ]
`);
    checkDefinition(`
{ pkgs, ... }@args:
#             ^^^^
ar$0gs
`);
    checkDefinition(`
final: prev:
#      ^^^^
{ x = pre$0v.y; }
`);
  });

  test('the attribute that a with brings, unless something around binds it', () => {
    checkDefinition(`
let
  tools = {
    rust = 1;
#   ^^^^
  };
in with tools; [ rus$0t ]
`);
    checkDefinition(`
let
  rust = 1;
# ^^^^
  tools = { rust = 2; };
in with tools; [ rus$0t ]
`);
  });

  test('what stands behind an inherit', () => {
    checkDefinition(`
let
  tool = 1;
# ^^^^
  set = { inherit tool; };
  inherit (set) tool2;
in let inherit (set) tool; in [ to$0ol ]
`);
  });

  test('the inherit itself where nothing is known behind it', () => {
    checkDefinition(`
{ unheard }:
let
  inherit (unheard.of) tool;
#                      ^^^^
in too$0l
`);
  });

  test('nothing where it is built in, or not there', () => {
    checkNowhere('builtin$0s.map');
    checkNowhere('ma$0p (x: x) [ ]');
    checkNowhere('unbou$0nd');
  });
});

describe('an attribute goes to', () => {
  test('its binding, each one on the path to its own', () => {
    checkDefinition(`
let
  set.tools = {
    rust.version = "1";
#        ^^^^^^^
  };
in set.tools.rust.ver$0sion
`);
    checkDefinition(`
let
  set.tools = {
#     ^^^^^
    rust.version = "1";
  };
in set.tool$0s.rust.version
`);
    checkDefinition(`
let
  set."a b" = 1;
#     ^^^^^
in set."a $0b"
`);
    checkDefinition(`
let
  set.a = 1;
#     ^
in set ? a$0
`);
  });

  test('the binding on top of what is merged', () => {
    checkDefinition(`
let
  a = { x = 1; y = 1; };
  b = { x = 2; };
#       ^
in (a // b).x$0
`);
    checkDefinition(`
let
  a = { x = 1; y = 1; };
#              ^
  b = { x = 2; };
in (a // b).y$0
`);
  });

  test('the binding in each branch where it depends', () => {
    checkDefinition(`
{ c }:
let
  set = if c then {
    tool = 1;
#   ^^^^
  } else {
    tool = 2;
#   ^^^^
  };
in set.too$0l
`);
  });

  test('what a function makes of its arguments', () => {
    checkDefinition(`
let
  make = { tool }: { inherit tool; };
#          ^^^^
  made = make { tool = 1; };
in made.too$0l
`);
    checkDefinition(`
let
  make = args: args // { extra = 1; };
  made = make {
    tool = 1;
#   ^^^^
  };
in made.too$0l
`);
    checkDefinition(`
let
  set = builtins.mapAttrs (name: value: value) {
    tool = 1;
#   ^^^^
  };
in set.too$0l
`);
    checkDefinition(`
let
  set = builtins.listToAttrs [
    { name = "tool";
      value = 1;
#     ^^^^^
    }
  ];
in set.too$0l
`);
  });

  test('the set that is made for each system', () => {
    checkDefinition(`
let
  lib = (import <nixpkgs> { }).lib;
  shells = lib.genAttrs [ "x86_64-linux" ] (system: {
#                                                   ^
    default = 1;
  });
in shells.x86_64$0-linux.default
`);
    checkDefinition(`
let
  lib = (import <nixpkgs> { }).lib;
  shells = lib.genAttrs [ "x86_64-linux" ] (system: {
    default = 1;
#   ^^^^^^^
  });
in shells.x86_64-linux.defa$0ult
`);
  });

  test('an overlay’s attribute', () => {
    checkDefinition(`
let
  pkgs = import <nixpkgs> {
    overlays = [
      (final: prev: {
        toolchain = prev.rustc;
#       ^^^^^^^^^
      })
    ];
  };
in pkgs.toolch$0ain
`);
  });

  test('an argument of a derivation', () => {
    checkDefinition(`
let
  pkgs = import <nixpkgs> { };
  drv = pkgs.stdenv.mkDerivation {
    pname = "x";
#   ^^^^^
  };
in drv.pna$0me
`);
  });

  test('nothing where it is of a provider, or not there', () => {
    checkNowhere('(import <nixpkgs> { }).ru$0stc');
    checkNowhere('let s = { a = 1; }; in s.b$0');
    checkNowhere('{ pkgs }: pkgs.lib.opti$0onals');
  });
});

describe('the name in an inherit goes to', () => {
  test('the variable', () => {
    checkDefinition(`
let
  tool = 1;
# ^^^^
in { inherit too$0l; }
`);
  });

  test('the attribute of the set, in other files, too', () => {
    checkDefinition(`
#- /shell.nix
let inherit (import ./tools.nix) rus$0t; in rust
#- /tools.nix
{
  rust = 1;
# ^^^^
}
`);
  });
});

describe('files', () => {
  test('a variable or attribute goes to where another file binds it', () => {
    checkDefinition(`
#- /shell.nix
let tools = import ./nix { }; in tools.ru$0st
#- /nix/default.nix
{ }: import ./tools.nix
#- /nix/tools.nix
{
  rust = 1;
# ^^^^
}
`);
  });

  test('a formal goes to what the calling file gives for it', () => {
    checkDefinition(`
#- /shell.nix
let pkgs = import <nixpkgs> { }; in
import ./dev.nix {
  inherit pkgs;
  toolchain = pkgs.rustc;
# ^^^^^^^^^
}
#- /dev.nix
{ pkgs, toolch$0ain }: pkgs.mkShell { packages = [ toolchain ]; }
`);
    checkDefinition(`
#- /shell.nix
let
  pkgs = import <nixpkgs> { };
# ^^^^
in
import ./dev.nix { inherit pkgs; }
#- /dev.nix
{ pk$0gs }: pkgs.mkShell { }
`);
  });

  test('a formal goes to what several callers give', () => {
    checkDefinition(`
let
  f = { na$0me }: name;
in [
  (f { name = 1; })
#      ^^^^
  (f { name = 2; })
#      ^^^^
]
`);
  });

  test('an argument that is no set goes to what is given for it', () => {
    checkDefinition(`
let
  f = nam$0e: name;
in f "a"
#    ^^^
`);
  });

  test('a formal of callPackage goes to the overlay’s or the given attribute', () => {
    const files = (formals: string): string => `
#- /shell.nix
let
  pkgs = import <nixpkgs> { overlays = [ (final: prev: {
    mine = 1;
#MINE
  }) ]; };
in pkgs.callPackage ./package.nix {
  toolchain = 2;
#TOOL
}
#- /package.nix
${formals}: [ mine toolchain ]
`;
    checkDefinition(files('{ mi$0ne, toolchain }').replace('#MINE', '#   ^^^^').replace('#TOOL\n', ''));
    checkDefinition(files('{ mine, toolch$0ain }').replace('#TOOL', '# ^^^^^^^^^').replace('#MINE\n', ''));
  });

  test('the name of an argument goes to the formal', () => {
    checkDefinition(`
#- /shell.nix
import ./dev.nix { toolch$0ain = 1; }
#- /dev.nix
{ toolchain, ... }: 1
# ^^^^^^^^^
`);
    checkNowhere('let f = { a }: 1; in f { a = { b$0 = 1; }; }');
  });

  test('a path goes to its file, or to the default.nix of its folder', () => {
    checkDefinition('#- /shell.nix\nimport ./de$0v.nix { }\n#- /dev.nix\n{ }: 1\n# ^file');
    checkDefinition('#- /shell.nix\nimport ./ni$0x\n#- /nix/default.nix\n1\n# ^file');
    checkDefinition(
      '#- /nix/shell.nix\n[ ../rust-tool$0chain.toml ]\n#- /rust-toolchain.toml\n[toolchain]\n# ^file',
    );
    checkNowhere('#- /shell.nix\nimport ./lack$0ing.nix');
    checkNowhere('#- /shell.nix\n[ ./sr$0c ]\n#- /src/main.rs\n');
  });

  test('callers’ arguments are seen in a file that a flake brings in', () => {
    checkDefinition(`
#- /flake.nix
{
  outputs = { self, nixpkgs }: {
#                   ^^^^^^^
    devShells.x86_64-linux.default = import ./shell.nix { pkgs = nixpkgs.legacyPackages.x86_64-linux; inherit nixpkgs; };
  };
}
#- /shell.nix
{ pkgs, nixpk$0gs }: pkgs.mkShell { }
`);
  });
});

describe('flakes', () => {
  test('a formal of the outputs goes to the input', () => {
    checkDefinition(`
{
  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs";
#   ^^^^^^^
  };
  outputs = { self, nixpk$0gs, ... }: 1;
}
`);
  });

  test.for([
    'inputs: inputs.fen$0ix',
    '{ self, ... }@inputs: inputs.fen$0ix',
    '{ self, ... }: self.inputs.fen$0ix',
  ])('a member of the inputs goes to the input: %s', (outputs) => {
    checkDefinition(`
{
  inputs = {
    fenix = { url = "github:nix-community/fenix"; inputs.nixpkgs.follows = "nixpkgs"; };
#   ^^^^^
  };
  outputs = ${outputs};
}
`);
  });

  test('an input that is declared piece by piece is found', () => {
    checkDefinition(`
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
#        ^^^^^^^
  outputs = { nixp$0kgs, ... }: 1;
}
`);
  });

  test('an input that is not declared is not found', () => {
    checkNowhere('{ outputs = { self, nixp$0kgs }: 1; }');
    checkNowhere('{ outputs = { se$0lf }: 1; }');
  });

  test('follows goes to the input that it names', () => {
    checkDefinition(`
{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs";
#        ^^^^^^^
  inputs.fenix.inputs.nixpkgs.follows = "nixp$0kgs";
}
`);
    checkDefinition(`
{
  inputs.fenix.url = "github:nix-community/fenix";
#        ^^^^^
  inputs.nixpkgs.follows = "fen$0ix/nixpkgs";
}
`);
    checkNowhere('{ inputs.fenix.inputs.nixpkgs.follows = "nixp$0kgs"; }');
    checkNowhere('{ inputs.fenix.inputs.nixpkgs.follows = "$0"; }');
  });

  test('the url of a local flake goes to it', () => {
    checkDefinition(`
#- /flake.nix
{ inputs.own.url = "path:./o$0wn"; }
#- /own/flake.nix
{ }
# ^file
`);
  });

  test('an attribute of self goes to the output', () => {
    checkDefinition(`
{
  outputs = { self }: {
    packages.x86_64-linux.tool = 1;
#                         ^^^^
    x = self.packages.x86_64-linux.to$0ol;
  };
}
`);
  });
});

describe('a variable in shell code goes to', () => {
  const shell = (args: string): string => `
#- /shell.nix
let pkgs = import <nixpkgs> { }; in
pkgs.mkShell {
${args}
}
`;

  test('its binding among the arguments or in env', () => {
    checkDefinition(
      shell(`
  MY_TOOL = "x";
# ^^^^^^^
  shellHook = ''
    echo $MY_TO$0OL
  '';`),
    );
    checkDefinition(
      shell(`
  env.MY_TOOL = "x";
#     ^^^^^^^
  shellHook = ''
    echo ''\${MY_TO$0OL}
  '';`),
    );
    checkDefinition(
      shell(`
  env = {
    MY_TOOL = "x";
#   ^^^^^^^
  };
  shellHook = "export PATH=$MY_TO$0OL/bin";`),
    );
  });

  test('its binding where the code stands elsewhere', () => {
    checkDefinition(`
#- /shell.nix
let
  pkgs = import <nixpkgs> { };
  hook = ''echo $MY_TO$0OL'';
in
pkgs.mkShell {
  MY_TOOL = 1;
# ^^^^^^^
  shellHook = hook;
}
`);
  });

  test('nothing where the shell does not set it', () => {
    checkNowhere(shell("shellHook = ''echo $HO$0ME'';"));
    checkNowhere(shell("HOME = 1; shellHook = ''echo HO$0ME'';"));
    checkNowhere(shell("HOME = 1; name = ''$HO$0ME'';"));
  });

  test('and only its name is what was asked about', () => {
    expect(askedAt(shell("A_B = 1; shellHook = ''echo $A_$0B c'';"))).toBe('A_B');
  });
});

test('broken code around costs nothing', () => {
  checkDefinition(`
let
  tool = {
    a = 1;
#   ^
  };
  other = [ ( ;
in { x = tool.a$0; y = {
`);
  checkDefinition(`
{ inputs.nixpkgs.url = "github:NixOS/nixpkgs"
#        ^^^^^^^
  outputs = { nixpk$0gs }: x.
`);
});

test('inherits in a circle end', () => {
  checkDefinition(`
let
  inherit (b) x;
  b = {
    inherit (a) x;
#               ^
  };
  a = { inherit (b) x; };
in x$0
`);
});

test('no place in a broken text is too much', () => {
  const text = 'let a = { b = 1; inherit c; }; f = { x }: x; in f { x = a.b; } [ ./x "$A" ';
  for (let at = 0; at <= text.length; at++)
    expect(() => askedAt(`${text.slice(0, at)}$0${text.slice(at)}`)).not.toThrow();
});
