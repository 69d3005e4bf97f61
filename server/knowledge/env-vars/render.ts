/** An environment variable as Markdown, for hovers and completion. */
import { targetDoc } from '../components/targets.ts';
import { boundIdiom, boundTriple } from './bound-idiom.ts';
import { ENV_VAR_FORMS, type EnvVar } from './env-var.ts';
import { type FoundEnvVar, findEnvVar } from './env-vars.ts';
import type { Idiom } from './idiom.ts';

/** A table’s row is shown under its own name; for a name with a triple in it, pass what `findEnvVar` gave. */
export function renderEnvVar(variable: EnvVar | FoundEnvVar): string {
  const found = 'asked' in variable ? variable : asItself(variable);
  const paragraphs = [
    `**\`${found.asked}\`**${target(found)}`,
    found.deprecated === undefined ? '' : `**Deprecated.** ${found.deprecated}`,
    found.doc,
    facts(found),
    ...usage(found),
    found.notNeeded === undefined ? '' : `Not needed ${found.notNeeded}.`,
    mistakes(found.mistakes ?? []),
    found.link === undefined ? '' : `[Documentation](${found.link})`,
  ];
  return paragraphs.filter((it) => it !== '').join('\n\n');
}

function asItself(variable: EnvVar): FoundEnvVar {
  return findEnvVar(variable.name) ?? { ...variable, asked: variable.name, bound: [] };
}

function target(found: FoundEnvVar): string {
  const triple = boundTriple(found);
  const doc = triple === undefined ? undefined : targetDoc(triple)?.doc;
  return doc === undefined ? '' : ` — for \`${triple}\`: ${doc}`;
}

/** Reader, form and the like, in one line each. */
function facts(found: FoundEnvVar): string {
  const words = found.values?.map((it) => `\`${it}\``).join(', ');
  const lines = [
    `Read by: ${found.readBy}`,
    `Value: ${words === undefined ? ENV_VAR_FORMS[found.form] : words}`,
    found.default === undefined ? '' : `Default: ${found.default}`,
    found.since === undefined ? '' : `Since: ${found.since}`,
    found.configKey === undefined
      ? ''
      : `Same as: \`${configKey(found, found.configKey)}\` in \`.cargo/config.toml\``,
    found.setByHand ? '' : 'A tool sets it; leave it alone.',
  ];
  return lines
    .filter((it) => it !== '')
    .map((it) => `- ${it}`)
    .join('\n');
}

/** The key for the target, profile or registry that the name holds; Cargo spells both in capitals there. */
function configKey(found: FoundEnvVar, key: string): string {
  const name = found.bound
    .find((it) => it.placeholder === 'NAME')
    ?.text.toLowerCase()
    .replaceAll('_', '-');
  const triple = boundTriple(found);
  return key.replace('<triple>', triple ?? '<triple>').replace('<name>', name ?? '<name>');
}

function usage(found: FoundEnvVar): readonly string[] {
  const idiom = boundIdiom(found);
  const name = found.example !== undefined && found.asked === found.name ? found.example : found.asked;
  const values = [
    ...(idiom === undefined ? [] : [idiom]),
    ...(found.bound.length === 0 ? (found.alternatives ?? []) : []),
  ];
  const attribute =
    values.length === 0 ? '' : block(values.map((it) => assignment(name, it)).join('\n# or\n'));
  const hook = found.shellHook === undefined ? '' : block(`shellHook = ''\n  ${found.shellHook}\n'';`);
  return [attribute, hook];
}

function assignment(name: string, value: Idiom): string {
  return `${name} = ${value.plain};`;
}

function mistakes(list: readonly string[]): string {
  if (list.length === 0) return '';
  return ['Mind:', ...list.map((it) => `- ${it}`)].join('\n');
}

function block(code: string): string {
  return `\`\`\`nix\n${code}\n\`\`\``;
}
