/** All of Nix's built-in functions and constants, and the names that are in scope of every file. */
import type { Attrs, Machine, Thunk, Value } from '../value.ts';
import { attrs, done } from '../values.ts';
import { CONTROL } from './control.ts';
import { type Definition, isFunctionDefinition, primopOf } from './definition.ts';
import { DERIVATIONS } from './derivations.ts';
import { CONSTANTS, ENVIRONMENT } from './environment.ts';
import { FETCHING } from './fetching.ts';
import { FLAKE_REFS } from './flake-refs.ts';
import { HASHES } from './hashes.ts';
import { JSON_FUNCTIONS } from './json.ts';
import { LISTS } from './lists.ts';
import { MATCHING } from './matching.ts';
import { NUMBERS } from './numbers.ts';
import { PATHS } from './paths.ts';
import { SETS } from './sets.ts';
import { STRINGS } from './strings.ts';
import { TOML_FUNCTIONS } from './toml.ts';
import { TYPE_TESTS } from './types.ts';
import { VERSIONS } from './versions.ts';
import { XML_FUNCTIONS } from './xml.ts';

/** Everything in `builtins` but `builtins` itself, by name. */
export const BUILTINS: ReadonlyMap<string, Definition> = new Map(
  [
    CONSTANTS,
    CONTROL,
    DERIVATIONS,
    ENVIRONMENT,
    FETCHING,
    FLAKE_REFS,
    HASHES,
    JSON_FUNCTIONS,
    LISTS,
    MATCHING,
    NUMBERS,
    PATHS,
    SETS,
    STRINGS,
    TOML_FUNCTIONS,
    TYPE_TESTS,
    VERSIONS,
    XML_FUNCTIONS,
  ]
    .flat()
    .map((it: Definition) => [it.name, it]),
);

/** The builtins that need no `builtins.` before them; the others are also in scope as `__name`. */
export const GLOBALS: ReadonlySet<string> = new Set([
  'abort',
  'baseNameOf',
  'break',
  'derivation',
  'derivationStrict',
  'dirOf',
  'false',
  'fetchGit',
  'fetchMercurial',
  'fetchTarball',
  'fetchTree',
  'fromTOML',
  'import',
  'isNull',
  'map',
  'null',
  'placeholder',
  'removeAttrs',
  'scopedImport',
  'throw',
  'toString',
  'true',
]);

const values = new Map<string, ReadonlyMap<string, Value>>();

/** The values of the builtins; the same objects each time for one system. */
function builtinValues(system: string): ReadonlyMap<string, Value> {
  const known = values.get(system);
  if (known) return known;
  const made = new Map<string, Value>();
  for (const [name, it] of BUILTINS)
    made.set(name, isFunctionDefinition(it) ? primopOf(it, 'builtins.') : it.value(system));
  values.set(system, made);
  return made;
}

/** A builtin function or constant as a value. */
export function builtin(name: string, system = ''): Value | undefined {
  return builtinValues(system).get(name);
}

/** The set `builtins`. Open, since a newer Nix may have more. */
export function builtinsSet(system: string): Attrs {
  const made = builtinValues(system);
  const thunks = new Map<string, Thunk>([...made].map(([name, value]) => [name, done(value)]));
  const set = attrs({ get: (name) => thunks.get(name), names: () => [...thunks.keys()] }, { open: true });
  thunks.set('builtins', done(set));
  return set;
}

const globals = new Map<string, ReadonlyMap<string, Thunk>>();

/** What is in scope of every file; the same map each time for one system. */
export function globalNames({ system }: Pick<Machine, 'system'>): ReadonlyMap<string, Thunk> {
  const known = globals.get(system) ?? globalNamesOf(system);
  globals.set(system, known);
  return known;
}

function globalNamesOf(system: string): ReadonlyMap<string, Thunk> {
  const names = new Map<string, Thunk>([['builtins', done(builtinsSet(system))]]);
  for (const [name, value] of builtinValues(system))
    names.set(GLOBALS.has(name) ? name : `__${name}`, done(value));
  return names;
}
