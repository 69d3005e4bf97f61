/** The outputs of cargo2nix’s flake: overlays that add `rustBuilder`, and its program. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Value } from '../../eval/value.ts';
import { attrs, done, member, unknown } from '../../eval/values.ts';
import { titled } from '../domain.ts';
import type { SourceContext } from '../flake/sources.ts';
import { packageValue } from '../package.ts';
import { type Entry, knownFunction, tableSet } from '../table.ts';
import { CARGO2NIX_README } from './links.ts';
import { RUST_BUILDER_SELF, rustBuilder } from './rust-builder.ts';

export const CARGO2NIX_OUTPUTS: readonly Entry<SourceContext>[] = [
  {
    name: 'overlays',
    type: 'set',
    doc: 'The overlay that adds `rustBuilder` and `rust-bin`, as `default`.',
    link: CARGO2NIX_README,
    value: (context) => tableSet('cargo2nix.overlays', OVERLAYS, context, { open: true }),
  },
  {
    name: 'overlay',
    type: 'overlay',
    doc: 'The overlay by its old name.',
    deprecated: 'Use `overlays.default`.',
    value: combined,
  },
  {
    name: 'packages',
    type: 'set',
    doc: 'The program that writes `Cargo.nix`, by system: `nix run github:cargo2nix/cargo2nix`.',
    link: CARGO2NIX_README,
    value: () =>
      attrs(
        {
          get: (system) => (tripleOfSystem(system) === undefined ? undefined : done(programs())),
          names: () => [],
          guess: (name) => done(unknown(`cargo2nix.packages.${name}`)),
        },
        { open: true, domain: titled('cargo2nix.packages') },
      ),
  },
];

function programs(): Value {
  const names = ['default', 'cargo2nix'];
  return attrs(
    {
      get: (name) => (names.includes(name) ? done(packageValue('cargo2nix')) : undefined),
      names: () => names,
      guess: (name) => done(unknown(`cargo2nix.packages.….${name}`)),
    },
    { open: true },
  );
}

const OVERLAYS: readonly Entry<SourceContext>[] = [
  {
    name: 'default',
    type: 'overlay',
    doc: 'Adds `rustBuilder`, and rust-overlay’s `rust-bin`.',
    value: combined,
  },
  { name: 'cargo2nix', type: 'overlay', doc: 'Adds `rustBuilder` alone; needs rust-overlay.', value: own },
  {
    name: 'rust-overlay',
    type: 'overlay',
    doc: 'The overlay of rust-overlay, of the revision that cargo2nix pins.',
    value: rustOverlayOf,
  },
];

/** Of a revision that only cargo2nix’s own lock says. */
function rustOverlayOf({ sources }: SourceContext): Value {
  const overlay = sources.flake('rust-overlay', 'rust-overlay', { moment: undefined, certain: false });
  return member(member(overlay, 'overlays'), 'default') ?? unknown('rust-overlay of cargo2nix');
}

function own(context: SourceContext): Value {
  return overlay(context, () => undefined);
}

function combined(context: SourceContext): Value {
  return overlay(context, () => rustOverlayOf(context));
}

function overlay(context: SourceContext, under: () => Value | undefined): Value {
  return knownFunction(
    {
      name: 'cargo2nix overlay',
      type: 'overlay',
      doc: 'The overlay of cargo2nix: adds `rustBuilder` to nixpkgs.',
      link: CARGO2NIX_README,
      arity: 2,
      run:
        (it: SourceContext) =>
        ([final, prev], machine) => {
          const pkgs = final ?? done(unknown('argument'));
          const added = tableSet(
            'cargo2nix overlay',
            [
              {
                ...RUST_BUILDER_SELF,
                value: (given: SourceContext) => rustBuilder({ kit: given.kit, pkgs }),
              },
            ],
            it,
          );
          const below = under();
          if (!below) return added;
          const rust = machine.apply(machine.apply(below, pkgs), prev ?? lazy(() => pkgs.force()));
          return update(rust, added);
        },
    },
    context,
  );
}
