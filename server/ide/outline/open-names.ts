/** Names in half-typed text: how far each reaches is told from the brackets around it. */
import type { Capture } from '../../syntax/queries.ts';
import type { Offset, TextRange } from '../../text/range.ts';
import type { Written } from './written.ts';

export type OpenName = Pick<Written, 'start' | 'end' | 'nameRange' | 'value'>;

/** A bracket, a name with a `=`, or a whole binding, one beside the other in what the parser could not place. */
interface Part extends TextRange {
  readonly kind: string;
  /** The node that it stands in, by its start. */
  readonly around: Capture;
  /** What stands behind the `=` of a name. */
  readonly value?: string;
}

const OPENING = new Set(['(', '[', '{', 'let']);
const CLOSING = new Set([')', ']', '}']);

/** The names with a `=` in each node that the parser could make nothing of; each holds what stands in its brackets. */
export function openNames(matches: readonly (readonly Capture[])[]): readonly OpenName[] {
  const found: OpenName[] = [];
  for (const parts of byNode(matches)) collect(parts, found);
  return found;
}

function byNode(matches: readonly (readonly Capture[])[]): readonly Part[][] {
  const nodes = new Map<string, Map<Offset, Part>>();
  for (const match of matches) {
    const part = (name: string): Capture | undefined => match.find((it) => it.name === name);
    const [around, name, value] = [part('open.around'), part('open.name'), part('open.value')];
    const it = name ?? part('open.part');
    if (!around || !it) continue;
    const key = `${around.start} ${around.end}`;
    const parts = nodes.get(key) ?? new Map<Offset, Part>();
    nodes.set(key, parts);
    // Of what may stand behind a `=`, brackets left out or not, the first is next to it.
    if (!parts.has(it.start))
      parts.set(it.start, {
        start: it.start,
        end: it.end,
        kind: it.kind,
        around,
        ...(value && { value: value.kind }),
      });
  }
  return [...nodes.values()].map((parts) => [...parts.values()]);
}

function collect(parts: readonly Part[], found: OpenName[]): void {
  const stack: Part[] = [];
  const close = (end: Offset): Part | undefined => {
    const it = stack.pop();
    if (it?.value !== undefined)
      found.push({ start: it.start, end, nameRange: it, value: valueKind(it.value) });
    return it;
  };
  const isName = (it: Part | undefined): boolean => it?.value !== undefined;
  for (const it of [...parts].sort((a, b) => a.start - b.start)) {
    if (CLOSING.has(it.kind)) {
      while (stack.length > 0 && isName(stack.at(-1))) close(it.start);
      // A `let` has no bracket that ends it.
      while (stack.at(-1)?.kind === 'let' || isName(stack.at(-1))) close(it.start);
      close(it.end);
    } else if (OPENING.has(it.kind)) stack.push(it);
    else {
      if (isName(stack.at(-1))) close(it.start);
      if (it.value !== undefined) stack.push(it);
    }
  }
  const end = parts[0]?.around.end ?? 0;
  while (stack.length > 0) close(end);
}

function valueKind(next: string): Written['value'] {
  if (next === '{' || next === 'rec' || next.endsWith('attrset_expression')) return 'set';
  return next === 'formals' || next === 'function_expression' ? 'function' : 'other';
}
