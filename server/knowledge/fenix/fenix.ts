/** The package set of fenix: its toolchain sets, `combine` and `targets`. */
import type { FenixToolchainName } from '../../catalog/fenix.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, unknown } from '../../eval/values.ts';
import { type Release, titled } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { packageValue } from '../package.ts';
import { byName, type Entry, tableMembers, tableSet } from '../table.ts';
import { combine } from './combine.ts';
import { FENIX_README, type FenixContext, fenixRelease, fenixView } from './context.ts';
import { MANIFEST_FUNCTIONS } from './manifest-functions.ts';
import { fenixSet, releaseOfFenix } from './toolchain-set.ts';

/** Where fenix comes from. */
export interface FenixSource {
  readonly kit: Kit;
  readonly moment: Release['moment'];
  readonly certain: boolean;
  readonly input?: string | undefined;
}

/** `fenix.packages.${system}`, or `pkgs.fenix`. */
export function fenixPackages(source: FenixSource, host: string): Attrs {
  const context: FenixContext = { ...source, host, triple: host };
  return tableSet('fenix', PACKAGES, context, {
    self: FENIX_SELF,
    open: !source.certain,
    guess: (name) => done(unknown(`fenix.${name}`)),
    lacks: (name) => !byName(PACKAGES).has(name),
    release: fenixRelease(context),
  });
}

export const FENIX_SELF = {
  name: 'fenix',
  type: 'set',
  doc: 'fenix: the newest stable, beta and nightly toolchains and their components. `minimal`, `default`, `complete` and `latest` are nightly.',
  link: FENIX_README,
} as const;

function nightly(name: FenixToolchainName, doc: string): Entry<FenixContext> {
  return {
    name,
    type: 'toolchain set',
    doc,
    link: FENIX_README,
    value: (context) => channelSet(context, name),
  };
}

const PACKAGES: readonly Entry<FenixContext>[] = [
  {
    name: 'stable',
    type: 'toolchain set',
    doc: 'The newest stable release.',
    link: FENIX_README,
    value: (context) => channelSet(context, 'stable'),
  },
  {
    name: 'beta',
    type: 'toolchain set',
    doc: 'The newest beta.',
    link: FENIX_README,
    value: (context) => channelSet(context, 'beta'),
  },
  nightly('minimal', 'Nightly with the components of the `minimal` profile.'),
  nightly('default', 'Nightly with the components of the `default` profile; can be older than `minimal`.'),
  nightly('complete', 'Nightly with all components, from one date; may lag behind.'),
  nightly(
    'latest',
    'Nightly with each component at its newest date, so that dates may differ between components.',
  ),
  {
    name: 'combine',
    type: 'function',
    doc: 'Joins components into one toolchain: `combine [ fenix.stable.cargo fenix.stable.rustc fenix.targets.wasm32-unknown-unknown.stable.rust-std ]`.',
    link: FENIX_README,
    params: [
      {
        name: 'components',
        type: 'list of derivations',
        required: true,
        doc: 'Components of this or other releases.',
      },
    ],
    arity: 1,
    run:
      (context) =>
      ([arg]) =>
        combine(context, arg?.force() ?? unknown('argument'), arg?.node),
  },
  {
    name: 'targets',
    type: 'set',
    doc: 'The same sets and functions for other target triples.',
    link: FENIX_README,
    value: targets,
  },
  ...MANIFEST_FUNCTIONS,
  {
    name: 'rust-analyzer',
    type: 'package',
    doc: 'rust-analyzer’s own nightly, built from source. Not the component of a release: that is `fenix.<release>.rust-analyzer`.',
    link: FENIX_README,
    value: () => packageValue('rust-analyzer-nightly'),
  },
  {
    name: 'rust-analyzer-vscode-extension',
    type: 'package',
    doc: 'The VS Code extension that goes with fenix’s `rust-analyzer`.',
    link: FENIX_README,
    value: () => packageValue('rust-analyzer-vscode-extension'),
  },
];

function channelSet(context: FenixContext, name: FenixToolchainName): Value {
  const found = fenixView(context).toolchain(name, context.triple);
  return found
    ? fenixSet(context, releaseOfFenix(context, found))
    : unknown(`fenix.${name} for ${context.triple}`);
}

function targets(context: FenixContext): Value {
  const view = fenixView(context);
  const triples = new Set(view.targets());
  const made = new Map<string, Thunk>();
  return attrs(
    {
      get(name) {
        const known = made.get(name);
        if (known) return known;
        if (!triples.has(name)) return undefined;
        const thunk = lazy(() => targetSet({ ...context, triple: name }));
        made.set(name, thunk);
        return thunk;
      },
      names: () => [...triples],
      guess: (name) => lazy(() => targetSet({ ...context, triple: name })),
      lacks: (name) => !context.kit.catalog().triples().has(name),
    },
    { domain: titled('fenix.targets'), open: !context.certain || view.open },
  );
}

const TARGET_SETS: readonly FenixToolchainName[] = [
  'stable',
  'beta',
  'latest',
  'minimal',
  'default',
  'complete',
];

function targetSet(context: FenixContext): Value {
  const view = fenixView(context);
  const sets = TARGET_SETS.filter((it) => view.toolchain(it, context.triple)).map(
    (name): Entry<FenixContext> => byName(PACKAGES).get(name) ?? nightly(name, ''),
  );
  const entries = [...sets, ...MANIFEST_FUNCTIONS];
  const domain = titled(`fenix.targets.${context.triple}`, (name) => byName(entries).get(name));
  return attrs(
    tableMembers(entries, context, (name) => done(unknown(`fenix.targets.….${name}`))),
    { domain, open: !context.certain || view.open || sets.length === 0 },
  );
}
