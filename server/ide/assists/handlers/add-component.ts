/** Assist `add-component`. */
import type { Toolchain } from '../../../knowledge/domain.ts';
import { nix } from '../../example.ts';
import type { Assist, Offer } from '../assist.ts';
import { additionEdits, missingComponent } from '../toolchain/add-name.ts';

/** What people add, the most wanted first; what a release has of it is the catalog's to say. */
const WANTED: readonly string[] = ['rust-src', 'rust-analyzer', 'clippy', 'rustfmt', 'llvm-tools', 'miri'];

export const addComponent: Assist = {
  id: 'add-component',
  kind: 'refactor.rewrite',
  since: '0.1.0',
  summary:
    'Adds a component to the toolchain under the cursor, or to that of the shell, at the place where the toolchain is defined.',
  examples: [
    {
      title: 'A toolchain without an override',
      action: 'Add rust-src extension',
      before: nix`
        { pkgs, ... }:
        pkgs.mkShell {
          packages = [ pkgs.rust-bin.stable.latest.$0default ];
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.mkShell {
          packages = [ (pkgs.rust-bin.stable.latest.default.override { extensions = [ "rust-src" ]; }) ];
        }
      `,
    },
    {
      title: 'From the use of a variable to the list that it is defined with',
      action: 'Add rust-analyzer extension',
      before: nix`
        { pkgs, ... }:
        let
          toolchain = pkgs.rust-bin.stable.latest.default.override {
            extensions = [
              "rust-src" # for the standard library
            ];
          };
        in
        pkgs.mkShell { packages = [ tool$0chain ]; }
      `,
      after: nix`
        { pkgs, ... }:
        let
          toolchain = pkgs.rust-bin.stable.latest.default.override {
            extensions = [
              "rust-src" # for the standard library
              "rust-analyzer"
            ];
          };
        in
        pkgs.mkShell { packages = [ toolchain ]; }
      `,
    },
    {
      title: 'An override with other arguments',
      action: 'Add rust-src extension',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.nightly."2026-08-01".minimal.over$0ride {
          targets = [ "wasm32-unknown-unknown" ];
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.nightly."2026-08-01".minimal.override {
          targets = [ "wasm32-unknown-unknown" ];
          extensions = [ "rust-src" ];
        }
      `,
    },
    {
      title: 'fenix',
      action: 'Add rust-src component',
      before: nix`
        { fenix, ... }:
        fenix.combine [
          fenix.stable.car$0go
          fenix.stable.rustc
        ]
      `,
      after: nix`
        { fenix, ... }:
        fenix.combine [
          fenix.stable.cargo
          fenix.stable.rustc
          fenix.stable.rust-src
        ]
      `,
    },
    {
      title: 'A toolchain file',
      action: 'Add rust-src extension',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.from$0RustupToolchainFile ./rust-toolchain.toml
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.90" # what CI uses
        components = ["clippy"]
      `,
      after: nix`
        #- /rust-toolchain.toml
        [toolchain]
        channel = "1.90" # what CI uses
        components = ["clippy", "rust-src"]
      `,
    },
    {
      title: 'devenv, where a list takes the place of the default',
      action: 'Add rust-src component',
      before: nix`
        #- /devenv.nix
        { pkgs, ... }:
        {
          languages.rust.enable = true;
          languages.rust.cha$0nnel = "stable";
        }
      `,
      after: nix`
        #- /devenv.nix
        { pkgs, ... }:
        {
          languages.rust.enable = true;
          languages.rust.channel = "stable";
          languages.rust.components = [ "rustc" "cargo" "clippy" "rustfmt" "rust-analyzer" "rust-src" ];
        }
      `,
    },
    {
      title: 'Not where it is there already',
      action: 'Add rust-src extension',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.def$0ault.override { extensions = [ "rust-src" ]; }
      `,
    },
  ],
  *offers({ world, analysis, toolchain: place }) {
    if (!place) return;
    for (const short of WANTED) {
      const name = missingComponent(place.toolchain, short);
      if (name === undefined) continue;
      const edits = () => additionEdits(place, { kind: 'components', name }, { world, analysis });
      yield offer(short, componentTitle(short, place.toolchain), edits);
    }
  },
};

/** The overlays that take `extensions` call a component that is added so. */
export function componentTitle(name: string, { provider }: Toolchain): string {
  return `Add ${name} ${provider === 'rust-overlay' || provider === 'nixpkgs-mozilla' ? 'extension' : 'component'}`;
}

function offer(variant: string, title: string, edits: () => ReturnType<typeof additionEdits>): Offer {
  return {
    variant,
    title,
    edits() {
      const found = edits();
      return found && [found];
    },
  };
}
