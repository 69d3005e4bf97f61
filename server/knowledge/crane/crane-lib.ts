/** crane's library for one nixpkgs: all its members, and the ways to change it. */
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, member, primop, unknown } from '../../eval/values.ts';
import { emptyDerivation } from '../builders/artefact.ts';
import { required } from '../builders/params.ts';
import type { Kit } from '../kit.ts';
import type { Entry, FunctionEntry } from '../table.ts';
import { CRANE_BUILDERS } from './builders.ts';
import { CRANE_HOOKS } from './hooks.ts';
import { craneApi } from './links.ts';
import { type CraneContext, craneScope, scopedCallPackage, toolchainOverride } from './scope.ts';
import { CRANE_SOURCES } from './sources.ts';
import { CRANE_VENDORING } from './vendoring.ts';

/** `crane.mkLib pkgs`. */
export function craneLib(kit: Kit, pkgs: Thunk, machine: Machine): Attrs {
  return craneScope({ kit, pkgs, machine, overrides: [], entries: CRANE_LIB });
}

/** The library that an argument is only called like; which toolchain it has, nobody said. */
export function assumedCraneLib(kit: Kit, pkgs: Thunk, machine: Machine): Attrs {
  const toolchain = toolchainOverride(done(unknown('toolchain of an argument craneLib')));
  return craneScope({ kit, pkgs, machine, overrides: [toolchain], entries: CRANE_LIB });
}

function overrideScope(name: string, deprecated?: string): FunctionEntry<CraneContext> {
  return {
    name,
    type: 'function',
    doc: 'The same library with other members: `overrideScope (final: prev: { stdenvSelector = p: p.clangStdenv; })`.',
    link: craneApi('overrideScope'),
    deprecated,
    params: [required('overlay', 'function', '`final: prev: { … }`.')],
    arity: 1,
    run:
      (context) =>
      ([overlay]) =>
        context.with(overlay ?? done(unknown('argument'))),
  };
}

const SCOPE: readonly Entry<CraneContext>[] = [
  {
    name: 'overrideToolchain',
    type: 'function',
    doc: 'The same library with another toolchain for cargo, rustc, clippy and rustfmt: `overrideToolchain (p: p.rust-bin.stable.latest.default)`. The function gets the packages of the right platform, so it is the form for cross-compiling; a toolchain alone will do else. It must be one derivation: of fenix’ sets that is `.toolchain`.',
    link: craneApi('overrideToolchain'),
    params: [
      required('toolchain', 'function or derivation', 'A toolchain, or a function from nixpkgs to one.'),
    ],
    arity: 1,
    run:
      (context) =>
      ([given], machine) =>
        context.with(toolchainOverride(lazy(() => toolchainOf(given, context, machine)))),
  },
  overrideScope('overrideScope'),
  overrideScope("overrideScope'", 'Use `overrideScope`.'),
  {
    name: 'callPackage',
    type: 'function',
    doc: 'nixpkgs’ `callPackage`, with the library’s members among the arguments.',
    value: scopedCallPackage,
  },
  {
    name: 'newScope',
    type: 'function',
    doc: '`callPackage` with further arguments: `newScope extra`.',
    arity: 1,
    run:
      (context) =>
      ([extra]) =>
        scopedCallPackage(context, extra),
  },
  {
    name: 'stdenvSelector',
    type: 'function',
    doc: 'Which standard environment crane builds with; replace it with `overrideScope`. `p: p.stdenv` where it was not replaced.',
    link: craneApi('stdenvSelector'),
    value: () =>
      primop('stdenvSelector', 1, ([pkgs]) => member(pkgs?.force(), 'stdenv') ?? unknown('stdenv')),
  },
  {
    name: 'mkCrossToolchainEnv',
    type: 'function',
    doc: 'The variables that tell cargo and cc-rs of the compilers of a cross build; none where it is no cross build.',
    link: craneApi('mkCrossToolchainEnv'),
    params: [required('stdenvSelector', 'function', 'From nixpkgs to a standard environment.')],
    arity: 1,
    run: () => () => attrsOf([], { open: true }),
  },
  {
    name: 'craneUtils',
    type: 'package',
    doc: 'The program that crane’s own functions use.',
    value: () => emptyDerivation('craneUtils'),
  },
  {
    name: 'craneLib',
    type: 'set',
    doc: 'The library itself.',
    hidden: true,
    value: ({ self }) => self.force(),
  },
];

const CRANE_LIB: readonly Entry<CraneContext>[] = [
  ...CRANE_BUILDERS,
  ...CRANE_SOURCES,
  ...CRANE_VENDORING,
  ...SCOPE,
  ...CRANE_HOOKS,
];

/** A toolchain, or what a function makes of nixpkgs. */
function toolchainOf(given: Thunk | undefined, context: CraneContext, machine: Machine): Value {
  const value = given?.force() ?? unknown('argument');
  return value.kind === 'lambda' || value.kind === 'primop' ? machine.apply(value, context.pkgs) : value;
}
