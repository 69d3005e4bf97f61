/** Completion source `flake-attribute`: what `flake.nix` may hold at its top and in its inputs. */
import type { Value } from '../../../eval/value.ts';
import { member } from '../../../eval/values.ts';
import { declaredInputs } from '../../../knowledge/flake/inputs.ts';
import { knownInput, knownInputByUrl } from '../../../knowledge/flake-schema/known-input.ts';
import { KNOWN_INPUTS, type KnownInput } from '../../../knowledge/flake-schema/known-inputs.ts';
import { declaration } from '../../../knowledge/flake-schema/render.ts';
import {
  INPUT_ATTRIBUTES,
  NIX_CONFIG,
  type SchemaEntry,
  TOP_LEVEL,
} from '../../../knowledge/flake-schema/schema.ts';
import { nix } from '../../example.ts';
import type { Candidate, CompletionSource } from '../source.ts';

export const flakeAttribute: CompletionSource = {
  id: 'flake-attribute',
  summary:
    'Top-level attributes of `flake.nix`, well-known inputs with their URLs, and the attributes of inputs.',
  examples: [
    {
      title: 'Inputs with their URL',
      before: nix`
        { inputs = { nixpkgs.url = "github:NixOS/nixpkgs"; rust$0 }; outputs = { ... }: { }; }
      `,
      offers: ['rust-overlay', 'fenix', 'crane'],
      lacks: ['nixpkgs'],
    },
    {
      title: 'Attributes of an input',
      before: nix`
        { inputs.rust-overlay = { url = "github:oxalica/rust-overlay"; $0 }; outputs = { ... }: { }; }
      `,
      offers: ['inputs', 'flake', 'follows'],
      lacks: ['url'],
    },
    {
      title: 'The inputs that an input has',
      before: nix`
        { inputs.rust-overlay = { url = "github:oxalica/rust-overlay"; inputs.$0 }; outputs = { ... }: { }; }
      `,
      offers: ['nixpkgs'],
      lacks: ['flake-utils'],
    },
  ],
  *items({ place, valued }) {
    if (place.kind !== 'flake-attribute') return;
    const { path, present, root } = place;
    const candidates = attributesBelow(path, root, valued);
    for (const item of candidates) if (!present.has(item.label)) yield item;
  },
};

function* attributesBelow(path: readonly string[], root: Value, valued: boolean): Generator<Candidate> {
  const [top, input, attr, ...rest] = path;
  if (top === undefined) yield* entries(TOP_LEVEL);
  else if (top === 'nixConfig' && input === undefined) yield* entries(NIX_CONFIG);
  else if (top !== 'inputs') return;
  else if (input === undefined) yield* knownInputs(valued);
  else if (attr === undefined) yield* inputAttributes();
  else if (attr === 'inputs' && rest.length === 0) yield* inputsOf(input, root, valued);
  else if (attr === 'inputs' && rest.length === 1)
    yield {
      label: 'follows',
      kind: 'attribute',
      detail: 'string',
      ...text('follows = "nixpkgs";', 'follows = "$0";', valued),
      doc: 'text:The input of this flake to use instead.',
    };
}

function* entries(all: readonly SchemaEntry[]): Generator<Candidate> {
  for (const it of all) yield { label: it.name, kind: 'attribute', detail: it.type, doc: `text:${it.doc}` };
}

/** Inputs that Rust flakes use, first those that bring toolchains. */
const FIRST = ['nixpkgs', 'rust-overlay', 'fenix', 'crane', 'flake-utils', 'flake-parts', 'naersk'];

function* knownInputs(valued: boolean): Generator<Candidate> {
  const rank = (it: KnownInput): number => (FIRST.includes(it.name) ? FIRST.indexOf(it.name) : FIRST.length);
  for (const it of [...KNOWN_INPUTS].sort((a, b) => rank(a) - rank(b))) {
    const declared = declaration(it, it.name);
    yield {
      label: it.name,
      kind: 'input',
      detail: it.url,
      doc: `input:${it.name}`,
      ...text(declared, undefined, valued),
    };
  }
}

function* inputAttributes(): Generator<Candidate> {
  const own = ['url', 'inputs', 'flake', 'follows'];
  const rank = (it: SchemaEntry): number => (own.includes(it.name) ? own.indexOf(it.name) : own.length);
  yield* entries([...INPUT_ATTRIBUTES].sort((a, b) => rank(a) - rank(b)));
}

/** The inputs of a declared input that is known. */
function* inputsOf(name: string, root: Value, valued: boolean): Generator<Candidate> {
  const declared = declaredInputs(root).get(name);
  const known =
    declared?.url === undefined ? knownInput(name) : knownInput(knownInputByUrl(declared.url) ?? '');
  const own = member(root, 'inputs');
  for (const label of known?.inputs ?? []) {
    const follows = own?.kind === 'attrs' && own.members.get(label) ? label : 'nixpkgs';
    yield {
      label,
      kind: 'input',
      detail: `input of ${name}`,
      ...text(`${label}.follows = "${follows}";`, undefined, valued),
    };
  }
}

function text(
  plain: string,
  snippet: string | undefined,
  valued: boolean,
): Pick<Candidate, 'text' | 'snippet'> {
  return valued ? {} : { text: plain, snippet };
}
