/** Completion source `environment-variable`: variables that Rust's tools read. */

import type { EnvVar } from '../../../knowledge/env-vars/env-var.ts';
import { ENV_VARS } from '../../../knowledge/env-vars/env-vars.ts';
import { spelled } from '../../../knowledge/env-vars/idiom.ts';
import { isPattern, nameSnippet } from '../../../knowledge/env-vars/pattern.ts';
import { nix } from '../../example.ts';
import type { NamesInUse } from '../place.ts';
import type { Candidate, CompletionSource } from '../source.ts';

export const environmentVariable: CompletionSource = {
  id: 'environment-variable',
  summary: 'Environment variables of a shell or package, each with its idiomatic value.',
  examples: [
    {
      title: 'In the arguments of a shell',
      before: nix`
        { pkgs }: pkgs.mkShell { packages = [ ]; inputsFrom = [ ]; nativeBuildInputs = [ ]; buildInputs = [ ]; shellHook = ""; env = { }; name = ""; hardeningDisable = [ ]; RUST_S$0 }
      `,
      offers: ['RUST_SRC_PATH', 'RUST_BACKTRACE', 'RUST_LOG'],
      lacks: ['buildInputs', 'CARGO_MANIFEST_DIR'],
    },
    {
      title: 'In env, without those that are there',
      before: nix`
        { pkgs }: pkgs.mkShell { env = { RUST_SRC_PATH = ""; RUST$0 }; }
      `,
      offers: ['RUST_BACKTRACE', 'RUST_LOG', 'RUSTFLAGS'],
      lacks: ['RUST_SRC_PATH', 'buildInputs'],
    },
  ],
  *items({ place, valued }) {
    if (place.kind !== 'derivation-argument' && place.kind !== 'environment') return;
    for (const it of inOrder())
      if (it.setByHand && !place.present.has(it.name)) yield item(it, place.names, valued);
  },
};

/** Variables that shells for Rust set most. */
const COMMON = [
  'RUST_SRC_PATH',
  'RUST_BACKTRACE',
  'RUST_LOG',
  'RUSTFLAGS',
  'LIBCLANG_PATH',
  'LD_LIBRARY_PATH',
  'PKG_CONFIG_PATH',
  'OPENSSL_DIR',
  'PROTOC',
  'CARGO_BUILD_TARGET',
];

let ordered: readonly EnvVar[] | undefined;

function inOrder(): readonly EnvVar[] {
  const rank = (it: EnvVar): number => (COMMON.includes(it.name) ? COMMON.indexOf(it.name) : COMMON.length);
  ordered ??= [...ENV_VARS].sort((a, b) => rank(a) - rank(b));
  return ordered;
}

function item(it: EnvVar, names: NamesInUse, valued: boolean): Candidate {
  const idiom = it.idiom && spelled(it.idiom, names);
  const value = valued ? {} : assignment(it.name, idiom);
  return {
    label: it.name,
    kind: 'variable',
    detail: it.readBy,
    doc: `env:${it.name}`,
    deprecated: it.deprecated !== undefined,
    ...value,
  };
}

function assignment(
  name: string,
  idiom: { readonly plain: string; readonly snippet: string } | undefined,
): Pick<Candidate, 'text' | 'snippet'> {
  const shown = isPattern(name) ? nameSnippet(name) : name;
  return { text: `${name} = ${idiom?.plain ?? '""'};`, snippet: `${shown} = ${idiom?.snippet ?? '"$0"'};` };
}
