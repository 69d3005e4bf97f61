/** The value for a variable of one target, where the triple in its name tells what to put. */
import { CROSS_COMPILERS } from '../components/cross.ts';
import { knownTriples, targetDoc } from '../components/targets.ts';
import { readTriple } from '../components/triple.ts';
import type { FoundEnvVar } from './env-vars.ts';
import { type Idiom, idiomOf, nix } from './idiom.ts';
import { spelledTriple } from './pattern.ts';

/** QEMU’s names of processors. */
const QEMU: ReadonlyMap<string, string> = new Map([
  ['aarch64', 'aarch64'],
  ['arm', 'arm'],
  ['armv5te', 'arm'],
  ['armv7', 'arm'],
  ['i586', 'i386'],
  ['i686', 'i386'],
  ['loongarch64', 'loongarch64'],
  ['mips', 'mips'],
  ['mips64', 'mips64'],
  ['mips64el', 'mips64el'],
  ['mipsel', 'mipsel'],
  ['powerpc', 'ppc'],
  ['powerpc64', 'ppc64'],
  ['powerpc64le', 'ppc64le'],
  ['riscv64gc', 'riscv64'],
  ['s390x', 's390x'],
  ['sparc64', 'sparc64'],
  ['x86_64', 'x86_64'],
]);

/** The triple that a variable’s name holds, in Rust’s spelling, if it is one that is known. */
export function boundTriple(variable: FoundEnvVar): string | undefined {
  const part = variable.bound.find((it) => it.placeholder === 'TRIPLE' || it.placeholder === 'target');
  return part && spelledTriple(part.text, knownTriples());
}

/** The idiom for the target in the name; the general one where there is no target in it, and none that would be wrong. */
export function boundIdiom(variable: FoundEnvVar): Idiom | undefined {
  if (!variable.bound.some((it) => it.placeholder === 'TRIPLE' || it.placeholder === 'target'))
    return variable.idiom;
  const triple = boundTriple(variable);
  switch (variable.name) {
    case 'CARGO_TARGET_<TRIPLE>_LINKER':
    case 'CC':
    case 'CC_<target>':
      return triple === undefined ? undefined : compiler(triple);
    case 'CARGO_TARGET_<TRIPLE>_RUNNER':
      return triple === undefined ? undefined : runner(triple);
    case 'CARGO_TARGET_<TRIPLE>_RUSTFLAGS':
      return variable.idiom;
    default:
      return undefined;
  }
}

function compiler(triple: string): Idiom | undefined {
  const cross = CROSS_COMPILERS.get(triple);
  return cross && idiomOf(`"\${pkgs.pkgsCross.${cross.set}.stdenv.cc}/bin/${cross.program}"`);
}

function runner(triple: string): Idiom | undefined {
  const { architecture, system } = readTriple(triple);
  if (system?.startsWith('wasip')) return nix`"\${pkgs.wasmtime}/bin/wasmtime"`;
  if (triple.endsWith('-windows-gnu')) return nix`"\${pkgs.wineWow64Packages.stable}/bin/wine"`;
  const processor =
    targetDoc(triple) !== undefined && system === 'linux' ? QEMU.get(architecture) : undefined;
  return processor === undefined ? undefined : idiomOf(`"\${pkgs.qemu}/bin/qemu-${processor}"`);
}
