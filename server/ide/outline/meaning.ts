/** What a name in the outline is: by what it is called and where it stands, else by what is written right of the `=`. */
import { systemOfTriple, tripleOfSystem } from '../../catalog/hosts.ts';
import type { OutlineItem } from '../answer.ts';
import type { Written } from './written.ts';

/** What the names that come next are. */
export type Level = 'flake' | 'inputs' | 'shells' | 'packages' | 'code';

export interface Meaning {
  readonly kind: OutlineItem['kind'];
  /** What the names inside the value are. */
  readonly level: Level;
}

const SHELLS = new Set(['devShells', 'devShell']);
const PACKAGES = new Set(['packages', 'checks', 'defaultPackage', 'apps', 'legacyPackages']);

/** `undefined` for what is not listed: of inherited names only shells and packages are. */
export function meaning(it: Written, around: Level): Meaning | undefined {
  if (it.value === 'inherited') {
    if (it.isLocal || (around !== 'shells' && around !== 'packages')) return undefined;
    return { kind: around === 'shells' ? 'shell' : 'package', level: 'code' };
  }
  return boundMeaning(it, it.isLocal ? 'code' : around);
}

function boundMeaning(it: Written, around: Level): Meaning {
  const [first, ...rest] = it.path;
  if (around === 'inputs') return { kind: 'input', level: 'code' };
  if (around === 'flake' && first === 'inputs')
    return rest.length === 0 ? { kind: 'set', level: 'inputs' } : { kind: 'input', level: 'code' };
  if (around === 'flake' && first === 'outputs' && rest.length === 0)
    return { kind: 'function', level: 'flake' };
  if (around === 'shells' || around === 'packages') return output(it.path, around, true);
  const [name, ...behind] = isModule(first) ? rest : it.path;
  const isFlake = around === 'flake';
  if (!isFlake || name === undefined || !(SHELLS.has(name) || PACKAGES.has(name)))
    return { kind: KINDS[it.value], level: isFlake && isModule(first) ? 'flake' : 'code' };
  const isSet = it.value === 'set' || !isSingle(name);
  return output(behind, SHELLS.has(name) ? 'shells' : 'packages', isSet);
}

/** Where flake-parts has outputs. */
function isModule(name: string | undefined): boolean {
  return name === 'perSystem' || name === 'flake';
}

/** `devShell` and `defaultPackage` hold one thing for each system, without a name. */
function isSingle(name: string): boolean {
  return name === 'devShell' || name === 'defaultPackage';
}

/** `rest` are the names behind `devShells` or `packages`: a system is none of the thing's own. What has none is a set of things. */
function output(
  rest: readonly (string | undefined)[],
  level: 'shells' | 'packages',
  isSet: boolean,
): Meaning {
  const named = rest.filter((it) => it !== undefined && !isSystem(it));
  if (named.length === 0 && isSet) return { kind: 'set', level };
  return { kind: level === 'shells' ? 'shell' : 'package', level: 'code' };
}

function isSystem(name: string): boolean {
  const triple = tripleOfSystem(name);
  return triple !== undefined && systemOfTriple(triple) !== undefined;
}

const KINDS: Readonly<Record<Written['value'], OutlineItem['kind']>> = {
  set: 'set',
  function: 'function',
  plain: 'value',
  other: 'variable',
  inherited: 'variable',
};
