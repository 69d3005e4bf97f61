/** `toXML`. */
import type { Machine, Str, Unknown, Value } from '../value.ts';
import { str, textOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { sortedNames } from './calling.ts';
import { toText } from './coercion.ts';
import { type FunctionDefinition, fn } from './definition.ts';

const MAX_DEPTH = 200;
const MAX_VALUES = 100_000;

/** A value as XML, with two blanks for each level. */
function toXml(value: Value, machine: Machine): Str | Unknown {
  const lines = ["<?xml version='1.0' encoding='utf-8'?>", '<expr>'];

  function leaf(tag: string, text: string, indent: string): void {
    lines.push(`${indent}<${tag} value="${escaped(text)}" />`);
  }

  /** What keeps the value from being written. */
  function write(it: Value, indent: string): Unknown | undefined {
    if (indent.length > 2 * MAX_DEPTH) return unknown('too deeply nested');
    if (MAX_VALUES < lines.length) return unknown('too many values');
    switch (it.kind) {
      case 'unknown':
        return it;
      case 'null':
        lines.push(`${indent}<null />`);
        return undefined;
      case 'bool':
        leaf('bool', String(it.value), indent);
        return undefined;
      case 'string':
      case 'int':
      case 'float':
      case 'path': {
        const text = it.kind === 'float' ? String(it.value) : textOf(toText(it, machine));
        if (text === undefined) return unknown('text of a store path');
        leaf(it.kind, text, indent);
        return undefined;
      }
      case 'list':
        if (it.open) return unknown('open list');
        return around(
          'list',
          it.items.map((item) => () => write(item.force(), `${indent}  `)),
          indent,
        );
      case 'attrs':
        return writeSet(it, indent);
      default:
        return unknown('function as XML');
    }
  }

  function writeSet(it: Extract<Value, { kind: 'attrs' }>, indent: string): Unknown | undefined {
    if (it.open || it.domain || it.members.get('type')) return unknown('open set');
    const members = sortedNames(it).map((name) => () => {
      lines.push(`${indent}  <attr name="${escaped(name)}">`);
      const refused = write(it.members.get(name)?.force() ?? unknown('missing attribute'), `${indent}    `);
      lines.push(`${indent}  </attr>`);
      return refused;
    });
    return around('attrs', members, indent);
  }

  function around(
    tag: string,
    members: readonly (() => Unknown | undefined)[],
    indent: string,
  ): Unknown | undefined {
    lines.push(`${indent}<${tag}>`);
    for (const member of members) {
      const refused = member();
      if (refused) return refused;
    }
    lines.push(`${indent}</${tag}>`);
    return undefined;
  }

  const refused = write(value, '  ');
  return refused ? unknown(refused.why) : str(`${[...lines, '</expr>'].join('\n')}\n`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"\n]/g, (it) => ESCAPES[it] ?? it);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#xA;',
};

export const XML_FUNCTIONS: readonly FunctionDefinition[] = [
  fn('toXML', 'The value `e` as XML.', { e: arg.value }, ({ e }, machine) => toXml(e, machine)),
];
