/** A known attribute or function as a card: what it is called, what it takes, what it does. */
import type { Description, Param } from '../../knowledge/domain.ts';
import { type Card, typed } from './card.ts';

/** Arguments that fit on one line with the name. */
const MAX_LINE = 72;

/** Arguments by name that are listed; the ones that matter most stand first in the tables. */
const MAX_SHOWN = 16;

/** Arguments by name that are told one by one. */
const MAX_NAMED = 6;

/** `name` is the whole name, such as `rust-bin.fromRustupToolchainFile`. */
export function describedCard(it: Description, name: string): Card {
  const params = it.params ?? [];
  return {
    code: params.length === 0 ? typed(name, it.type) : signature(it, name),
    notes: it.deprecated === undefined ? [] : [`**Deprecated.** ${it.deprecated}`],
    doc: [it.doc],
    facts: [...paramLines(it), ...(it.since === undefined ? [] : [`Since ${it.since}`])],
    link: it.link,
  };
}

/** `name { channel, profile ? "default" }`, or `name path` for arguments that follow each other. */
export function signature(it: Description, name: string): string {
  const params = it.params ?? [];
  if (it.named !== true) return [name, ...params.map((param) => param.name)].join(' ');
  const shown = it.closed === true || params.length <= MAX_SHOWN ? params : params.slice(0, MAX_SHOWN - 1);
  const more = params.length - shown.length;
  const args = [
    ...shown.map(formal),
    ...(it.closed === true ? [] : [more === 0 ? '...' : `... # and ${more} more that are known`]),
  ];
  const line = `${name} { ${args.join(', ')} }`;
  return line.length <= MAX_LINE ? line : `${name} {\n  ${args.join(',\n  ')}\n}`;
}

/** `name`, or `name ? default`. */
export function formal(param: Param): string {
  if (param.default === undefined) return param.name;
  return `${param.name} ? ${isNix(param.default) ? param.default : '…'}`;
}

/** Some defaults are told in words. */
function isNix(text: string): boolean {
  return /^(?:"[^"]*"|\[.*\]|\{.*\}|[\w.-]+)$/.test(text);
}

/** Of many names in one set each has a hover of its own. */
function paramLines({ params = [], named }: Description): readonly string[] {
  return named === true && MAX_NAMED < params.length ? [] : params.map(paramLine);
}

function paramLine(param: Param): string {
  return `\`${param.name}\` (${param.type}${param.required === true ? ', required' : ''}): ${param.doc}`;
}

/** An argument of a known function; `fn` is how the function is called. */
export function paramCard(param: Param, fn: string): Card {
  return {
    code: typed(param.name, `argument of ${fn}`),
    notes: param.deprecated === undefined ? [] : [`**Deprecated.** ${param.deprecated}`],
    doc: [param.doc],
    facts: [
      `Type: ${param.type}${param.required === true ? ', required' : ''}`,
      ...(param.default === undefined
        ? []
        : [`Default: ${isNix(param.default) ? `\`${param.default}\`` : param.default}`]),
    ],
  };
}
