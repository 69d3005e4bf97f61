/** crane's functions that build and check, and its shell. */
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Machine, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, list, member, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { crateName } from '../builders/cargo-toml.ts';
import { compared } from '../builders/comparison.ts';
import type { Description, Param } from '../domain.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { shellFunction } from '../nixpkgs/shells.ts';
import type { Entry, FunctionEntry } from '../table.ts';
import * as args from './arguments.ts';
import { craneApi } from './links.ts';
import { type CraneContext, programs } from './scope.ts';

interface BuilderFacts {
  readonly name: string;
  readonly doc: string;
  readonly params: readonly Param[];
  /** Programs that it uses beside cargo and rustc, by their names in nixpkgs. */
  readonly uses?: readonly string[];
}

function builder({ name, doc, params, uses = [] }: BuilderFacts): FunctionEntry<CraneContext> {
  const self: Description = { name, type: 'function', doc, link: craneApi(name), named: true, params };
  return {
    ...self,
    arity: 1,
    run:
      (context) =>
      ([arg], machine, site) =>
        arg ? build(self, uses, context, { arg, machine, site }) : unknown('argument'),
  };
}

interface Call {
  readonly arg: Thunk;
  readonly machine: Machine;
  readonly site: SyntaxNode | undefined;
}

function build(self: Description, uses: readonly string[], context: CraneContext, call: Call): Value {
  const { arg, machine, site } = call;
  return derivation(arg, {
    kit: context.kit,
    kind: 'package',
    builder: self.name,
    takes: self,
    get brings() {
      return programs(context, ['rustc', 'cargo', ...uses], machine);
    },
    adds: (name) => added(name, self, context, call),
    site,
    machine,
  });
}

/** What a build has beyond its arguments: its names from `Cargo.toml`, and the dependencies that it goes on from. */
function added(name: string, self: Description, context: CraneContext, call: Call): Thunk | undefined {
  if (name === 'pname' || name === 'version')
    return lazy(() => member(crateName(call.arg.force(), call.machine), name) ?? unknown(name));
  if (name !== 'cargoArtifacts' || self.name !== 'buildPackage') return undefined;
  return lazy(() => build(DEPENDENCIES, [], context, { ...call, site: undefined }));
}

const DEPENDENCIES: Description = {
  name: 'buildDepsOnly',
  type: 'function',
  doc: 'Compiles the dependencies alone, from sources without code of their own: built again only when `Cargo.toml`, `Cargo.lock` or cargo’s settings change. Give it the same arguments as the build, else all is compiled twice.',
  link: craneApi('buildDepsOnly'),
  named: true,
  params: args.BUILD_DEPS_ONLY,
};

export const CRANE_BUILDERS: readonly Entry<CraneContext>[] = [
  builder({
    name: 'buildPackage',
    doc: compared(
      'Builds the workspace and installs its programs and libraries; the dependencies are built apart unless `cargoArtifacts` says otherwise. Names that it does not know become variables of the build.',
      'crane',
    ),
    params: args.BUILD_PACKAGE,
  }),
  builder({ name: 'buildDepsOnly', doc: DEPENDENCIES.doc, params: args.BUILD_DEPS_ONLY }),
  builder({
    name: 'mkCargoDerivation',
    doc: '`stdenv.mkDerivation` with cargo, the vendored dependencies and earlier artifacts: what all other builders of crane are made of.',
    params: args.MK_CARGO_DERIVATION,
  }),
  builder({
    name: 'cargoBuild',
    doc: 'Runs `cargo build` and installs no programs.',
    params: args.CARGO_BUILD,
  }),
  builder({
    name: 'cargoClippy',
    doc: 'Runs clippy, as a check. The toolchain must have `clippy`; the profile `minimal` has not.',
    params: args.CARGO_CLIPPY,
    uses: ['clippy'],
  }),
  builder({ name: 'cargoDoc', doc: 'Builds the documentation into `share/doc`.', params: args.CARGO_DOC }),
  builder({ name: 'cargoDocTest', doc: 'Runs the tests in the documentation.', params: args.CARGO_TEST }),
  builder({ name: 'cargoTest', doc: 'Runs `cargo test`.', params: args.CARGO_TEST }),
  builder({
    name: 'cargoFmt',
    doc: 'Checks that the code is formatted; needs no dependencies. The toolchain must have `rustfmt`.',
    params: args.CARGO_FMT,
    uses: ['rustfmt'],
  }),
  builder({
    name: 'taploFmt',
    doc: 'Checks that TOML files are formatted.',
    params: args.TAPLO_FMT,
    uses: ['taplo'],
  }),
  builder({
    name: 'cargoNextest',
    doc: 'Runs the tests with cargo-nextest, which leaves out those in the documentation (`cargoDocTest`).',
    params: args.CARGO_NEXTEST,
    uses: ['cargo-nextest'],
  }),
  builder({
    name: 'cargoLlvmCov',
    doc: 'Measures coverage with cargo-llvm-cov. The toolchain must have `llvm-tools`.',
    params: args.CARGO_LLVM_COV,
    uses: ['cargo-llvm-cov'],
  }),
  builder({
    name: 'cargoTarpaulin',
    doc: 'Measures coverage with cargo-tarpaulin, on Linux.',
    params: args.CARGO_TARPAULIN,
    uses: ['cargo-tarpaulin'],
  }),
  builder({
    name: 'cargoAudit',
    doc: 'Looks for known vulnerabilities in `Cargo.lock`, in the advisories that an input pins.',
    params: args.CARGO_AUDIT,
    uses: ['cargo-audit'],
  }),
  builder({
    name: 'cargoDeny',
    doc: 'Checks licenses, sources and bans with cargo-deny.',
    params: args.CARGO_DENY,
    uses: ['cargo-deny'],
  }),
  builder({
    name: 'buildTrunkPackage',
    doc: 'Builds a web application with trunk. The toolchain must have the target `wasm32-unknown-unknown`.',
    params: args.BUILD_TRUNK_PACKAGE,
    uses: ['trunk', 'binaryen', 'dart-sass'],
  }),
  { ...shellDescription(), value: devShell },
];

function shellDescription(): Description {
  return {
    name: 'devShell',
    type: 'function',
    doc: 'A shell with cargo, rustc, clippy and rustfmt of the toolchain, and what the `checks` need. Takes what `mkShell` takes; other names become variables.',
    link: craneApi('devShell'),
    named: true,
    params: args.DEV_SHELL,
  };
}

function devShell(context: CraneContext): Value {
  const prepare = (given: Thunk): Thunk => lazy(() => withChecks(given.force()), given.node);
  return shellFunction(context.kit, shellDescription(), {
    prepare,
    brings: (machine) => programs(context, ['rustc', 'cargo', 'clippy', 'rustfmt'], machine),
  });
}

/** `checks` are derivations that the shell takes its inputs from. */
function withChecks(given: Value): Value {
  const checks = member(given, 'checks');
  if (checks === undefined) return given;
  const from = member(given, 'inputsFrom');
  const own = from?.kind === 'list' ? from.items : [];
  const items =
    checks.kind === 'attrs'
      ? checks.members.names().flatMap((it) => checks.members.get(it) ?? [])
      : [done(unknown(checks.kind === 'unknown' ? checks.why : 'checks of a shell'))];
  const open =
    (checks.kind === 'attrs' && checks.open) || (from !== undefined && (from.kind !== 'list' || from.open));
  return update(given, attrsOf([['inputsFrom', done(list([...items, ...own], open))]]));
}
