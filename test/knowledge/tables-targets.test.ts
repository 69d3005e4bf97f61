/** Targets: descriptions from their parts, tiers, old names and slips. */
import { describe, expect, test } from 'vitest';
import { CROSS_COMPILERS } from '../../server/knowledge/components/cross.ts';
import { TARGET_TIERS } from '../../server/knowledge/components/target-tiers.ts';
import {
  knownTriples,
  meantTargets,
  TARGET_RENAMES,
  targetDoc,
} from '../../server/knowledge/components/targets.ts';
import { describeTriple } from '../../server/knowledge/components/triple.ts';
import { spelledTriple, upperTriple } from '../../server/knowledge/env-vars/pattern.ts';

describe('a triple', () => {
  test.for([
    ['x86_64-unknown-linux-gnu', '64-bit x86, Linux, glibc'],
    ['aarch64-apple-darwin', '64-bit ARM, macOS'],
    ['aarch64-apple-ios-sim', '64-bit ARM, iOS simulator'],
    ['aarch64-apple-ios-macabi', '64-bit ARM, Mac Catalyst'],
    ['x86_64-pc-windows-gnu', '64-bit x86, Windows, MinGW'],
    ['x86_64-uwp-windows-msvc', '64-bit x86, Windows UWP, MSVC'],
    ['armv7-linux-androideabi', 'ARMv7-A, Android'],
    ['armv7-unknown-linux-ohos', 'ARMv7-A, OpenHarmony'],
    ['armv7-unknown-linux-gnueabihf', 'ARMv7-A, Linux, glibc, hard float'],
    ['thumbv8m.main-none-eabihf', 'ARMv8-M mainline (Cortex-M33), bare metal, hard float'],
    ['riscv32imac-unknown-none-elf', 'RISC-V RV32IMAC, bare metal'],
    ['riscv64-linux-android', '64-bit RISC-V, Android'],
    ['x86_64-pc-nto-qnx710_iosock', '64-bit x86, QNX 7.1, io-sock'],
    ['wasm32-unknown-unknown', 'WebAssembly, no operating system (browser)'],
    ['wasm32-wasip1-threads', 'WebAssembly, WASI preview 1, threads'],
    ['x86_64-unknown-linux-none', '64-bit x86, Linux, no C library'],
    ['x86_64-fortanix-unknown-sgx', '64-bit x86, Intel SGX enclave (Fortanix)'],
    ['mips64el-unknown-linux-muslabi64', '64-bit MIPS, little-endian, Linux, musl, N64 ABI'],
    // Nobody has heard of these, but their parts are known.
    ['riscv64gcv-acme-linux-musl', 'RISC-V RV64GCV, Linux, musl'],
    ['sparc64-acme-unknown', '64-bit SPARC'],
  ] as const)('%s is %s', ([triple, doc]) => {
    expect(describeTriple(triple)).toBe(doc);
  });

  test.for(['', 'linux', 'frobnicator-unknown-linux-gnu', 'constructor', '__proto__-x'])(
    '%s is none',
    (text) => {
      expect(describeTriple(text)).toBeUndefined();
      expect(targetDoc(text)).toBeUndefined();
    },
  );

  test('in the tables has a description with a system, once', () => {
    const triples = Object.values(TARGET_TIERS).flat();
    expect(new Set(triples).size).toBe(triples.length);
    for (const triple of triples) expect(describeTriple(triple)).toMatch(/^[^,]+(\([^)]*\))?, \S/);
  });
});

describe('a target', () => {
  test('has its tier, standard library and oldest system', () => {
    expect(targetDoc('x86_64-unknown-linux-musl')).toMatchObject({
      tier: 2,
      standardLibrary: 'full',
      minimum: 'musl 1.2.3',
      cross: { set: 'musl64' },
    });
    expect(targetDoc('thumbv7em-none-eabihf')).toMatchObject({ tier: 2, standardLibrary: 'core' });
    expect(targetDoc('x86_64-unknown-uefi')).toMatchObject({ tier: 2, standardLibrary: 'partial' });
    expect(targetDoc('mipsel-sony-psp')).toMatchObject({ tier: 3, standardLibrary: 'core' });
  });

  test('claims no tier and no library where the tables have none', () => {
    expect(targetDoc('riscv64gcv-acme-linux-musl')).toEqual({
      triple: 'riscv64gcv-acme-linux-musl',
      doc: 'RISC-V RV64GCV, Linux, musl',
    });
  });

  test('has no full standard library on bare metal', () => {
    for (const triple of knownTriples()) {
      if (/-none(?:-|$)/.test(triple))
        expect([triple, targetDoc(triple)?.standardLibrary]).toEqual([triple, 'core']);
    }
  });

  test('that a cross compiler is for is in the tables', () => {
    const known = new Set(knownTriples());
    for (const triple of CROSS_COMPILERS.keys()) expect([triple, known.has(triple)]).toEqual([triple, true]);
  });
});

describe('a wrong triple', () => {
  test.for([
    ['wasm32-wasi', ['wasm32-wasip1']],
    ['wasm32', ['wasm32-unknown-unknown']],
    ['x86_64-linux', ['x86_64-unknown-linux-gnu']],
    ['aarch64-darwin', ['aarch64-apple-darwin']],
    ['x86_64-pc-windows', ['x86_64-pc-windows-msvc', 'x86_64-pc-windows-gnu']],
    ['x86_64-unknown-linux-gnu.2.17', ['x86_64-unknown-linux-gnu']],
    ['x86_64-unknown-linux-gnu', []],
    ['nonsense', []],
  ] as const)('%s stands for %s', ([wrong, right]) => {
    expect(meantTargets(wrong)).toEqual(right);
  });

  test('is renamed only to a triple of the tables', () => {
    const known = new Set(knownTriples());
    for (const [old, today] of TARGET_RENAMES) {
      expect(known.has(today)).toBe(true);
      expect(known.has(old)).toBe(false);
    }
  });
});

test('a triple is read back from the spelling of a variable', () => {
  for (const triple of knownTriples())
    expect(spelledTriple(upperTriple(triple), knownTriples())).toBe(triple);
  expect(spelledTriple('x86_64_unknown_linux_gnu', knownTriples())).toBe('x86_64-unknown-linux-gnu');
  expect(spelledTriple('ACME', knownTriples())).toBeUndefined();
});
