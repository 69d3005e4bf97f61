/** `stdenv` and the platforms it knows. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import type { Attrs, Value } from '../../eval/value.ts';
import { attrs, attrsOf, bool, done, primop, str, unknown } from '../../eval/values.ts';
import { packageValue } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { derivation } from './derivation.ts';
import type { PackagesContext } from './instance.ts';
import { MK_DERIVATION_PARAMETERS } from './parameters.ts';

/** The facts about a system that code asks for: `isDarwin`, `system`, `rust.rustcTarget` … */
export function platform(system: string): Attrs {
  const [cpu = '', kernel = ''] = system.split('-');
  const triple = tripleOfSystem(system) ?? system;
  const is: Readonly<Record<string, boolean>> = {
    isLinux: kernel === 'linux',
    isDarwin: kernel === 'darwin',
    isMacOS: kernel === 'darwin',
    isFreeBSD: kernel === 'freebsd',
    isWindows: kernel === 'windows',
    isUnix: kernel !== 'windows',
    isx86_64: cpu === 'x86_64',
    isx86_32: cpu === 'i686',
    isi686: cpu === 'i686',
    isx86: cpu === 'x86_64' || cpu === 'i686',
    isAarch64: cpu === 'aarch64',
    isAarch32: cpu.startsWith('armv'),
    isAarch: cpu === 'aarch64' || cpu.startsWith('armv'),
    isArm: cpu === 'aarch64' || cpu.startsWith('armv'),
    isRiscV: cpu.startsWith('riscv'),
    isRiscV64: cpu === 'riscv64',
    isPower64: cpu === 'powerpc64le',
    is64bit: !/^(i686|armv|riscv32)/.test(cpu),
    is32bit: /^(i686|armv|riscv32)/.test(cpu),
    isMusl: false,
    isStatic: false,
    isWasm: cpu.startsWith('wasm'),
    isWasi: kernel === 'wasi',
    isMinGW: false,
    isGnu: kernel === 'linux',
    isCygwin: kernel === 'cygwin',
    isBSD: kernel.endsWith('bsd'),
    isAndroid: false,
    isLittleEndian: true,
  };
  const texts: Readonly<Record<string, string>> = {
    system,
    config: triple.replace('x86_64-apple', 'x86_64-apple'),
    linuxArch: cpu === 'aarch64' ? 'arm64' : cpu,
  };
  const rust = attrsOf(
    Object.entries({
      rustcTarget: triple,
      rustcTargetSpec: triple,
      cargoShortTarget: triple,
      cargoEnvVarTarget: triple.replaceAll('-', '_').toUpperCase(),
    }).map(([name, text]) => [name, done(str(text))]),
    { open: true },
  );
  return attrsOf(
    [
      ...Object.entries(is).map(([name, value]) => [name, done(bool(value))] as const),
      ...Object.entries(texts).map(([name, text]) => [name, done(str(text))] as const),
      ['rust', done(rust)] as const,
    ],
    { open: true },
  );
}

/** `stdenv`, which also answers for the platforms. */
export function stdenv(context: PackagesContext): Attrs {
  const host = platform(context.options.system);
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

function platformEntry(name: string, doc: string): Entry<PackagesContext> {
  return { name, type: 'platform', doc, value: ({ options }) => platform(options.cross ?? options.system) };
}

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
  platformEntry('hostPlatform', 'The platform that the packages run on.'),
  platformEntry('targetPlatform', 'The platform that compilers among them compile for.'),
  {
    name: 'buildPlatform',
    type: 'platform',
    doc: 'The platform that builds the packages.',
    value: ({ options }) => platform(options.system),
  },
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
