/** The doors of crane: its flake's outputs, and importing its source. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, member, primop, unknown } from '../../eval/values.ts';
import { compared } from '../builders/comparison.ts';
import { optional, required } from '../builders/params.ts';
import { titled } from '../domain.ts';
import type { SourceContext } from '../flake/sources.ts';
import { type Entry, type FunctionEntry, knownFunction } from '../table.ts';
import { craneLib } from './crane-lib.ts';
import { CRANE_API } from './links.ts';

export const CRANE_OUTPUTS: readonly Entry<SourceContext>[] = [
  {
    name: 'mkLib',
    type: 'function',
    doc: compared(
      'crane’s library for an instantiated nixpkgs: `craneLib = crane.mkLib pkgs;`. For another toolchain than that of nixpkgs: `(crane.mkLib pkgs).overrideToolchain (p: …)`.',
      'crane',
    ),
    link: `${CRANE_API}#mklib`,
    params: [
      required('pkgs', 'nixpkgs', 'An instantiated nixpkgs, with the overlays that the toolchain needs.'),
    ],
    arity: 1,
    run:
      ({ kit }) =>
      ([pkgs], machine) =>
        craneLib(kit, pkgs ?? done(unknown('argument')), machine),
  },
  {
    name: 'lib',
    type: 'set',
    doc: 'The library by system, for a nixpkgs of crane’s own.',
    link: CRANE_API,
    deprecated: 'It is gone since 0.19: use `crane.mkLib pkgs`.',
    value: bySystem,
  },
  {
    name: 'overlays',
    type: 'set',
    doc: 'An overlay that adds nothing, as `default`.',
    hidden: true,
    value: () => attrsOf([['default', done(primop('crane overlay', 2, () => attrsOf([])))]]),
  },
  {
    name: 'templates',
    type: 'set',
    doc: 'Flakes to start from: `nix flake init -t github:ipetkov/crane#quick-start`.',
    value: () => unknown('templates'),
  },
];

/** `crane.lib.${system}`. */
function bySystem(context: SourceContext): Value {
  const nixpkgs = context.sources.flake('nixpkgs', 'nixpkgs', { moment: undefined, certain: false });
  const pkgs = (system: string) =>
    lazy(() => member(member(nixpkgs, 'legacyPackages'), system) ?? unknown('nixpkgs of crane'));
  return attrs(
    {
      get: (system) =>
        tripleOfSystem(system) === undefined
          ? undefined
          : lazy(() => craneLib(context.kit, pkgs(system), context.machine)),
      names: () => [...context.systems],
      guess: (name) => done(unknown(`crane.lib.${name}`)),
    },
    { open: true, domain: titled('crane.lib') },
  );
}

const IMPORTED: FunctionEntry<SourceContext> = {
  name: 'crane',
  type: 'function',
  doc: compared(
    'crane without flakes: `import (fetchTarball "https://github.com/ipetkov/crane/archive/master.tar.gz") { inherit pkgs; }`.',
    'crane',
  ),
  link: CRANE_API,
  named: true,
  params: [optional('pkgs', 'nixpkgs', 'An instantiated nixpkgs.', 'import <nixpkgs> { }')],
  arity: 1,
  run:
    ({ kit, sources }) =>
    ([arg], machine) =>
      craneLib(
        kit,
        lazy(() => {
          const args = arg?.force() ?? unknown('argument');
          const given = machine.select(args, 'pkgs')?.force();
          return given ?? sources.assumedNixpkgs(machine);
        }),
        machine,
      ),
};

/** `import crane { inherit pkgs; }`. */
export function importCrane(context: SourceContext, inside: string): Value {
  return inside === '' || inside === '/default.nix'
    ? knownFunction(IMPORTED, context)
    : unknown('file inside crane');
}
