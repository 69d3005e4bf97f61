/** The platforms that nixpkgs cross-compiles for: sets of `pkgsCross`, `pkgsStatic`, `crossSystem`. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import type { Value } from '../../eval/value.ts';
import { member, textOf } from '../../eval/values.ts';
import { CROSS_SETS } from './cross-sets.ts';

/** A platform that programs run on which is not the one that builds them. */
export interface Cross {
  /** How it was chosen: a name in `pkgsCross`, `pkgsStatic`, a config. */
  readonly name: string;
  /** The Rust triple, where it is known. */
  readonly triple: string | undefined;
  /** nixpkgs' own name of the platform. */
  readonly config: string | undefined;
  readonly isStatic?: boolean;
}

const BY_NAME: ReadonlyMap<string, Cross> = new Map(CROSS_SETS.map((it) => [it.name, it]));

/** A set of `pkgsCross`; other releases of nixpkgs have other ones. */
export function crossSet(name: string): Cross {
  return BY_NAME.get(name) ?? { name, triple: undefined, config: undefined };
}

/** The same platform with musl; `undefined` where that is no other one. */
export function muslOf(system: string, name: string, isStatic: boolean): Cross | undefined {
  const triple = tripleOfSystem(system)?.replace(/-linux-gnu/, '-linux-musl');
  if (!triple?.includes('-musl')) return undefined;
  const [cpu] = system.split('-');
  return { name, triple, config: `${cpu}-${triple.split('-').slice(1).join('-')}`, isStatic };
}

/** What `crossSystem` says: a system, or a set with `config`; `undefined` where it is not given or the same system. */
export function crossSystem(given: Value | undefined, system: string): Cross | undefined {
  if (given === undefined || given.kind === 'null') return undefined;
  const named = textOf(given) ?? textOf(member(given, 'system'));
  const config = textOf(member(given, 'config'));
  if (config === undefined && named !== undefined)
    return named === system ? undefined : { name: named, triple: tripleOfSystem(named), config: undefined };
  if (config === undefined) return { name: 'crossSystem', triple: undefined, config: undefined };
  const rust = member(given, 'rust') ?? member(given, 'rustc');
  const own = textOf(member(rust, 'rustcTarget')) ?? textOf(member(rust, 'config'));
  const known = rust === undefined ? CROSS_SETS.find((it) => it.config === config)?.triple : own;
  return { name: config, triple: known, config };
}
