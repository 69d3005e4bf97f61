/** What a function takes, whatever kind of function it is: arguments that follow each other, some of them sets of names. */
import { isFunctionDefinition } from '../../eval/builtins/definition.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { documented } from '../../eval/lib/lib.ts';
import type { Value } from '../../eval/value.ts';
import { done } from '../../eval/values.ts';
import { type Description, knownOf, type Param } from '../../knowledge/domain.ts';
import { renderText } from '../describe/card.ts';
import { describedCard, formal, paramCard } from '../describe/signature.ts';
import { lambdaShape } from './lambda.ts';

export interface Parameter {
  readonly name: string;
  /** As it stands in the label: `name`, `name ? default`. */
  readonly text: string;
  readonly markdown?: string | undefined;
  readonly required?: boolean | undefined;
}

/** One argument: a single one, or a set of names. */
export type Argument =
  | { readonly kind: 'single'; readonly parameter: Parameter }
  | { readonly kind: 'set'; readonly parameters: readonly Parameter[]; readonly open: boolean };

export interface Shape {
  readonly name: string;
  readonly args: readonly Argument[];
  /** How many of them were given already. */
  readonly given: number;
  readonly markdown?: string | undefined;
  /** Whether the one set of arguments may also come from a function of itself: `finalAttrs: { … }`. */
  readonly takesFunction: boolean;
}

/** What it may be that a value is called as. */
export type Callee = readonly Shape[] | 'unknown' | 'no function';

/** How many of the functions that a value may be are told of. */
const MAX_ALTERNATIVES = 4;

/** `written` is how the function is called where nothing else says it. */
export function shapesOf(fn: Value, written: string, ev: Evaluator): Callee {
  if (fn.kind !== 'unknown') return shapeOf(fn, written, ev);
  const found = (fn.alternatives ?? []).slice(0, MAX_ALTERNATIVES).flatMap((it) => {
    const shapes = shapeOf(it.force(), written, ev);
    return typeof shapes === 'string' ? [] : shapes;
  });
  return found.length > 0 ? found : 'unknown';
}

function shapeOf(fn: Value, written: string, ev: Evaluator): Callee {
  const known = knownOf(fn);
  if (known?.domain === 'function')
    return orUnknown(knownShape(known.self, fn.kind === 'primop' ? fn.args.length : 0));
  switch (fn.kind) {
    case 'lambda':
      return [lambdaShape(fn, written)];
    case 'primop':
      return orUnknown(builtinShape(fn.name, fn.args.length));
    case 'attrs': {
      const functor = fn.members.get('__functor')?.force();
      if (functor?.kind === 'lambda') {
        const called = ev.apply(functor, done(fn));
        return called.kind === 'lambda' ? [lambdaShape(called, written)] : 'unknown';
      }
      // A package that is only known by its name may be a function all the same.
      return functor || fn.open ? 'unknown' : 'no function';
    }
    case 'unknown':
      return 'unknown';
    default:
      return 'no function';
  }
}

function orUnknown(shape: Shape | undefined): Callee {
  return shape ? [shape] : 'unknown';
}

function knownShape(self: Description, given: number): Shape | undefined {
  const { params = [], name } = self;
  if (params.length === 0) return undefined;
  const parameters = params.map((it) => parameterOf(it, name));
  const isNamed = self.named === true;
  return {
    name,
    args: isNamed
      ? [{ kind: 'set', parameters, open: self.closed !== true }]
      : parameters.map((parameter) => ({ kind: 'single', parameter })),
    given,
    markdown: renderText(describedCard({ ...self, params: [] }, name)),
    takesFunction: isNamed,
  };
}

function parameterOf(param: Param, fn: string): Parameter {
  return {
    name: param.name,
    text: formal(param),
    markdown: renderText(paramCard(param, fn)),
    required: param.required,
  };
}

function builtinShape(name: string, given: number): Shape | undefined {
  const definition = documented(name);
  if (!definition || !isFunctionDefinition(definition) || definition.params.length === 0) return undefined;
  return {
    name,
    args: definition.params.map((it) => ({ kind: 'single', parameter: { name: it, text: it } })),
    given,
    markdown: definition.doc,
    takesFunction: false,
  };
}
