/** Which names the bindings of a set define, and where among them; remembered as long as the text of a binding stays. */
import type { Green } from './green.ts';
import type { SyntaxNode } from './node.ts';
import { attrNameNodes, staticName } from './nodes.ts';

/** One definition in a `binding_set`. */
export interface BindingPlace {
  /** Index of the binding among the children of the `binding_set`. */
  readonly child: number;
  /** Index of the name in an `inherit`; 0 for a binding. */
  readonly attr: number;
}

export interface BindingShape {
  /** By the first name of the attribute path. */
  readonly named: ReadonlyMap<string, readonly BindingPlace[]>;
  /** Bindings whose first name is computed. */
  readonly computed: readonly BindingPlace[];
}

const shapes = new WeakMap<Green, BindingShape>();
const heads = new WeakMap<Green, readonly (string | undefined)[]>();

/** The shape of a `binding_set`. After an edit, only the bindings that it touched are looked at again. */
export function bindingShape(bindings: SyntaxNode): BindingShape {
  const known = shapes.get(bindings.green);
  if (known) return known;
  const named = new Map<string, BindingPlace[]>();
  const computed: BindingPlace[] = [];
  bindings.greenChildren.forEach(({ field, node }, child) => {
    if (field !== 'binding') return;
    const names = heads.get(node) ?? readHead(bindings, child);
    names.forEach((name, attr) => {
      const place = { child, attr };
      if (name === undefined) computed.push(place);
      else {
        const places = named.get(name);
        if (places) places.push(place);
        else named.set(name, [place]);
      }
    });
  });
  const shape = { named, computed };
  shapes.set(bindings.green, shape);
  return shape;
}

function readHead(bindings: SyntaxNode, child: number): readonly (string | undefined)[] {
  const binding = bindings.childAt(child);
  if (!binding) return [];
  const attrs =
    binding.kind === 'binding'
      ? attrNameNodes(binding.field('attrpath')).slice(0, 1)
      : attrNameNodes(binding.field('attrs'));
  const names = attrs.map((it) => detached(staticName(it)));
  heads.set(binding.green, names);
  return names;
}

/** A copy of a text that does not keep the whole document alive, as a slice of it would. */
function detached(text: string | undefined): string | undefined {
  return text === undefined || text.length < 13 ? text : ` ${text}`.slice(1);
}
