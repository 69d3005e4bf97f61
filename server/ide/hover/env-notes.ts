/** What the shell around says about an environment variable: that it need not be set, or that something is missing. */
import { shortName } from '../../knowledge/components/components.ts';
import type { Derivation, Toolchain } from '../../knowledge/domain.ts';
import { boundTriple } from '../../knowledge/env-vars/bound-idiom.ts';
import { findEnvVar } from '../../knowledge/env-vars/env-vars.ts';
import { groupedToolchains, type Inputs, inputsOf } from '../../knowledge/shells.ts';
import { releaseLabel } from '../describe/release.ts';

interface Surroundings {
  readonly toolchains: readonly Toolchain[];
  readonly packages: readonly string[];
  readonly complete: boolean;
}

type Note = (shell: Surroundings) => string | undefined;

/** Sentences about the variable `name` in the environment of `derivation`. */
export function envVarNotes(name: string, derivation: Derivation): readonly string[] {
  const note = NOTES.get(name) ?? targetNote(name);
  const sentence = note?.(surroundings(inputsOf(derivation)));
  return sentence === undefined ? [] : [sentence];
}

function surroundings({ toolchains, packages, complete }: Inputs): Surroundings {
  return { toolchains: groupedToolchains(toolchains).map((it) => it.toolchain), packages, complete };
}

const rustSource: Note = ({ toolchains, packages }) => {
  const own = toolchains.find((it) => it.components.some((name) => shortName(name) === 'rust-src'));
  if (own) return `**Not needed here**: ${called(own)} has \`rust-src\`, and rust-analyzer finds it there.`;
  const bare = toolchains.find((it) => it.complete && it.manifest && it.components.includes('rustc'));
  if (bare)
    return `${capital(called(bare))} lacks \`rust-src\`: add that component, and no variable is needed.`;
  const wrapped = toolchains.some(
    (it) => it.provider === 'nixpkgs' && it.components.includes('rust-analyzer'),
  );
  return wrapped && !packages.includes('rust-analyzer-unwrapped')
    ? '**Not needed here** for rust-analyzer: that of nixpkgs finds the sources by itself.'
    : undefined;
};

const bindgen: Note = ({ packages }) =>
  packages.includes('rustPlatform.bindgenHook')
    ? '**Not needed here**: `rustPlatform.bindgenHook` sets it.'
    : undefined;

const pkgConfig: Note = ({ packages }) =>
  packages.includes('pkg-config')
    ? '**Seldom needed here**: `pkg-config` finds the `dev` outputs of all `buildInputs` by itself.'
    : undefined;

const rustup: Note = ({ toolchains, complete }) =>
  complete && 0 < toolchains.length && toolchains.every((it) => it.provider !== 'rustup')
    ? '**No effect here**: the toolchain of this shell does not come from rustup.'
    : undefined;

const nightlyFeatures: Note = ({ toolchains }) => {
  const nightly = toolchains.find((it) => it.channel === 'nightly');
  return nightly && `**Not needed here**: ${called(nightly)} takes nightly features anyway.`;
};

const NOTES: ReadonlyMap<string, Note> = new Map([
  ['RUST_SRC_PATH', rustSource],
  ['LIBCLANG_PATH', bindgen],
  ['BINDGEN_EXTRA_CLANG_ARGS', bindgen],
  ['PKG_CONFIG_PATH', pkgConfig],
  ['RUSTUP_TOOLCHAIN', rustup],
  ['RUSTUP_HOME', rustup],
  ['RUSTC_BOOTSTRAP', nightlyFeatures],
]);

/** For a variable that holds a triple in its name: whether the shell compiles for it. */
function targetNote(name: string): Note | undefined {
  const variable = findEnvVar(name);
  const triple = variable && boundTriple(variable);
  if (triple === undefined) return undefined;
  return ({ toolchains }) => {
    const known = toolchains.filter(
      (it) => it.complete && it.manifest !== undefined && 0 < it.targets.length,
    );
    const [first] = known;
    if (!first || known.some((it) => it.targets.includes(triple))) return undefined;
    return `${capital(called(first))} has no standard library for \`${triple}\`: add it to \`targets\`.`;
  };
}

function called(it: Toolchain): string {
  const label = releaseLabel(it);
  return label === undefined ? 'the toolchain' : `the toolchain (\`${label}\`)`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
