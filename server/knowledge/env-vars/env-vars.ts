/** All environment variables that are known, and looking one up by name. */
import { BINDGEN_VARS } from './bindgen.ts';
import { CARGO } from './cargo.ts';
import { CARGO_CONFIG } from './cargo-config.ts';
import { CARGO_PROFILES } from './cargo-profiles.ts';
import { CARGO_SET } from './cargo-set.ts';
import { CC_VARS } from './cc.ts';
import { DESKTOP } from './desktop.ts';
import type { EnvVar, EnvVarGroup, EnvVarRow } from './env-var.ts';
import { GRAPHICS } from './graphics.ts';
import { LINKER_RUNTIME } from './linker-runtime.ts';
import { NATIVE_CRYPTO } from './native-crypto.ts';
import { NATIVE_DATABASES } from './native-databases.ts';
import { NATIVE_LANGUAGES } from './native-languages.ts';
import { NATIVE_LIBRARIES } from './native-libraries.ts';
import { NATIVE_MEDIA } from './native-media.ts';
import { NATIVE_PLATFORMS } from './native-platforms.ts';
import { NATIVE_SCIENCE } from './native-science.ts';
import { type BoundPart, boundParts, fixedLength, isPattern, patternOf } from './pattern.ts';
import { PKG_CONFIG_VARS } from './pkg-config.ts';
import { RUST_TOOLS } from './rust-tools.ts';
import { RUSTC } from './rustc.ts';
import { RUSTUP } from './rustup.ts';

const TABLES: Readonly<Record<EnvVarGroup, readonly (readonly EnvVarRow[])[]>> = {
  cargo: [CARGO, CARGO_CONFIG, CARGO_PROFILES, CARGO_SET],
  rust: [RUSTC, RUSTUP, RUST_TOOLS],
  'bindgen-clang': [BINDGEN_VARS],
  'pkg-config': [PKG_CONFIG_VARS],
  cc: [CC_VARS],
  'sys-crate': [
    NATIVE_CRYPTO,
    NATIVE_DATABASES,
    NATIVE_LIBRARIES,
    NATIVE_SCIENCE,
    NATIVE_MEDIA,
    NATIVE_LANGUAGES,
    NATIVE_PLATFORMS,
  ],
  'linker-runtime': [LINKER_RUNTIME],
  'graphics-desktop': [GRAPHICS, DESKTOP],
};

const CONFIG_PAGE = 'https://doc.rust-lang.org/cargo/reference/config.html';

/** Every variable, in the order of the tables: within a group, those that shells set most come first. */
export const ENV_VARS: readonly EnvVar[] = [
  ...inGroup('cargo'),
  ...inGroup('rust'),
  ...inGroup('bindgen-clang'),
  ...inGroup('pkg-config'),
  ...inGroup('cc'),
  ...inGroup('sys-crate'),
  ...inGroup('linker-runtime'),
  ...inGroup('graphics-desktop'),
];

/** A variable as it was asked for; `asked` differs from `name` for a pattern or a variant. */
export interface FoundEnvVar extends EnvVar {
  readonly asked: string;
  /** What the placeholders stand for, such as the triple; empty for a name without any. */
  readonly bound: readonly BoundPart[];
}

interface Form {
  readonly name: string;
  readonly variable: EnvVar;
}

interface PatternForm extends Form {
  readonly pattern: RegExp;
}

const FORMS: readonly Form[] = ENV_VARS.flatMap((variable) =>
  [variable.name, ...(variable.variants ?? [])].map((name) => ({ name, variable })),
);

/** A variable’s own name goes before another’s variant of the same name. */
const EXACT: ReadonlyMap<string, EnvVar> = new Map([
  ...FORMS.filter((form) => !isPattern(form.name)).map((form) => [form.name, form.variable] as const),
  ...ENV_VARS.map((variable) => [variable.name, variable] as const),
]);

const PATTERNS: readonly PatternForm[] = FORMS.filter((form) => isPattern(form.name))
  .map((form) => ({ ...form, pattern: patternOf(form.name) }))
  .sort((a, b) => fixedLength(b.name) - fixedLength(a.name));

/** The variable of that name: an exact name or variant first, then the pattern that fixes most of it. */
export function findEnvVar(name: string): FoundEnvVar | undefined {
  const exact = EXACT.get(name);
  if (exact !== undefined) return { ...exact, asked: name, bound: [] };
  for (const form of PATTERNS) {
    const match = form.pattern.exec(name);
    if (match !== null) return { ...form.variable, asked: name, bound: boundParts(form.name, match) };
  }
  return undefined;
}

/** The names of all variables; those of patterns hold placeholders such as `<TRIPLE>`. */
export function envVarNames(): readonly string[] {
  return ENV_VARS.map((variable) => variable.name);
}

function inGroup(group: EnvVarGroup): readonly EnvVar[] {
  return TABLES[group].flat().map((row) => resolved(row, group));
}

function resolved(row: EnvVarRow, group: EnvVarGroup): EnvVar {
  const link = row.link ?? (row.configKey === undefined ? undefined : configLink(row.configKey));
  return {
    ...row,
    group,
    setByHand: row.setByHand ?? true,
    ...(isPattern(row.name) ? { pattern: patternOf(row.name) } : {}),
    ...(link === undefined ? {} : { link }),
  };
}

/** Cargo’s book makes a heading’s anchor from its letters, digits and dashes. */
function configLink(key: string): string {
  return `${CONFIG_PAGE}#${key.replace(/[^a-z0-9-]/g, '')}`;
}
