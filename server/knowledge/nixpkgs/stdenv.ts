/** `stdenv` and the platforms it knows. */
import type { Attrs, Value } from '../../eval/value.ts';
import { attrs, done, primop, unknown } from '../../eval/values.ts';
import { packageValue } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { derivation } from './derivation.ts';
import type { PackagesContext } from './instance.ts';
import { MK_DERIVATION_PARAMETERS } from './parameters.ts';
import { crossPlatform, platform } from './platform.ts';

/** `stdenv`, which also answers for the platforms. */
export function stdenv(context: PackagesContext): Attrs {
  const host = hostPlatform(context);
  const own = tableSet<PackagesContext>('stdenv', STDENV, context, { open: true });
  return attrs(
    {
      get: (name) =>
        own.members.get(name) ??
        (name.startsWith('is') || name === 'system' ? host.members.get(name) : undefined),
      names: () => [...own.members.names(), 'isLinux', 'isDarwin', 'isx86_64', 'isAarch64', 'system'],
      guess: (name) => done(unknown(`stdenv.${name}`)),
    },
    { open: true, ...(own.domain && { domain: own.domain }) },
  );
}

/** The platform that the packages run on. */
export function hostPlatform({ options }: PackagesContext): Attrs {
  return options.cross ? crossPlatform(options.cross) : platform(options.system);
}

/** The platform that compilers among the packages compile for. */
export function targetPlatform(context: PackagesContext): Attrs {
  const { cross, compilesFor } = context.options;
  return compilesFor && !cross ? crossPlatform(compilesFor) : hostPlatform(context);
}

function platformEntry(
  name: string,
  doc: string,
  value: (context: PackagesContext) => Attrs,
): Entry<PackagesContext> {
  return { name, type: 'platform', doc, value };
}

/** `hostPlatform` and its like: members of `stdenv`, and of nixpkgs itself. */
export const PLATFORMS: readonly Entry<PackagesContext>[] = [
  platformEntry('hostPlatform', 'The platform that the packages run on.', hostPlatform),
  platformEntry(
    'targetPlatform',
    'The platform that compilers among the packages compile for.',
    targetPlatform,
  ),
  platformEntry('buildPlatform', 'The platform that builds the packages.', ({ options }) =>
    platform(options.system),
  ),
];

const STDENV: readonly Entry<PackagesContext>[] = [
  {
    name: 'mkDerivation',
    type: 'function',
    doc: 'Builds a derivation with the standard environment.',
    ...MK_DERIVATION_PARAMETERS,
    arity: 1,
    run:
      ({ kit }) =>
      ([arg], machine, site) =>
        arg
          ? derivation(arg, { kit, kind: 'package', builder: 'mkDerivation', site, machine })
          : unknown('argument'),
  },
  ...PLATFORMS,
  { name: 'cc', type: 'package', doc: 'The C compiler, wrapped.', value: () => packageValue('stdenv.cc') },
  {
    name: 'shell',
    type: 'string',
    doc: 'The path of the shell that runs the build.',
    value: () => unknown('stdenv.shell'),
  },
];

/** Standard environments under other names (`clangStdenv` …) and what changes one. */
export function otherStdenv(context: PackagesContext): Value {
  return stdenv(context);
}

/** `stdenvAdapters.useMoldLinker stdenv` and its like give a standard environment again. */
export function adapter(context: PackagesContext, name: string): Value {
  return primop(name, 1, () => stdenv(context));
}
