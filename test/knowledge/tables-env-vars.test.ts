/** The tables of environment variables: complete rows, and looking one up by name. */
import { describe, expect, test } from 'vitest';
import { boundIdiom } from '../../server/knowledge/env-vars/bound-idiom.ts';
import {
  ARGUMENT_MISSPELLINGS,
  DERIVATION_ARGUMENTS,
  derivationArgument,
  isDerivationArgument,
  MK_SHELL_ARGUMENTS,
} from '../../server/knowledge/env-vars/derivation-arguments.ts';
import { ENV_VAR_GROUPS, type EnvVar } from '../../server/knowledge/env-vars/env-var.ts';
import { ENV_VARS, envVarNames, findEnvVar } from '../../server/knowledge/env-vars/env-vars.ts';
import { isPattern, nameForTarget, nameSnippet } from '../../server/knowledge/env-vars/pattern.ts';
import { envVarValues } from '../../server/knowledge/env-vars/values.ts';

const ROWS = ENV_VARS.map((it) => [it.name, it] as const);
/** Capital, quote or code in front, or a project that is written small; a full stop behind. */
const SENTENCE =
  /^(?:["'`A-Z“]|(?:fontconfig|libclang|lld|macOS|nixpkgs|rustup|rust-analyzer|sccache|winit|xargo)\b).*\.$/s;
const ARTEFACT = /\bnull\b|undefined|^\s|\s$| {2}|\.\.(?!\.)|[«»]|knowledge|verified/;

describe('the table', () => {
  test('holds every name once', () => {
    const names = envVarNames();
    expect(names.length).toBeGreaterThan(480);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.for(Object.keys(ENV_VAR_GROUPS))('has variables in the group %s', (group) => {
    expect(ENV_VARS.filter((it) => it.group === group).length).toBeGreaterThan(10);
  });

  test.for(ROWS)('%s reads as plain sentences', ([, row]) => {
    const sentences = [
      row.doc,
      ...(row.mistakes ?? []),
      ...(row.deprecated === undefined ? [] : [row.deprecated]),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(SENTENCE);
    for (const text of [...sentences, row.readBy, row.notNeeded ?? '', row.default ?? '']) {
      expect(text).not.toMatch(ARTEFACT);
    }
    // “Not needed” stands in front of it, and a full stop behind.
    if (row.notNeeded !== undefined) expect(row.notNeeded).toMatch(/^[a-z].*[^.]$/s);
  });

  test('gives the words of every enumeration, and of nothing else', () => {
    const wrong = ENV_VARS.filter((it) => (it.form === 'enum') !== (it.values !== undefined));
    expect(wrong.map((it) => it.name)).toEqual([]);
  });

  test('gives an example for every pattern, and it is one of that pattern', () => {
    for (const row of ENV_VARS.filter((it) => isPattern(it.name))) {
      expect([row.name, row.pattern?.test(row.example ?? '')]).toEqual([row.name, true]);
    }
  });

  test('offers no value for what a tool sets', () => {
    const wrong = ENV_VARS.filter((it) => !it.setByHand && (it.idiom ?? it.shellHook) !== undefined);
    expect(wrong.map((it) => it.name)).toEqual([]);
  });

  test('links only to pages over HTTPS', () => {
    for (const row of ENV_VARS) expect(row.link ?? 'https://').toMatch(/^https:\/\/[^\s]*$/);
  });
});

describe('findEnvVar', () => {
  test.for([
    ['RUSTFLAGS', 'RUSTFLAGS', []],
    ['CARGO_TARGET_DIR', 'CARGO_TARGET_DIR', []],
    ['CARGO_TARGET_TMPDIR', 'CARGO_TARGET_TMPDIR', []],
    [
      'CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER',
      'CARGO_TARGET_<TRIPLE>_LINKER',
      ['AARCH64_UNKNOWN_LINUX_GNU'],
    ],
    ['CARGO_TARGET_AVR_NONE_RUNNER', 'CARGO_TARGET_<TRIPLE>_RUNNER', ['AVR_NONE']],
    [
      'CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTDOCFLAGS',
      'CARGO_TARGET_<TRIPLE>_RUSTDOCFLAGS',
      ['X86_64_UNKNOWN_LINUX_GNU'],
    ],
    ['CARGO_PROFILE_RELEASE_LTO', 'CARGO_PROFILE_<NAME>_LTO', ['RELEASE']],
    ['CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS', 'CARGO_PROFILE_<NAME>_DEBUG_ASSERTIONS', ['RELEASE']],
    ['CARGO_PROFILE_DEV_BUILD_OVERRIDE_DEBUG', 'CARGO_PROFILE_<NAME>_BUILD_OVERRIDE_<KEY>', ['DEV', 'DEBUG']],
    ['CARGO_PKG_NAME', 'CARGO_PKG_NAME', []],
    ['CARGO_PKG_LICENSE', 'CARGO_PKG_<FIELD>', ['LICENSE']],
    ['LLVM_SYS_181_PREFIX', 'LLVM_SYS_<MAJOR><MINOR>_PREFIX', ['18', '1']],
    ['CC_x86_64_unknown_linux_musl', 'CC_<target>', ['x86_64_unknown_linux_musl']],
    ['CC_x86_64-unknown-linux-musl', 'CC_<target>', ['x86_64-unknown-linux-musl']],
    ['CC_ENABLE_DEBUG_OUTPUT', 'CC_ENABLE_DEBUG_OUTPUT', []],
    ['CFLAGS_wasm32_unknown_unknown', 'CFLAGS', ['wasm32_unknown_unknown']],
    ['HOST_CXX', 'CXX', []],
    ['TARGET_CC', 'TARGET_CC', []],
    ['PKG_CONFIG_PATH_aarch64_unknown_linux_gnu', 'PKG_CONFIG_PATH', ['aarch64_unknown_linux_gnu']],
    ['PKG_CONFIG_PATH_FOR_TARGET', 'PKG_CONFIG_PATH', []],
    ['AARCH64_UNKNOWN_LINUX_GNU_OPENSSL_DIR', 'OPENSSL_DIR', ['AARCH64_UNKNOWN_LINUX_GNU']],
    ['X86_64_UNKNOWN_LINUX_MUSL_OPENSSL_DIR', 'X86_64_UNKNOWN_LINUX_MUSL_OPENSSL_DIR', []],
    ['OPENSSL_STATIC', 'OPENSSL_STATIC', []],
    ['LIBZ_STATIC', '<LIB>_STATIC', ['LIBZ']],
    ['AWS_LC_FIPS_SYS_STATIC', 'AWS_LC_FIPS_SYS_<OPTION>', ['STATIC']],
    ['SYSTEM_DEPS_GLIB_2_0_NO_PKG_CONFIG', 'SYSTEM_DEPS_<NAME>_NO_PKG_CONFIG', ['GLIB_2_0']],
    ['NIX_LDFLAGS_x86_64_unknown_linux_gnu', 'NIX_LDFLAGS_<suffix salt>', ['x86_64_unknown_linux_gnu']],
    ['https_proxy', 'HTTPS_PROXY', []],
  ] as const)('%s is %s', ([asked, name, bound]) => {
    const found = findEnvVar(asked);
    expect(found?.asked).toBe(asked);
    expect(found?.name).toBe(name);
    expect(found?.bound.map((it) => it.text)).toEqual(bound);
  });

  test.for([
    'RUSTFLAG',
    'rustflags',
    'MY_OPENSSL_DIR',
    // Cargo reads capitals only.
    'CARGO_TARGET_aarch64_unknown_linux_gnu_LINKER',
    'CARGO_TARGET_AARCH64-UNKNOWN-LINUX-GNU_LINKER',
    'CARGO_TARGET__LINKER',
    'CC_foo',
    'buildInputs',
    'constructor',
    '__proto__',
    '',
  ])('%s is no variable', (name) => {
    expect(findEnvVar(name)).toBeUndefined();
  });

  test('finds every row by its own name or its example', () => {
    for (const row of ENV_VARS) expect(findEnvVar(row.example ?? row.name)?.doc).toBeDefined();
    for (const row of ENV_VARS.filter((it) => !isPattern(it.name)))
      expect(findEnvVar(row.name)?.doc).toBe(row.doc);
  });
});

describe('names of patterns', () => {
  test('take a triple in the spelling that the reader wants', () => {
    expect(nameForTarget('CARGO_TARGET_<TRIPLE>_LINKER', 'thumbv8m.main-none-eabi')).toBe(
      'CARGO_TARGET_THUMBV8M_MAIN_NONE_EABI_LINKER',
    );
    expect(nameForTarget('CC_<target>', 'x86_64-unknown-linux-musl')).toBe('CC_x86_64_unknown_linux_musl');
  });

  test('become snippets with a tab stop for each placeholder', () => {
    expect(nameSnippet('DEP_<NAME>_<KEY>')).toBe('DEP_${1:NAME}_${2:KEY}');
    expect(nameSnippet('RUSTFLAGS')).toBe('RUSTFLAGS');
  });
});

describe('values', () => {
  const values = (name: string): readonly string[] => envVarValues(row(name)).map((it) => it.plain);

  test('are the idiom, its alternatives and the words of the form, each once', () => {
    expect(values('RUST_SRC_PATH')).toEqual([
      '"${pkgs.rustPlatform.rustLibSrc}"',
      '"${toolchain}/lib/rustlib/src/rust/library"',
    ]);
    expect(values('RUST_BACKTRACE')).toEqual(['"1"', '"0"', '"full"']);
    expect(values('CARGO_NET_GIT_FETCH_WITH_CLI')).toEqual(['"true"', '"false"']);
    expect(values('CARGO_INCREMENTAL')).toEqual(['"0"', '"1"']);
    expect(values('CARGO_HOME')).toEqual([]);
  });

  test('name the compiler of the target in the variable', () => {
    const idiom = (name: string): string | undefined => {
      const found = findEnvVar(name);
      return found && boundIdiom(found)?.plain;
    };
    expect(idiom('CARGO_TARGET_RISCV64GC_UNKNOWN_LINUX_GNU_LINKER')).toBe(
      '"${pkgs.pkgsCross.riscv64.stdenv.cc}/bin/riscv64-unknown-linux-gnu-cc"',
    );
    expect(idiom('CC_aarch64_unknown_linux_musl')).toBe(
      '"${pkgs.pkgsCross.aarch64-multiplatform-musl.stdenv.cc}/bin/aarch64-unknown-linux-musl-cc"',
    );
    expect(idiom('CARGO_TARGET_S390X_UNKNOWN_LINUX_GNU_RUNNER')).toBe('"${pkgs.qemu}/bin/qemu-s390x"');
    expect(idiom('CARGO_TARGET_WASM32_WASIP1_RUNNER')).toBe('"${pkgs.wasmtime}/bin/wasmtime"');
    expect(idiom('CARGO_TARGET_AARCH64_APPLE_DARWIN_LINKER')).toBeUndefined();
    expect(idiom('AARCH64_UNKNOWN_LINUX_GNU_OPENSSL_LIB_DIR')).toBeUndefined();
    expect(idiom('RUSTFLAGS')).toBe('"-C link-arg=-fuse-ld=mold"');
  });
});

describe('arguments of derivations', () => {
  test('hold every name once, with a sentence', () => {
    const all = [...MK_SHELL_ARGUMENTS, ...DERIVATION_ARGUMENTS];
    const names = all.map((it) => it.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const argument of all) expect(argument.doc).toMatch(SENTENCE);
  });

  test('are told from environment variables', () => {
    for (const name of [
      'buildInputs',
      'preBuild',
      'installPhase',
      'dontStrip',
      'cmakeFlagsArray',
      '__structuredAttrs',
    ]) {
      expect([name, isDerivationArgument(name)]).toEqual([name, true]);
    }
    for (const name of [...envVarNames(), 'RUST_SRC_PTAH', 'shellhook', 'constructor']) {
      expect([name, isDerivationArgument(name)]).toEqual([name, false]);
    }
  });

  test('correct their misspellings to something that exists', () => {
    for (const [wrong, right] of ARGUMENT_MISSPELLINGS) {
      expect(isDerivationArgument(wrong)).toBe(false);
      expect(derivationArgument(right)?.name).toBe(right);
    }
  });
});

function row(name: string): EnvVar {
  const found = ENV_VARS.find((it) => it.name === name);
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
}
