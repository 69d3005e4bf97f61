/** The doors of fenix: its flake's outputs, its overlay, and importing its source. */
import { systemOfTriple } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Thunk, Value } from '../../eval/value.ts';
import { attrs, done, member, textOf, unknown } from '../../eval/values.ts';
import { nixpkgsOf, titled } from '../domain.ts';
import { hostOf } from '../host.ts';
import { packageValue } from '../package.ts';
import { type Entry, knownFunction, tableSet } from '../table.ts';
import { FENIX_README, type FenixContext, fenixView } from './context.ts';
import { FENIX_SELF, type FenixSource, fenixPackages } from './fenix.ts';

/** The overlay, `final: prev: { fenix = …; }`. */
export function fenixOverlay(source: FenixSource): Value {
  return knownFunction(
    {
      name: 'fenix overlay',
      type: 'overlay',
      doc: 'The overlay of fenix: adds `fenix` to nixpkgs.',
      link: FENIX_README,
      params: [
        { name: 'final', type: 'nixpkgs', doc: 'nixpkgs with all overlays.' },
        { name: 'prev', type: 'nixpkgs', doc: 'nixpkgs without this overlay and those after it.' },
      ],
      arity: 2,
      run:
        (it: FenixSource) =>
        ([final, prev], machine) =>
          tableSet('fenix overlay', OVERLAY, {
            ...it,
            host: hostOf(nixpkgsOf(prev?.force()) ?? nixpkgsOf(final?.force()), machine),
          }),
    },
    source,
  );
}

const OVERLAY: readonly Entry<FenixSource & { readonly host: string }>[] = [
  { ...FENIX_SELF, value: (it) => fenixPackages(it, it.host) },
  {
    name: 'rust-analyzer-nightly',
    type: 'package',
    doc: 'The same as `fenix.rust-analyzer`.',
    value: () => packageValue('rust-analyzer-nightly'),
  },
];

/** The outputs of fenix's flake. */
export const FENIX_OUTPUTS: readonly Entry<FenixSource>[] = [
  {
    name: 'packages',
    type: 'set',
    doc: 'fenix by system: `fenix.packages.${system}`.',
    link: FENIX_README,
    value: packagesBySystem,
  },
  {
    name: 'overlays',
    type: 'set',
    doc: 'The overlay, as `default`.',
    link: FENIX_README,
    value: (source) =>
      tableSet(
        'fenix.overlays',
        [{ name: 'default', type: 'overlay', doc: 'Adds `fenix` to nixpkgs.', value: fenixOverlay }],
        source,
      ),
  },
  {
    name: 'overlay',
    type: 'overlay',
    doc: 'The overlay by its old name.',
    deprecated: 'Use `overlays.default`.',
    value: fenixOverlay,
  },
  {
    name: 'formatter',
    type: 'set',
    doc: 'The formatter of fenix’s own sources.',
    hidden: true,
    value: () => unknown('formatter'),
  },
];

function packagesBySystem(source: FenixSource): Value {
  const context: FenixContext = { ...source, host: '', triple: '' };
  const systems = new Map(
    fenixView(context)
      .hosts()
      .flatMap((triple): [string, Thunk][] => {
        const system = systemOfTriple(triple);
        return system === undefined ? [] : [[system, lazy(() => fenixPackages(source, triple))]];
      }),
  );
  return attrs(
    {
      get: (name) => systems.get(name),
      names: () => [...systems.keys()],
      guess: (name) => done(unknown(`fenix.packages.${name}`)),
    },
    { domain: titled('fenix.packages'), open: true },
  );
}

/** `import fenix { … }` and `import "${fenix}/overlay.nix"`. */
export function importFenix(source: FenixSource, inside: string): Value {
  if (inside === '/overlay.nix') return fenixOverlay(source);
  if (inside !== '' && inside !== '/default.nix') return unknown('file inside fenix');
  return knownFunction(
    {
      name: 'fenix',
      type: 'function',
      doc: 'fenix without flakes: `import (fetchTarball "https://github.com/nix-community/fenix/archive/main.tar.gz") { }`.',
      link: FENIX_README,
      named: true,
      params: [
        { name: 'system', type: 'string', default: 'builtins.currentSystem', doc: 'The system to run on.' },
        { name: 'pkgs', type: 'nixpkgs', doc: 'An instantiated nixpkgs; fenix’s own where it is not given.' },
        { name: 'lib', type: 'set', default: 'pkgs.lib', doc: 'nixpkgs’ library.' },
      ],
      arity: 1,
      run:
        (it: FenixSource) =>
        ([arg], machine) => {
          const args = arg?.force();
          const pkgs = nixpkgsOf(member(args, 'pkgs'));
          const system = textOf(member(args, 'system'));
          return fenixPackages(
            it,
            hostOf(
              pkgs ??
                (system === undefined
                  ? undefined
                  : { domain: 'nixpkgs', system, overlaysKnown: false, assumed: false }),
              machine,
            ),
          );
        },
    },
    source,
  );
}
