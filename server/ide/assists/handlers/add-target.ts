/** Assist `add-target`. */
import { systemOfTriple } from '../../../catalog/hosts.ts';
import { nix } from '../../example.ts';
import type { Assist } from '../assist.ts';
import { additionEdits, takesTarget } from '../toolchain/add-name.ts';

/** Targets that people add to a toolchain on `host`, the most wanted first; which of them a release has is the catalog's to say. */
function wantedTargets(host: string): readonly string[] {
  const [cpu = 'x86_64'] = host.split('-');
  const other = cpu === 'aarch64' ? 'x86_64' : 'aarch64';
  const systems = systemOfTriple(host)?.endsWith('-darwin')
    ? [`${other}-apple-darwin`]
    : [`${cpu}-unknown-linux-musl`, `${other}-unknown-linux-gnu`];
  return [
    'wasm32-unknown-unknown',
    'wasm32-wasip1',
    ...systems,
    'x86_64-pc-windows-gnu',
    'thumbv7em-none-eabihf',
  ];
}

export const addTarget: Assist = {
  id: 'add-target',
  kind: 'refactor.rewrite',
  since: '0.1.0',
  summary:
    'Adds a compilation target to the toolchain under the cursor, or to that of the shell, at the place where the toolchain is defined.',
  examples: [
    {
      title: 'Beside the extensions',
      action: 'Add wasm32-unknown-unknown target',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.over$0ride { extensions = [ "rust-src" ]; }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.default.override {
          extensions = [ "rust-src" ];
          targets = [ "wasm32-unknown-unknown" ];
        }
      `,
    },
    {
      title: 'fenix has a standard library for each target',
      action: 'Add wasm32-unknown-unknown target',
      before: nix`
        { fenix, ... }:
        with fenix;
        combine [
          stable.cargo
          stable.rus$0tc
        ]
      `,
      after: nix`
        { fenix, ... }:
        with fenix;
        combine [
          stable.cargo
          stable.rustc
          targets.wasm32-unknown-unknown.stable.rust-std
        ]
      `,
    },
    {
      title: 'Not where it is there already',
      action: 'Add wasm32-unknown-unknown target',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.def$0ault.override { targets = [ "wasm32-unknown-unknown" ]; }
      `,
    },
  ],
  *offers({ world, analysis, toolchain: place }) {
    if (!place) return;
    const { toolchain } = place;
    for (const name of wantedTargets(toolchain.host)) {
      if (!takesTarget(toolchain, name)) continue;
      yield {
        variant: name,
        title: `Add ${name} target`,
        edits() {
          const found = additionEdits(place, { kind: 'targets', name }, { world, analysis });
          return found && [found];
        },
      };
    }
  },
};
