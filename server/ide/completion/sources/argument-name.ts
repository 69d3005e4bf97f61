/** Completion source `argument-name`: arguments of known functions. */
import type { Param } from '../../../knowledge/domain.ts';
import { nix } from '../../example.ts';
import type { Candidate, CompletionSource } from '../source.ts';

export const argumentName: CompletionSource = {
  id: 'argument-name',
  summary: 'Arguments of known functions and of `override`, and those of shells and packages.',
  examples: [
    {
      title: 'What override takes, without what is there',
      before: nix`
        { pkgs }: pkgs.rust-bin.stable.latest.default.override { targets = [ ]; $0 }
      `,
      offers: ['extensions', 'targetExtensions'],
      lacks: ['targets', 'components'],
    },
    {
      title: 'What a shell takes comes before the variables',
      before: nix`
        { pkgs }: pkgs.mkShell { pac$0 }
      `,
      offers: ['packages', 'inputsFrom'],
      after: nix`
        { pkgs }: pkgs.mkShell { packages = [ ]; }
      `,
    },
    {
      title: 'A set among the arguments has arguments of its own',
      before: nix`
        { pkgs }: pkgs.rustPlatform.buildRustPackage { pname = "app"; cargoLock = { lockFile = ./Cargo.lock; $0 }; }
      `,
      offers: ['outputHashes', 'allowBuiltinFetchGit'],
      lacks: ['lockFile', 'cargoHash'],
      after: nix`
        { pkgs }: pkgs.rustPlatform.buildRustPackage { pname = "app"; cargoLock = { lockFile = ./Cargo.lock; outputHashes = { }; }; }
      `,
    },
  ],
  *items({ place, valued }) {
    if (place.kind !== 'argument' && place.kind !== 'derivation-argument') return;
    for (const param of place.fn?.params ?? []) {
      if (
        place.present.has(param.name) ||
        param.doc.startsWith('Only in ') ||
        param.doc.startsWith('Refused')
      )
        continue;
      yield { ...item(param), ...(valued ? { name: param.name } : assignment(param)) };
    }
  },
};

function item(param: Param): Candidate {
  const about = [
    param.doc,
    ...(param.deprecated === undefined ? [] : [`**Deprecated.** ${param.deprecated}`]),
    ...(param.default === undefined ? [] : [`Default: \`${param.default}\``]),
  ];
  return {
    label: param.name,
    kind: 'argument',
    detail: param.required ? `${param.type}, required` : param.type,
    doc: `text:${about.join('\n\n')}`,
    deprecated: param.deprecated !== undefined,
  };
}

/** The argument with an empty value of its type, and the cursor in it. */
export function assignment(param: Pick<Param, 'name' | 'type'>): Pick<Candidate, 'text' | 'snippet'> {
  const [open, close] = BRACKETS.find(([type]) => param.type.startsWith(type))?.[1] ?? ['', ''];
  if (open === '') return { text: `${param.name} = `, snippet: `${param.name} = $0;` };
  const pad = open === '"' ? '' : ' ';
  return {
    text: `${param.name} = ${open}${pad}${close};`,
    snippet: `${param.name} = ${open}${pad}$0${pad}${close};`,
  };
}

const BRACKETS: readonly (readonly [string, readonly [string, string]])[] = [
  ['list', ['[', ']']],
  ['set', ['{', '}']],
  ['string', ['"', '"']],
];
