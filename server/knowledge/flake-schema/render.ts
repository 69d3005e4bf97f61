/** Inputs, outputs and schema attributes as Markdown, for hovers and completion. */
import { knownInput } from './known-input.ts';
import type { KnownInput } from './known-inputs.ts';
import { deprecatedOutput, outputDoc } from './outputs.ts';
import type { SchemaEntry } from './schema.ts';

/** `undefined` for a name that the table does not have. */
export function renderKnownInput(name: string): string | undefined {
  const input = knownInput(name);
  if (input === undefined) return undefined;
  return paragraphs([
    `**\`${name}\`** — \`${input.url}\``,
    input.doc,
    block(declaration(input, name)),
    input.uses.length === 0 ? '' : `In \`outputs\`: ${input.uses.map((it) => `\`${it}\``).join(' or ')}`,
    input.note ?? '',
    input.docs === undefined ? '' : `[Documentation](${input.docs})`,
  ]);
}

/** The lines of `inputs = { … };` that declare an input, with the usual `follows`. */
export function declaration(input: KnownInput, name: string): string {
  const lines = [
    `url = "${input.url}";`,
    ...(input.flake ? [] : ['flake = false;']),
    ...input.follows.map((it) => `inputs.${it.input}.follows = "${it.target}";`),
  ];
  if (lines.length === 1) return `${name}.${lines[0]}`;
  return [`${name} = {`, ...lines.map((it) => `  ${it}`), '};'].join('\n');
}

export function renderOutput(name: string): string | undefined {
  const old = deprecatedOutput(name);
  if (old !== undefined) {
    return paragraphs([
      `**\`${old.path}\`**`,
      `**Deprecated** since ${old.since}: use \`${old.replacement}\`.`,
      old.doc,
    ]);
  }
  const output = outputDoc(name);
  if (output === undefined) return undefined;
  const usedBy = output.usedBy.map((it) => `\`${it}\``).join(', ');
  return paragraphs([
    `**\`${output.path}\`** — ${output.type}`,
    output.doc,
    usedBy === '' ? '' : `Used by ${usedBy}.`,
    (output.mistakes ?? []).map((it) => `- ${it}`).join('\n'),
  ]);
}

/** An attribute of the top level, of an input, of `nixConfig` or of `self`. */
export function renderSchemaEntry(entry: SchemaEntry): string {
  return paragraphs([
    `**\`${entry.name}\`** — ${entry.type}`,
    entry.doc,
    entry.example === undefined ? '' : block(entry.example),
    entry.since === undefined ? '' : `Since ${entry.since}.`,
  ]);
}

function block(code: string): string {
  return `\`\`\`nix\n${code}\n\`\`\``;
}

function paragraphs(list: readonly string[]): string {
  return list.filter((it) => it !== '').join('\n\n');
}
