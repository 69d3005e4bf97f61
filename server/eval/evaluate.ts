/** The lazy symbolic evaluator: any expression of a file, in any scope, to a value. Knows Nix and no Rust. */
import type { SyntaxNode } from '../syntax/node.ts';
import { baseName, resolvePath } from '../text/path.ts';
import { attrset } from './bindings.ts';
import { createBudget, sizeOf } from './budget.ts';
import { equal, MAX_COMPARED } from './compare.ts';
import {
  assertion,
  conditional,
  letAttrset,
  letExpression,
  listExpression,
  variable,
  withExpression,
} from './control.ts';
import { rootEnv } from './env.ts';
import type { Application, Evaluator, Files, Hooks } from './evaluator.ts';
import { application, apply, functionExpression } from './functions.ts';
import { binary, unary } from './operators.ts';
import { hasAttribute, selection, selectMember } from './selection.ts';
import {
  coerceToString,
  float,
  integer,
  pathExpression,
  searchPath,
  stringExpression,
  uri,
} from './texts.ts';
import { lazy } from './thunk.ts';
import type { Env, Machine, Thunk, Value } from './value.ts';
import { unknown } from './values.ts';

export interface EvaluatorOptions {
  readonly system: string;
  readonly hooks: Hooks;
  readonly files: Files;
  /** The names of the outermost scope. */
  readonly globals: (machine: Machine) => ReadonlyMap<string, Thunk>;
  /** Expressions that may be evaluated before everything further is unknown. */
  readonly fuel: number;
}

type Rule = (node: SyntaxNode, env: Env, ev: Evaluator) => Value;

const RULES: Readonly<Record<string, Rule>> = {
  source_code: (node, env, ev) => ev.evaluate(node.field('expression'), env),
  parenthesized_expression: (node, env, ev) => ev.evaluate(node.field('expression'), env),
  variable_expression: variable,
  attrset_expression: attrset,
  rec_attrset_expression: attrset,
  let_attrset_expression: letAttrset,
  let_expression: letExpression,
  with_expression: withExpression,
  assert_expression: assertion,
  if_expression: conditional,
  list_expression: listExpression,
  function_expression: functionExpression,
  apply_expression: application,
  select_expression: selection,
  has_attr_expression: hasAttribute,
  binary_expression: binary,
  unary_expression: unary,
  string_expression: stringExpression,
  indented_string_expression: stringExpression,
  path_expression: pathExpression,
  hpath_expression: () => unknown('path in the home folder'),
  spath_expression: (node, _env, ev) => searchPath(node, ev),
  uri_expression: uri,
  integer_expression: integer,
  float_expression: float,
};

/** A comparison of two values costs as much as so many characters. */
const COMPARISON_SIZE = 50;

/** Applications that are remembered for one function; more say nothing new about the places inside it. */
const MAX_APPLICATIONS = 16;

export function createEvaluator(options: EvaluatorOptions): Evaluator {
  const applied = new Map<SyntaxNode, Application[]>();
  const roots = new Map<string, Env>();
  const fileValues = new Map<string, Thunk>();
  const budget = createBudget(options.fuel);

  function evaluate(node: SyntaxNode | undefined, env: Env): Value {
    if (!node || node.missing) return unknown('syntax');
    const known = env.values.get(node);
    if (known) return known;
    const rule = RULES[node.kind];
    if (!rule) return unknown('syntax');
    const refused = budget.enter();
    if (refused) return unknown(refused);
    try {
      const value = rule(node, env, ev);
      if (node.kind !== 'variable_expression') {
        env.values.set(node, value);
        budget.pay(sizeOf(value));
      }
      return value;
    } finally {
      budget.leave();
    }
  }

  let global: Env | undefined;

  function fileEnv(id: string): Env {
    const known = roots.get(id);
    if (known) return known;
    global ??= rootEnv(options.globals(ev));
    const made: Env = {
      parent: global,
      node: undefined,
      names: undefined,
      with: undefined,
      inner: new Map(),
      values: new Map(),
    };
    roots.set(id, made);
    return made;
  }

  function fileValue(id: string): Value {
    const known = fileValues.get(id) ?? lazy(() => evaluate(options.files.file(id)?.root, fileEnv(id)));
    fileValues.set(id, known);
    return known.force();
  }

  /** A folder stands for its `default.nix`. */
  function importPath(path: string): Value {
    const id = options.files.file(path) ? path : resolvePath(path, 'default.nix');
    if (!options.files.file(id)) return unknown(`file ${baseName(path)}`);
    return fileValue(id);
  }

  const ev: Evaluator = {
    system: options.system,
    hooks: options.hooks,
    files: options.files,
    evaluate,
    delayed(node, env) {
      return lazy(() => evaluate(node, env), node);
    },
    apply(fn, arg, site) {
      const refused = budget.enter();
      if (refused) return unknown(refused);
      try {
        const value = apply(fn, arg, site, ev);
        budget.pay(sizeOf(value));
        return value;
      } finally {
        budget.leave();
      }
    },
    lazy,
    select: selectMember,
    equal(a, b) {
      if (!budget.pay(COMPARISON_SIZE)) return undefined;
      const patience = { left: MAX_COMPARED };
      const same = equal(a, b, patience);
      budget.pay((MAX_COMPARED - patience.left) * COMPARISON_SIZE);
      return same;
    },
    coerce: (value) => coerceToString(value, ev),
    importValue(source, site) {
      if (source.kind === 'unknown') return unknown(source.why);
      if (source.kind === 'path') return options.hooks.importFile(source.path, ev) ?? importPath(source.path);
      return options.hooks.importSource(source, ev, site) ?? unknown('import of something computed');
    },
    readText: (path) => options.files.text(path),
    pay: (size) => budget.pay(size),
    pathExists: (path) => options.files.exists(path),
    listFolder: (path) => options.files.list?.(path),
    fetched: (fetcher, arg) => options.hooks.fetched(fetcher, arg, ev),
    fileEnv,
    fileValue,
    hasFileValue: (id) => fileValues.has(id),
    applications: (fn) => applied.get(fn) ?? [],
    recordApplication(fn, call) {
      const known = applied.get(fn);
      if (!known) applied.set(fn, [call]);
      else if (known.length < MAX_APPLICATIONS) known.push(call);
    },
  };
  return ev;
}
