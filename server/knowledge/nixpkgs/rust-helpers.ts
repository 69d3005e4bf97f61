/** `rust.envVars`, and the functions of `rust` that platforms have taken over. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import type { Value } from '../../eval/value.ts';
import { member, str, unknown } from '../../eval/values.ts';
import { type Entry, tableSet } from '../table.ts';
import type { PackagesContext } from './instance.ts';

type PackagesEntry = Entry<PackagesContext>;

const MACHINES: readonly (readonly [suffix: string, which: string])[] = [
  ['Build', 'the platform that builds'],
  ['Host', 'the platform that programs run on'],
  ['Target', 'the platform that compilers compile for'],
];

function path(name: string, doc: string): PackagesEntry {
  return { name, type: 'string', doc, value: () => unknown(`rust.envVars.${name}`) };
}

function triple(name: string, which: string, suffix: string): PackagesEntry {
  return {
    name,
    type: 'string',
    doc: `The Rust triple of ${which}.`,
    value: ({ options: { system, cross, compilesFor } }) => {
      const build = tripleOfSystem(system) ?? system;
      const host = cross ? cross.triple : build;
      const target = compilesFor && !cross ? compilesFor.triple : host;
      const found = suffix === 'Build' ? build : suffix === 'Host' ? host : target;
      return found === undefined ? unknown(`rust.envVars.${name}`) : str(found);
    },
  };
}

const ENV_VARS: readonly PackagesEntry[] = [
  ...MACHINES.flatMap(([suffix, which]) => [
    path(`ccFor${suffix}`, `The C compiler for ${which}.`),
    path(`cxxFor${suffix}`, `The C++ compiler for ${which}.`),
    path(`linkerFor${suffix}`, `The linker for ${which}.`),
    triple(`rust${suffix}Platform`, which, suffix),
    triple(`rust${suffix}PlatformSpec`, which, suffix),
  ]),
  path(
    'setEnv',
    'Shell code that sets `CC_<TRIPLE>`, `CXX_<TRIPLE>`, `CARGO_TARGET_<TRIPLE>_LINKER`, `CARGO_BUILD_TARGET`, `HOST_CC` and `HOST_CXX` for a command: `env ${rust.envVars.setEnv} cargo build`.',
  ),
];

export const RUST_ENV_VARS: readonly PackagesEntry[] = [
  {
    name: 'envVars',
    type: 'set',
    doc: 'What Cargo and cc-rs have to be told for cross-compiling: compilers, linkers and triples of the platforms.',
    value: (context) => tableSet('rust.envVars', ENV_VARS, context, { open: true }),
  },
];

function ofPlatform(name: string, doc: string, ...path: readonly string[]): PackagesEntry {
  return {
    name,
    type: 'function',
    doc,
    deprecated: `It warns: use \`platform.${path.join('.')}\`.`,
    params: [
      { name: 'platform', type: 'platform', required: true, doc: '`stdenv.hostPlatform` or another one.' },
    ],
    arity: 1,
    run:
      () =>
      ([platform]) =>
        path.reduce<Value | undefined>((value, part) => member(value, part), platform?.force()) ??
        unknown(`rust.${name}`),
  };
}

export const RUST_FUNCTIONS: readonly PackagesEntry[] = [
  ofPlatform('toRustTarget', 'The Rust triple of a platform.', 'rust', 'rustcTarget'),
  ofPlatform('toRustTargetSpec', 'What `rustc --target` is given for a platform.', 'rust', 'rustcTargetSpec'),
  ofPlatform(
    'toRustTargetSpecShort',
    'The name of Cargo’s folder for a platform.',
    'rust',
    'cargoShortTarget',
  ),
  ofPlatform(
    'toRustTargetForUseInEnvVars',
    'The triple of a platform as names of variables have it.',
    'rust',
    'cargoEnvVarTarget',
  ),
  ofPlatform('IsNoStdTarget', 'Whether a platform has no standard library.', 'rust', 'isNoStdTarget'),
  ofPlatform('toTargetArch', 'The processor of a platform, as `cfg` names it.', 'rust', 'platform', 'arch'),
  ofPlatform('toTargetOs', 'The system of a platform, as `cfg` names it.', 'rust', 'platform', 'os'),
  ofPlatform('toTargetFamily', 'The families of a platform.', 'rust', 'platform', 'target-family'),
  ofPlatform('toTargetVendor', 'The vendor of a platform.', 'rust', 'platform', 'vendor'),
];
