/** Reading a target triple: which processor, system and ABI its parts stand for. */

const ARCHITECTURES = lookup({
  aarch64: '64-bit ARM',
  aarch64_be: '64-bit ARM, big-endian',
  amdgcn: 'AMD GPU',
  arm: 'ARMv6',
  arm64_32: '64-bit ARM with 32-bit pointers',
  arm64e: 'ARM64e (pointer authentication)',
  arm64ec: 'ARM64EC',
  armeb: 'ARM, big-endian (BE8)',
  armebv7r: 'ARMv7-R, big-endian',
  armv4t: 'ARMv4T',
  armv5te: 'ARMv5TE',
  armv6: 'ARMv6',
  armv6k: 'ARMv6K',
  armv7: 'ARMv7-A',
  armv7a: 'ARMv7-A',
  armv7k: 'ARMv7-A (watch)',
  armv7r: 'ARMv7-R',
  armv7s: 'ARMv7-A (Apple A6)',
  armv8r: 'ARMv8-R',
  asmjs: 'JavaScript (asm.js)',
  avr: 'AVR microcontroller',
  bpfeb: 'BPF, big-endian',
  bpfel: 'BPF, little-endian',
  csky: 'C-SKY',
  hexagon: 'Hexagon',
  i386: '32-bit x86',
  i586: '32-bit x86 (Pentium)',
  i686: '32-bit x86 (Pentium 4)',
  loongarch32: 'LoongArch32',
  loongarch64: 'LoongArch64',
  m68k: 'Motorola 68000',
  mips: '32-bit MIPS',
  mips64: '64-bit MIPS',
  mips64el: '64-bit MIPS, little-endian',
  mipsel: '32-bit MIPS, little-endian',
  mipsisa32r6: 'MIPS32 release 6',
  mipsisa32r6el: 'MIPS32 release 6, little-endian',
  mipsisa64r6: 'MIPS64 release 6',
  mipsisa64r6el: 'MIPS64 release 6, little-endian',
  msp430: 'MSP430 microcontroller',
  nvptx64: 'NVIDIA PTX',
  powerpc: '32-bit PowerPC',
  powerpc64: '64-bit PowerPC, big-endian',
  powerpc64le: '64-bit PowerPC, little-endian',
  riscv32: '32-bit RISC-V',
  riscv64: '64-bit RISC-V',
  riscv64a23: 'RISC-V RVA23 profile',
  s390x: 'IBM Z',
  sparc: '32-bit SPARC',
  sparc64: '64-bit SPARC',
  sparcv9: 'SPARC V9',
  thumbv4t: 'ARMv4T, Thumb',
  thumbv5te: 'ARMv5TE, Thumb',
  thumbv6m: 'ARMv6-M (Cortex-M0/M0+)',
  thumbv7a: 'ARMv7-A, Thumb',
  thumbv7em: 'ARMv7E-M (Cortex-M4/M7)',
  thumbv7m: 'ARMv7-M (Cortex-M3)',
  thumbv7neon: 'ARMv7-A, Thumb, NEON',
  thumbv7r: 'ARMv7-R, Thumb',
  'thumbv8m.base': 'ARMv8-M baseline (Cortex-M23)',
  'thumbv8m.main': 'ARMv8-M mainline (Cortex-M33)',
  thumbv8r: 'ARMv8-R, Thumb',
  wasm32: 'WebAssembly',
  wasm32v1: 'WebAssembly 1.0 features only',
  wasm64: 'WebAssembly with 64-bit memory',
  x86_64: '64-bit x86',
  x86_64h: '64-bit x86 (Haswell or newer)',
  xtensa: 'Xtensa',
});

/** Systems by the part that names them; a part with a number behind it is looked up without the number too. */
const SYSTEMS = lookup({
  '3ds': 'Nintendo 3DS',
  aix: 'AIX',
  amdhsa: 'HSA',
  android: 'Android',
  androideabi: 'Android',
  cloudabi: 'CloudABI',
  cuda: 'CUDA',
  cygwin: 'Cygwin',
  darwin: 'macOS',
  dragonfly: 'DragonFly BSD',
  emscripten: 'Emscripten',
  espidf: 'ESP-IDF',
  freebsd: 'FreeBSD',
  freestanding: 'Nintendo Switch',
  fuchsia: 'Fuchsia',
  haiku: 'Haiku',
  hermit: 'Hermit',
  hurd: 'GNU Hurd',
  illumos: 'illumos',
  ios: 'iOS',
  l4re: 'L4Re',
  linux: 'Linux',
  lynxos178: 'LynxOS-178',
  netbsd: 'NetBSD',
  none: 'bare metal',
  nto: 'QNX',
  nuttx: 'NuttX',
  ohos: 'OpenHarmony',
  openbsd: 'OpenBSD',
  psp: 'PlayStation Portable',
  psx: 'PlayStation 1',
  redox: 'Redox',
  rtems: 'RTEMS',
  sgx: 'Intel SGX enclave (Fortanix)',
  solaris: 'Solaris',
  solid_asp3: 'SOLID ASP3',
  teeos: 'TEEOS',
  trusty: 'Trusty',
  tvos: 'tvOS',
  uefi: 'UEFI firmware',
  visionos: 'visionOS',
  vita: 'PlayStation Vita',
  vxworks: 'VxWorks',
  wasi: 'WASI preview 1',
  wasip1: 'WASI preview 1',
  wasip2: 'WASI preview 2',
  wasip3: 'WASI preview 3',
  watchos: 'watchOS',
  windows: 'Windows',
  xous: 'Xous',
  zkvm: 'RISC Zero zkVM',
});

/** ABIs and C libraries by the last part. */
const ENVIRONMENTS = lookup({
  eabi: 'soft float ABI',
  eabihf: 'hard float',
  gnu: 'glibc',
  gnu_ilp32: 'glibc, ILP32 ABI',
  gnuabi64: 'glibc, N64 ABI',
  gnuabiv2: 'glibc, ABI v2',
  gnuabiv2hf: 'glibc, ABI v2, hard float',
  gnuasan: 'glibc, std built with AddressSanitizer',
  gnueabi: 'glibc, soft float',
  gnueabihf: 'glibc, hard float',
  gnullvm: 'MinGW with LLVM tools',
  gnumsan: 'glibc, std built with MemorySanitizer',
  gnuspe: 'glibc, SPE',
  gnutsan: 'glibc, std built with ThreadSanitizer',
  gnux32: 'glibc, x32 ABI',
  msvc: 'MSVC',
  musl: 'musl',
  muslabi64: 'musl, N64 ABI',
  musleabi: 'musl, soft float',
  musleabihf: 'musl, hard float',
  muslspe: 'musl, SPE',
  newlibeabihf: 'newlib, hard float',
  qnx700: '7.0',
  qnx710: '7.1',
  qnx710_iosock: '7.1, io-sock',
  qnx800: '8.0',
  softfloat: 'soft float',
  spe: 'SPE',
  threads: 'threads',
  uclibc: 'uClibc',
  uclibceabi: 'uClibc, soft float',
  uclibceabihf: 'uClibc, hard float',
});

/** Triples whose parts do not tell what they are. */
const SPECIAL = lookup({
  'wasm32-wali-linux-musl': 'WebAssembly, WALI (Linux system calls), musl',
  'x86_64-unikraft-linux-musl': '64-bit x86, Unikraft, musl',
});

/** The parts of a triple; vendor, system and environment may be missing. */
export interface Triple {
  readonly architecture: string;
  readonly system?: string;
  readonly environment?: string;
}

/** Takes a triple apart by what its parts mean, because their number and order vary. */
export function readTriple(triple: string): Triple {
  const [architecture = '', ...rest] = triple.split('-');
  const system = rest.findLast((part) => SYSTEMS.has(part) && !(part === 'none' && rest.includes('linux')));
  const last = rest.at(-1);
  const environment = last === system ? undefined : last;
  return {
    architecture,
    ...(system === undefined ? {} : { system }),
    ...(environment === undefined ? {} : { environment }),
  };
}

/** One line on a triple, such as “64-bit ARM, Linux, glibc”; `undefined` where its processor is not known. */
export function describeTriple(triple: string): string | undefined {
  const special = SPECIAL.get(triple);
  if (special !== undefined) return special;
  const { architecture, system, environment } = readTriple(triple);
  const processor = ARCHITECTURES.get(architecture) ?? riscv(architecture);
  if (processor === undefined) return undefined;
  const parts = [processor, systemName(triple, system), abi(system, environment)];
  return parts
    .filter((it) => it !== '')
    .join(', ')
    .replace('QNX, ', 'QNX ');
}

/** RISC-V names list the extensions: `riscv32imac` is RV32IMAC. */
function riscv(architecture: string): string | undefined {
  const match = /^riscv(32|64)([a-z]+)$/.exec(architecture);
  return match === null ? undefined : `RISC-V RV${match[1]}${match[2]?.toUpperCase()}`;
}

function systemName(triple: string, system: string | undefined): string {
  if (triple.endsWith('-ios-macabi')) return 'Mac Catalyst';
  if (triple.includes('-uwp-')) return 'Windows UWP';
  if (triple.includes('-win7-')) return 'Windows 7';
  if (system === undefined)
    return /^wasm\d+-unknown-unknown$/.test(triple) ? 'no operating system (browser)' : '';
  const name = SYSTEMS.get(system) ?? '';
  return triple.endsWith('-sim') ? `${name} simulator` : name;
}

function abi(system: string | undefined, environment: string | undefined): string {
  if (environment === undefined) return '';
  if (system === 'windows' && environment === 'gnu') return 'MinGW';
  if (system === 'linux' && environment === 'none') return 'no C library';
  if (system === 'hurd' || system === 'l4re') return '';
  return ENVIRONMENTS.get(environment) ?? '';
}

/** A map, because a word of the user’s such as `constructor` must find nothing. */
function lookup(entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries));
}
