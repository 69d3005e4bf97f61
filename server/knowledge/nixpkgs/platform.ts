/** The facts about a platform that code asks for: whether it is Linux, its system, its Rust triple. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import type { Attrs, Thunk } from '../../eval/value.ts';
import { attrs, attrsOf, bool, done, list, mapMembers, str } from '../../eval/values.ts';
import { type Description, titled } from '../domain.ts';
import { byName } from '../table.ts';
import type { Cross } from './cross.ts';

/** The platform of a Nix system. */
export function platform(system: string): Attrs {
  const [cpu = '', kernel = ''] = system.split('-');
  const triple = tripleOfSystem(system) ?? system;
  return platformSet(
    {
      ...processor(cpu),
      ...kernelFacts(kernel),
      isMusl: false,
      isStatic: false,
      isMinGW: false,
      isGnu: kernel === 'linux',
      isAndroid: false,
    },
    { system, config: triple, linuxArch: linuxArch(cpu) },
    triple,
  );
}

/** The platform that a cross set compiles for; what its config does not tell stays unknown. */
export function crossPlatform({ triple, config = triple, isStatic }: Cross): Attrs {
  if (config === undefined) return platformSet({}, {}, triple);
  const [first = '', ...rest] = config.split('-');
  const cpu = first === 'arm64' ? 'aarch64' : first;
  const kernel = KERNELS.find(([word]) => rest.some((it) => it.startsWith(word)))?.[1];
  if (kernel === undefined) return platformSet(processor(cpu), { config }, triple);
  return platformSet(
    {
      ...processor(cpu),
      ...kernelFacts(kernel),
      isMusl: config.includes('-musl'),
      isMinGW: config.includes('-mingw'),
      isGnu: config.includes('-gnu'),
      isAndroid: config.includes('-android'),
      ...(isStatic !== undefined && { isStatic }),
    },
    {
      config,
      linuxArch: linuxArch(cpu),
      ...(NIX_KERNELS.has(kernel) && { system: `${cpu}-${kernel}` }),
    },
    triple,
  );
}

/** Words of a config, and the kernel that they stand for. */
const KERNELS: readonly (readonly [string, string])[] = [
  ['linux', 'linux'],
  ['darwin', 'darwin'],
  ['mingw', 'windows'],
  ['windows', 'windows'],
  ['freebsd', 'freebsd'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['cygwin', 'cygwin'],
  ['wasi', 'wasi'],
  ['none', 'none'],
  ['elf', 'none'],
];

const NIX_KERNELS: ReadonlySet<string> = new Set(KERNELS.map(([, kernel]) => kernel));

function linuxArch(cpu: string): string {
  return cpu === 'aarch64' ? 'arm64' : cpu;
}

type Flags = Readonly<Record<string, boolean>>;

function processor(cpu: string): Flags {
  const is32 = /^(i686|arm|riscv32|wasm32|mips|powerpc$|avr|msp430|m68k|xtensa|or1k)/.test(cpu);
  const is64 = /^(x86_64|aarch64|riscv64|powerpc64|loongarch64|s390x|mips64|wasm64|sparc64)/.test(cpu);
  return {
    isx86_64: cpu === 'x86_64',
    isx86_32: cpu === 'i686',
    isi686: cpu === 'i686',
    isx86: cpu === 'x86_64' || cpu === 'i686',
    isAarch64: cpu === 'aarch64',
    isAarch32: /^arm/.test(cpu),
    isAarch: cpu === 'aarch64' || /^arm/.test(cpu),
    isArm: cpu === 'aarch64' || /^arm/.test(cpu),
    isRiscV: cpu.startsWith('riscv'),
    isRiscV64: cpu === 'riscv64',
    isPower64: cpu.startsWith('powerpc64'),
    isWasm: cpu.startsWith('wasm'),
    ...((is32 || is64) && { is64bit: is64, is32bit: !is64 }),
    ...(!/^(?:aarch64_be|mips(?:64)?$|powerpc(?:64)?$|s390|m68k|sparc)/.test(cpu) && {
      isLittleEndian: true,
    }),
  };
}

function kernelFacts(kernel: string): Flags {
  return {
    isLinux: kernel === 'linux',
    isDarwin: kernel === 'darwin',
    isMacOS: kernel === 'darwin',
    isFreeBSD: kernel === 'freebsd',
    isWindows: kernel === 'windows',
    isUnix: kernel !== 'windows' && kernel !== 'none' && kernel !== 'wasi',
    isWasi: kernel === 'wasi',
    isCygwin: kernel === 'cygwin',
    isBSD: kernel.endsWith('bsd'),
  };
}

function platformSet(
  flags: Flags,
  texts: Readonly<Record<string, string>>,
  triple: string | undefined,
): Attrs {
  return attrsOf(
    [
      ...Object.entries(flags).map(([name, value]) => [name, done(bool(value))] as const),
      ...Object.entries(texts).map(([name, text]) => [name, done(str(text))] as const),
      ['rust', done(rustOf(triple))] as const,
    ],
    { open: true },
  );
}

/** `platform.rust`. */
const PLATFORM_RUST: readonly Description[] = [
  {
    name: 'rustcTarget',
    type: 'string',
    doc: 'The Rust triple of the platform: `x86_64-unknown-linux-gnu`. Take `rustcTargetSpec` for flags of rustc and `cargoShortTarget` for folder names: they are right for custom targets, too.',
  },
  {
    name: 'rustcTargetSpec',
    type: 'string',
    doc: 'What `rustc --target` is given: the triple, or the JSON file of a custom target.',
  },
  {
    name: 'cargoShortTarget',
    type: 'string',
    doc: 'The name of the folder below `target/` that Cargo puts this platform’s files into.',
  },
  {
    name: 'cargoEnvVarTarget',
    type: 'string',
    doc: 'The triple as it stands in names of variables, `X86_64_UNKNOWN_LINUX_GNU`: for `CARGO_TARGET_${…}_LINKER`.',
  },
  { name: 'isNoStdTarget', type: 'boolean', doc: 'Whether there is no standard library for it.' },
  {
    name: 'platform',
    type: 'set',
    doc: 'The parts that `cfg` conditions ask for: `arch`, `os`, `target-family` and `vendor`.',
  },
];

function rustOf(triple: string | undefined): Attrs {
  const members = new Map<string, Thunk>();
  if (triple !== undefined) {
    const env = triple.replaceAll('-', '_').toUpperCase();
    for (const name of ['rustcTarget', 'rustcTargetSpec', 'cargoShortTarget'])
      members.set(name, done(str(triple)));
    members.set('cargoEnvVarTarget', done(str(env)));
    members.set('isNoStdTarget', done(bool(/-none|nvptx|-uefi|-switch/.test(triple))));
    members.set('platform', done(partsOf(triple)));
  }
  return attrs(mapMembers(members), {
    open: true,
    domain: titled('platform.rust', (name) => byName(PLATFORM_RUST).get(name)),
  });
}

/** The parts of a triple that `cfg` conditions see, as far as the triple tells them. */
function partsOf(triple: string): Attrs {
  const [cpu = '', vendor = ''] = triple.split('-');
  const os = OSES.find(([word]) => triple.includes(`-${word}`))?.[1];
  const arch = ARCHES.find(([start]) => cpu.startsWith(start))?.[1];
  const family = os === 'windows' ? 'windows' : os === 'none' || os === 'wasi' ? undefined : 'unix';
  return attrsOf(
    [
      ...(arch === undefined ? [] : [['arch', done(str(arch))] as const]),
      ...(os === undefined ? [] : [['os', done(str(os))] as const]),
      ...(os === undefined || family === undefined
        ? []
        : [['target-family', done(list([done(str(family))]))] as const]),
      ['vendor', done(str(vendor))] as const,
    ],
    { open: true },
  );
}

const OSES: readonly (readonly [string, string])[] = [
  ['linux-android', 'android'],
  ['linux', 'linux'],
  ['darwin', 'macos'],
  ['windows', 'windows'],
  ['freebsd', 'freebsd'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['wasi', 'wasi'],
  ['none', 'none'],
];

const ARCHES: readonly (readonly [string, string])[] = [
  ['x86_64', 'x86_64'],
  ['aarch64', 'aarch64'],
  ['i686', 'x86'],
  ['arm', 'arm'],
  ['riscv64', 'riscv64'],
  ['riscv32', 'riscv32'],
  ['powerpc64', 'powerpc64'],
  ['wasm32', 'wasm32'],
  ['loongarch64', 'loongarch64'],
  ['s390x', 's390x'],
];
