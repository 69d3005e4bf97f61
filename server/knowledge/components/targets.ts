/** What targets are: tier, standard library, what to watch out for. Which exist, and where, is the catalog’s to say. */
import { CROSS_COMPILERS, type CrossCompiler } from './cross.ts';
import { TARGET_TIERS } from './target-tiers.ts';
import { describeTriple, readTriple } from './triple.ts';

export type Tier = 1 | 2 | 3;

/** How much of the standard library a target has. */
export type StandardLibrary = 'full' | 'partial' | 'core';

export const TIER_DOCS: Readonly<Record<Tier, string>> = {
  1: 'Every change to Rust is tested on it.',
  2: 'Every change to Rust is built for it, but not always tested; a compiled standard library is shipped.',
  3: 'The compiler knows it, but no compiled standard library is shipped: it takes nightly and `-Z build-std` with `rust-src`.',
};

export const STANDARD_LIBRARY_DOCS: Readonly<Record<StandardLibrary, string>> = {
  full: 'It has all of `std`.',
  partial: 'It has part of `std`.',
  core: 'It has `core` and `alloc`, but no `std`.',
};

export interface TargetDoc {
  readonly triple: string;
  /** Processor, system and ABI in one line. */
  readonly doc: string;
  readonly tier?: Tier;
  readonly standardLibrary?: StandardLibrary;
  /** The oldest system that programs run on. */
  readonly minimum?: string;
  readonly note?: string;
  /** Today’s name, for an old one. */
  readonly renamedTo?: string;
  readonly cross?: CrossCompiler;
}

/** The oldest system, for the targets whose page names one. */
const MINIMUMS: readonly (readonly [minimum: string, triples: readonly string[]])[] = [
  ['macOS 11.0', ['aarch64-apple-darwin']],
  ['macOS 10.12', ['x86_64-apple-darwin']],
  [
    'Windows 10',
    ['i686-pc-windows-gnu', 'i686-pc-windows-msvc', 'x86_64-pc-windows-gnu', 'x86_64-pc-windows-msvc'],
  ],
  [
    'Linux 3.2 and glibc 2.17',
    [
      'arm-unknown-linux-gnueabi',
      'arm-unknown-linux-gnueabihf',
      'armv7-unknown-linux-gnueabihf',
      'i586-unknown-linux-gnu',
      'i686-unknown-linux-gnu',
      'powerpc-unknown-linux-gnu',
      'powerpc64-unknown-linux-gnu',
      's390x-unknown-linux-gnu',
      'x86_64-unknown-linux-gnu',
    ],
  ],
  ['Linux 3.10 and glibc 2.17', ['powerpc64le-unknown-linux-gnu']],
  ['Linux 4.1 and glibc 2.17', ['aarch64-unknown-linux-gnu']],
  [
    'Linux 4.4 and glibc 2.23',
    ['armv5te-unknown-linux-gnueabi', 'sparc64-unknown-linux-gnu', 'thumbv7neon-unknown-linux-gnueabihf'],
  ],
  ['Linux 4.15 and glibc 2.27', ['armv7-unknown-linux-gnueabi', 'x86_64-unknown-linux-gnux32']],
  ['Linux 4.20 and glibc 2.29', ['riscv64gc-unknown-linux-gnu']],
  ['Linux 5.19 and glibc 2.36', ['loongarch64-unknown-linux-gnu']],
  ['musl 1.2.3', ['aarch64-unknown-linux-musl', 'i686-unknown-linux-musl', 'x86_64-unknown-linux-musl']],
  ['Linux 4.19 and musl 1.2.3', ['powerpc64-unknown-linux-musl', 'powerpc64le-unknown-linux-musl']],
  ['Linux 4.20 and musl 1.2.3', ['riscv64gc-unknown-linux-musl']],
  ['Linux 5.19 and musl 1.2.5', ['loongarch64-unknown-linux-musl']],
];

const ESPRESSIF = 'It needs Espressif’s fork of the compiler, which `espup` installs.';

const NOTES: ReadonlyMap<string, string> = new Map([
  ['aarch64-pc-windows-msvc', 'Tier 1 since Rust 1.91.'],
  ['avr-none', 'It takes `-Z build-std=core` and a `target-cpu`.'],
  ['bpfel-unknown-none', 'It takes `-Z build-std=core` and the program `bpf-linker`; the aya crates use it.'],
  ['i686-pc-windows-gnu', 'Tier 1 up to Rust 1.87.'],
  ['riscv32imac-unknown-none-elf', 'For the ESP32-C6 and H2, among others.'],
  ['riscv32imc-esp-espidf', 'It takes `-Z build-std` and the linker wrapper `ldproxy`.'],
  ['riscv32imc-unknown-none-elf', 'For the ESP32-C3, among others.'],
  ['thumbv6m-none-eabi', 'For the Raspberry Pi Pico (RP2040) and the micro:bit v1, among others.'],
  ['thumbv7em-none-eabihf', 'For a Cortex-M4F or M7F.'],
  ['thumbv8m.main-none-eabihf', 'For a Cortex-M33 with floating point, such as the RP2350.'],
  [
    'wasm32-unknown-unknown',
    '`std` is there, but most of what needs an operating system fails. The linker is in the toolchain; `wasm-bindgen-cli` must be of the same version as the crate.',
  ],
  ['wasm32-wasip1', 'Called `wasm32-wasi` up to Rust 1.83; from 1.78 on both names work.'],
  ['wasm32-wasip2', 'What comes out is a component.'],
  ['x86_64-apple-darwin', 'Tier 1 up to Rust 1.89.'],
  ['x86_64-pc-windows-msvc', 'From another system, `cargo-xwin` links it with clang and lld.'],
  [
    'x86_64-unknown-linux-musl',
    'Programs are static by default. C code needs a compiler for musl: `pkgsCross.musl64` or `pkgsStatic`.',
  ],
  ['x86_64-unknown-none', 'For kernels; it computes floating point in software.'],
  ['xtensa-esp32-espidf', ESPRESSIF],
  ['xtensa-esp32-none-elf', ESPRESSIF],
  ['xtensa-esp32s2-espidf', ESPRESSIF],
  ['xtensa-esp32s2-none-elf', ESPRESSIF],
  ['xtensa-esp32s3-espidf', ESPRESSIF],
  ['xtensa-esp32s3-none-elf', ESPRESSIF],
]);

/** Targets that got another name. */
export const TARGET_RENAMES: ReadonlyMap<string, string> = new Map([
  ['aarch64-fuchsia', 'aarch64-unknown-fuchsia'],
  ['asmjs-unknown-emscripten', 'wasm32-unknown-emscripten'],
  ['avr-unknown-gnu-atmega328', 'avr-none'],
  ['wasm32-unknown-wasi', 'wasm32-wasip1'],
  ['wasm32-wasi', 'wasm32-wasip1'],
  ['wasm32-wasi-preview1-threads', 'wasm32-wasip1-threads'],
  ['x86_64-fuchsia', 'x86_64-unknown-fuchsia'],
  ['x86_64-sun-solaris', 'x86_64-pc-solaris'],
]);

/** What people write in place of a triple: Nix systems, GNU spellings, short forms. */
const MISTAKEN: ReadonlyMap<string, readonly string[]> = new Map([
  ['aarch64-darwin', ['aarch64-apple-darwin']],
  ['aarch64-linux', ['aarch64-unknown-linux-gnu']],
  ['aarch64-linux-gnu', ['aarch64-unknown-linux-gnu']],
  ['aarch64-linux-musl', ['aarch64-unknown-linux-musl']],
  ['aarch64-unknown-linux-android', ['aarch64-linux-android']],
  ['arm64-apple-darwin', ['aarch64-apple-darwin']],
  ['armv7-linux-gnueabihf', ['armv7-unknown-linux-gnueabihf']],
  ['riscv64-unknown-linux-gnu', ['riscv64gc-unknown-linux-gnu']],
  ['thumbv7em-none-eabi-hf', ['thumbv7em-none-eabihf']],
  ['wasm32', ['wasm32-unknown-unknown']],
  ['wasm32-unknown', ['wasm32-unknown-unknown']],
  ['x86_64-darwin', ['x86_64-apple-darwin']],
  ['x86_64-linux', ['x86_64-unknown-linux-gnu']],
  ['x86_64-linux-gnu', ['x86_64-unknown-linux-gnu']],
  ['x86_64-linux-musl', ['x86_64-unknown-linux-musl']],
  ['x86_64-pc-windows', ['x86_64-pc-windows-msvc', 'x86_64-pc-windows-gnu']],
  ['x86_64-unknown-linux', ['x86_64-unknown-linux-gnu']],
  ['x86_64-w64-mingw32', ['x86_64-pc-windows-gnu']],
  ['x86_64-windows-gnu', ['x86_64-pc-windows-gnu']],
]);

const TIERS: ReadonlyMap<string, Tier> = new Map<string, Tier>([
  ...TARGET_TIERS[3].map((triple): [string, Tier] => [triple, 3]),
  ...TARGET_TIERS[2].map((triple): [string, Tier] => [triple, 2]),
  ...TARGET_TIERS[1].map((triple): [string, Tier] => [triple, 1]),
]);

const MINIMUM_OF: ReadonlyMap<string, string> = new Map(
  MINIMUMS.flatMap(([minimum, triples]) => triples.map((triple): [string, string] => [triple, minimum])),
);

/** Systems without an operating system’s services. */
const WITHOUT_STD = new Set(['none', 'cuda', 'amdhsa', 'psp', 'psx', 'freestanding']);

/**
 * What a target is. A triple that is not in the tables gets the description that its parts give; a word that is no
 * triple gives `undefined`.
 */
export function targetDoc(triple: string): TargetDoc | undefined {
  const doc = describeTriple(triple);
  if (doc === undefined || !triple.includes('-')) return undefined;
  const tier = TIERS.get(triple);
  const standardLibrary = standardLibraryOf(triple, tier);
  const minimum = MINIMUM_OF.get(triple);
  const note = NOTES.get(triple);
  const renamedTo = TARGET_RENAMES.get(triple);
  const cross = CROSS_COMPILERS.get(triple);
  return {
    triple,
    doc,
    ...(tier === undefined ? {} : { tier }),
    ...(standardLibrary === undefined ? {} : { standardLibrary }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(note === undefined ? {} : { note }),
    ...(renamedTo === undefined ? {} : { renamedTo }),
    ...(cross === undefined ? {} : { cross }),
  };
}

/** The triples that a wrong one most likely stands for, best first; empty where the table has none. */
export function meantTargets(triple: string): readonly string[] {
  const renamed = TARGET_RENAMES.get(triple);
  if (renamed !== undefined) return [renamed];
  // cargo-zigbuild takes the oldest glibc behind a dot; nothing else does.
  const withoutGlibc = /^(.*-gnu\w*)\.2\.\d+$/.exec(triple)?.[1];
  return withoutGlibc === undefined ? (MISTAKEN.get(triple) ?? []) : [withoutGlibc];
}

/** The triples that the tables describe. */
export function knownTriples(): Iterable<string> {
  return TIERS.keys();
}

function standardLibraryOf(triple: string, tier: Tier | undefined): StandardLibrary | undefined {
  const { system, environment } = readTriple(triple);
  if (tier === undefined) return undefined;
  if ((system !== undefined && WITHOUT_STD.has(system)) || environment === 'none') return 'core';
  if (system === 'uefi') return 'partial';
  return tier === 3 ? undefined : 'full';
}
