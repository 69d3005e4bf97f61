/** What nixpkgs has for Rust: packages, shells, builders and the ways to change the package set. */
import { libSet } from '../../eval/lib/lib.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Value } from '../../eval/value.ts';
import { member, primop, unknown } from '../../eval/values.ts';
import { describeTriple } from '../components/triple.ts';
import { packageValue } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { BUILDERS } from './builders.ts';
import { callPackage } from './call-package.ts';
import { crossSet, muslOf } from './cross.ts';
import { CROSS_SETS } from './cross-sets.ts';
import type { InstanceOptions, PackagesContext } from './instance.ts';
import { RUST } from './rust-packages.ts';
import { SHELLS } from './shells.ts';
import { adapter, hostPlatform, otherStdenv, PLATFORMS, stdenv } from './stdenv.ts';

/** Package sets that are nixpkgs again, for another platform. */
function splice(
  name: string,
  doc: string,
  change?: (options: InstanceOptions) => Partial<InstanceOptions> | undefined,
): Entry<PackagesContext> {
  return {
    name,
    type: 'nixpkgs',
    doc,
    value(context) {
      const changed = change?.(context.options);
      return changed ? context.with(changed) : context.pkgs.force();
    },
  };
}

/** The packages that run on the machine that builds, and compile for the one that programs run on. */
function building({ cross }: InstanceOptions): Partial<InstanceOptions> | undefined {
  return cross && { cross: undefined, compilesFor: cross };
}

function withMusl(
  name: string,
  isStatic: boolean,
): (options: InstanceOptions) => Partial<InstanceOptions> | undefined {
  return ({ system, cross }) => {
    const musl = cross ? undefined : muslOf(system, name, isStatic);
    return musl && { cross: musl };
  };
}

const SET: readonly Entry<PackagesContext>[] = [
  {
    name: 'lib',
    type: 'set',
    doc: 'nixpkgs’ library of functions.',
    link: 'https://nixos.org/manual/nixpkgs/stable/#sec-functions-library',
    value: () => libSet(),
  },
  {
    name: 'stdenv',
    type: 'set',
    doc: 'The standard environment: `mkDerivation`, and the platforms.',
    value: stdenv,
  },
  ...['clangStdenv', 'gccStdenv', 'stdenvNoCC', 'libcxxStdenv', 'fastStdenv'].map(
    (name): Entry<PackagesContext> => ({
      name,
      type: 'set',
      doc: 'Another standard environment.',
      value: otherStdenv,
    }),
  ),
  {
    name: 'stdenvAdapters',
    type: 'set',
    doc: 'Functions that change a standard environment.',
    value: (context) =>
      tableSet(
        'stdenvAdapters',
        ['useMoldLinker', 'useWildLinker', 'keepDebugInfo', 'withCFlags'].map((name) => ({
          name,
          type: 'function',
          doc: 'A changed standard environment.',
          value: (it: PackagesContext) => adapter(it, name),
        })),
        context,
        { open: true },
      ),
  },
  {
    name: 'system',
    type: 'string',
    doc: 'The system that the packages are for.',
    value: (context) => member(hostPlatform(context), 'system') ?? unknown('system'),
  },
  ...PLATFORMS,
  {
    name: 'callPackage',
    type: 'function',
    doc: 'Calls a function, or the function in a file, with the packages that it names as arguments.',
    params: [
      { name: 'fn', type: 'path or function', required: true, doc: 'What to call.' },
      { name: 'args', type: 'set', required: true, doc: 'Arguments that are not packages, or other ones.' },
    ],
    arity: 2,
    run: callPackage,
  },
  {
    name: 'extend',
    type: 'function',
    doc: 'The same nixpkgs with one more overlay.',
    params: [{ name: 'overlay', type: 'overlay', doc: '`final: prev: { … }`.' }],
    arity: 1,
    run:
      (context) =>
      ([overlay]) =>
        context.with({ overlays: [...context.options.overlays, ...(overlay ? [overlay] : [])] }),
  },
  {
    name: 'appendOverlays',
    type: 'function',
    doc: 'The same nixpkgs with more overlays.',
    params: [{ name: 'overlays', type: 'list of overlays', doc: 'Each `final: prev: { … }`.' }],
    arity: 1,
    run:
      (context) =>
      ([given]) => {
        const more = given?.force();
        const known = more?.kind === 'list' && !more.open;
        return context.with({
          overlays: [...context.options.overlays, ...(more?.kind === 'list' ? more.items : [])],
          overlaysKnown: context.options.overlaysKnown && known,
        });
      },
  },
  {
    name: 'overlays',
    type: 'list',
    doc: 'The overlays in use.',
    hidden: true,
    value: ({ options }) => ({ kind: 'list', items: options.overlays, open: !options.overlaysKnown }),
  },
  {
    name: 'pkgs',
    type: 'nixpkgs',
    doc: 'The package set itself.',
    hidden: true,
    value: ({ pkgs }) => pkgs.force(),
  },
  splice('buildPackages', 'Packages that run on the machine that builds.', building),
  splice(
    'pkgsBuildHost',
    'Packages that run on the machine that builds, and compile for the one that programs run on.',
    building,
  ),
  splice(
    'pkgsBuildBuild',
    'Packages that run on the machine that builds, and compile for it.',
    ({ cross }) => cross && { cross: undefined, compilesFor: undefined },
  ),
  splice('pkgsBuildTarget', 'Packages that run on the machine that builds.', building),
  splice('pkgsHostTarget', 'The usual packages.'),
  splice('pkgsHostHost', 'The usual packages, of compilers those for their own platform.'),
  splice('targetPackages', 'Packages that run on the target.'),
  splice('pkgsTargetTarget', 'Packages that run on the target.'),
  splice(
    'pkgsStatic',
    'Packages that are linked statically; on Linux with musl.',
    withMusl('pkgsStatic', true),
  ),
  splice('pkgsMusl', 'Packages with musl in place of glibc.', withMusl('pkgsMusl', false)),
  splice('pkgsLLVM', 'Packages that are built with clang and lld.'),
  splice('__splicedPackages', 'Internal.'),
  {
    name: 'pkgsCross',
    type: 'set',
    doc: 'The same packages compiled for another platform: `pkgsCross.aarch64-multiplatform`. Their `stdenv.cc` has the linker, `stdenv.hostPlatform.rust.rustcTarget` the triple.',
    link: 'https://nixos.org/manual/nixpkgs/stable/#chap-cross',
    value: (context) =>
      tableSet('pkgsCross', CROSS, context, {
        open: true,
        guess: (name) => lazy(() => context.with({ cross: crossSet(name) })),
      }),
  },
  {
    name: 'fetchFromGitHub',
    type: 'function',
    doc: 'Sources from GitHub: `{ owner, repo, rev, hash }`.',
    value: () => fetcher('fetchFromGitHub'),
  },
  {
    name: 'fetchFromGitLab',
    type: 'function',
    doc: 'Sources from GitLab.',
    value: () => fetcher('fetchFromGitLab'),
  },
  {
    name: 'fetchgit',
    type: 'function',
    doc: 'Sources from a git repository.',
    value: () => fetcher('fetchgit'),
  },
  {
    name: 'fetchurl',
    type: 'function',
    doc: 'A file by its URL and hash.',
    value: () => packageFunction('fetchurl'),
  },
  {
    name: 'fetchzip',
    type: 'function',
    doc: 'An unpacked archive by its URL and hash.',
    value: () => fetcher('fetchzip'),
  },
  {
    name: 'fetchpatch',
    type: 'function',
    doc: 'A patch by its URL and hash.',
    value: () => packageFunction('fetchpatch'),
  },
];

const CROSS: readonly Entry<PackagesContext>[] = CROSS_SETS.map(({ name, triple }) => {
  const about = describeTriple(triple);
  return {
    name,
    type: 'nixpkgs',
    doc: `Packages for \`${triple}\`${about === undefined ? '' : `: ${about}`}.`,
    value: (context) => context.with({ cross: crossSet(name) }),
  };
});

/** Fetched sources can be imported, so the knowledge of flakes and sources decides what they are. */
function fetcher(name: string): Value {
  return {
    kind: 'primop',
    name,
    arity: 1,
    args: [],
    run: ([arg], machine) => machine.fetched(name, arg?.force() ?? unknown('argument')),
  };
}

export const PACKAGES: readonly Entry<PackagesContext>[] = [...RUST, ...SHELLS, ...SET, ...BUILDERS];

/** A function whose result is a package that nothing more is known about. */
function packageFunction(name: string): Value {
  return primop(name, 1, () => packageValue(name));
}
