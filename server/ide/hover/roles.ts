/** Which sets of a file are the arguments of what: of a derivation, its environment, or a known function. */
import type { Attrs, Value } from '../../eval/value.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import type { Derivation, Description } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { attrNameNodes, staticName } from '../../syntax/nodes.ts';
import { recent } from '../../text/recent.ts';

/** What a name in a set is to the one who gets the set. */
export type Role =
  | { readonly kind: 'argument'; readonly derivation: Derivation }
  | { readonly kind: 'variable'; readonly derivation: Derivation }
  | { readonly kind: 'parameter'; readonly fn: Description };

/** A set literal, and how many names of its attribute paths come before the names that have a role. */
interface Located {
  readonly depth: number;
  readonly role: Role;
}

interface Index {
  readonly sets: Map<SyntaxNode, Located[]>;
  /** Strings of shell code that stand elsewhere than in the arguments. */
  readonly shellCode: Set<SyntaxNode>;
  readonly seen: Set<Value>;
  derivations: number;
  calls: number;
}

const indexes = recent<Analysis, Index>(1);

/** The roles of an attribute in a binding or `inherit`: what the names of its set are used for. */
export function roleOf(attr: SyntaxNode, analysis: Analysis): Role | undefined {
  const place = placeOf(attr);
  if (!place) return undefined;
  analysis.explore(attr.owner.id);
  const found = find(place, indexOf(analysis));
  if (found) return found;
  evaluateCalls(place.set, analysis);
  return find(place, indexOf(analysis));
}

/** Whether a string is run by a shell: a `shellHook`, or a part of one, that stands elsewhere. */
export function isShellCode(string: SyntaxNode, analysis: Analysis): boolean {
  analysis.explore(string.owner.id);
  return indexOf(analysis).shellCode.has(string);
}

interface Place {
  readonly set: SyntaxNode;
  readonly depth: number;
}

/** The set that an attribute's name belongs to, and the names before it in its path. */
function placeOf(attr: SyntaxNode): Place | undefined {
  const path = attr.parent;
  const binding = path?.parent;
  const set = binding?.parent?.kind === 'binding_set' ? binding.parent.parent : undefined;
  if (!path || !set || set.kind === 'let_expression') return undefined;
  const depth = path.kind === 'attrpath' ? attrNameNodes(path).indexOf(attr) : 0;
  return depth < 0 ? undefined : { set, depth };
}

/** What becomes of a derivation's arguments says more than the function that takes them. */
function find({ set, depth }: Place, { sets }: Index): Role | undefined {
  const roles = (sets.get(set) ?? []).filter((it) => it.depth === depth).map((it) => it.role);
  return roles.find((it) => it.kind !== 'parameter') ?? roles[0];
}

/** Calls around a set in code that nothing was seen to use: then it is known what they do with it. */
function evaluateCalls(set: SyntaxNode, analysis: Analysis): void {
  for (const it of set.ancestors()) if (it.kind === 'apply_expression') analysis.valueAt(it);
}

/** The index with everything that came up since it was last asked for. */
function indexOf(analysis: Analysis): Index {
  const index = indexes.get(analysis) ?? {
    sets: new Map(),
    shellCode: new Set(),
    seen: new Set(),
    derivations: 0,
    calls: 0,
  };
  indexes.set(analysis, index);
  const { derivations, calls } = analysis.facts;
  // Forcing arguments may add to the facts, so their number is read anew.
  for (; index.derivations < derivations.length; index.derivations++) {
    const fact = derivations[index.derivations];
    if (fact) addDerivation(fact.derivation, index);
  }
  for (; index.calls < calls.length; index.calls++) {
    const call = calls[index.calls];
    const given = call?.fn.self.named === true ? call.args.at(-1)?.force() : undefined;
    if (call && given) addSet(given, { kind: 'parameter', fn: call.fn.self }, index);
  }
  return index;
}

/** Builders whose arguments do not become variables of the build. */
const WITHOUT_ENVIRONMENT = new Set([
  'buildEnv',
  'buildFHSEnv',
  'buildFHSUserEnv',
  'linkFarm',
  'writeShellApplication',
  'writeTextFile',
]);

function addDerivation(derivation: Derivation, index: Index): void {
  const args = derivation.args.force();
  if (args.kind !== 'attrs') return;
  if (!WITHOUT_ENVIRONMENT.has(derivation.builder)) addSet(args, { kind: 'argument', derivation }, index);
  for (const name of ['env', 'runtimeEnv']) {
    const env = args.members.get(name)?.force();
    if (env) addSet(env, { kind: 'variable', derivation }, index);
  }
  const hook = args.members.get('shellHook')?.force();
  if (hook?.origin) index.shellCode.add(hook.origin);
}

/** Notes where the names of `set` are written. */
function addSet(set: Value, role: Role, index: Index): void {
  if (set.kind !== 'attrs' || set.domain || index.seen.has(set)) return;
  index.seen.add(set);
  if (set.origin) locate({ set: set.origin, depth: 0 }, role, index);
  for (const attr of definitions(set)) {
    const place = placeOf(attr);
    if (place) locate(place, role, index);
  }
}

function* definitions(set: Attrs): Generator<SyntaxNode> {
  for (const name of set.members.names()) {
    const attr = set.members.definition?.(name);
    if (attr && staticName(attr) === name) yield attr;
  }
}

/** The last one wins: a later call of the same function knows no less. */
function locate({ set, depth }: Place, role: Role, { sets }: Index): void {
  const known = (sets.get(set) ?? []).filter((it) => it.depth !== depth || it.role.kind !== role.kind);
  sets.set(set, [{ depth, role }, ...known]);
}
