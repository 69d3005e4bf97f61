/** nixpkgs' `lib`: its parts, and all of them together. */
import { BUILTINS, builtin } from '../builtins/builtins.ts';
import { call } from '../builtins/calling.ts';
import { type Definition, isFunctionDefinition, primopOf } from '../builtins/definition.ts';
import { lazy } from '../thunk.ts';
import { update } from '../update.ts';
import type { Attrs, Members, Thunk, Value } from '../value.ts';
import { attrs, attrsOf, done, primop, unknown } from '../values.ts';
import { ATTRSETS } from './attrsets.ts';
import { CUSTOMISATION } from './customisation.ts';
import { DERIVATIONS, FLAKES, HASHES } from './derivations.ts';
import { FILESYSTEM, PATH } from './filesystem.ts';
import { FIXED_POINTS } from './fixed-points.ts';
import { CLI, GENERATORS, OPEN_SETS } from './formats.ts';
import { IMAP, LISTS } from './lists.ts';
import { META } from './meta.ts';
import { MODULES, OPTIONS } from './modules.ts';
import type { Section } from './section.ts';
import { FILESET, SOURCES } from './sources.ts';
import { STRINGS } from './strings.ts';
import { PLATFORM_LISTS, SYSTEMS } from './systems.ts';
import { TRIVIAL } from './trivial.ts';
import { TYPES } from './types.ts';
import { VERSIONS } from './versions.ts';
import { ASSERTS, DEBUG } from './watching.ts';

/** The parts that are sets in `lib`. */
export const SECTIONS: readonly Section[] = [
  ASSERTS,
  ATTRSETS,
  CLI,
  CUSTOMISATION,
  DEBUG,
  DERIVATIONS,
  FILESET,
  FILESYSTEM,
  FIXED_POINTS,
  FLAKES,
  GENERATORS,
  LISTS,
  META,
  MODULES,
  OPTIONS,
  PATH,
  SOURCES,
  STRINGS,
  SYSTEMS,
  TRIVIAL,
  TYPES,
  VERSIONS,
];

/** What is in `lib` and in no part of it. */
const LOOSE: readonly Definition[] = [...OPEN_SETS.definitions, ...HASHES.definitions, IMAP, PLATFORM_LISTS];

/** Builtins that are in `lib` and in no part of it. */
const LOOSE_BUILTINS = [
  ...[
    'convertHash',
    'fromTOML',
    'getContext',
    'hasContext',
    'hashString',
    'placeholder',
    'toFile',
    'toString',
    'toXML',
    'tryEval',
    'unsafeDiscardOutputDependency',
    'fromJSON',
    'toJSON',
  ],
];

function isNested(section: Section, name: string): boolean {
  return section.nested === 'all' || (section.nested?.includes(name) ?? false);
}

/** Functions and constants by where they are: `optionals`, `strings.charToInt`. A part and `lib` itself share what both have. */
function tableOf(): ReadonlyMap<string, Definition> {
  const table = new Map<string, Definition>(LOOSE.map((it) => [it.name, it]));
  for (const section of SECTIONS) {
    for (const it of section.definitions) {
      table.set(`${section.name}.${it.name}`, it);
      if (!isNested(section, it.name)) table.set(it.name, it);
    }
  }
  return table;
}

/** What is known of `lib`, by the path in it. */
export const LIB: ReadonlyMap<string, Definition> = tableOf();

/** The builtins that `lib` has under the same names. */
export const LIB_BUILTINS: ReadonlySet<string> = new Set([
  ...LOOSE_BUILTINS,
  ...SECTIONS.flatMap((section) => (section.builtins ?? []).filter((it) => !isNested(section, it))),
]);

/** The name under which a function is best known: without the part, where `lib` itself has it. */
function prefixOf(section: Section, name: string): string {
  return isNested(section, name) ? `lib.${section.name}.` : 'lib.';
}

function valueIn(definition: Definition, prefix: string): Value {
  return isFunctionDefinition(definition) ? primopOf(definition, prefix) : definition.value('');
}

function setOfThunks(thunks: ReadonlyMap<string, Thunk>): Attrs {
  const members: Members = { get: (name) => thunks.get(name), names: () => [...thunks.keys()] };
  return attrs(members, { open: true });
}

/** `lib.extend`, which takes an overlay for `lib`. */
function extender(lib: Attrs): Value {
  return primop('lib.extend', 1, ([overlay], machine) => {
    if (!overlay) return unknown('missing argument');
    const final: Thunk = machine.lazy(() => {
      const changes = call(machine, overlay, final, done(lib));
      const changed = changes.kind === 'attrs' ? changes.members : undefined;
      const again = changed?.get('extend')
        ? []
        : [['extend', machine.lazy(() => unknown('lib that was extended'))] as const];
      return update(update(lib, changes), attrsOf(again));
    });
    return final.force();
  });
}

function build(): Attrs {
  const top = new Map<string, Thunk>();
  const shared = (name: string): Thunk => done(builtin(name) ?? unknown(`builtin ${name}`));
  for (const it of LOOSE)
    top.set(
      it.name,
      lazy(() => valueIn(it, 'lib.')),
    );
  for (const name of LOOSE_BUILTINS) top.set(name, shared(name));
  for (const section of SECTIONS) {
    const own = new Map<string, Thunk>();
    for (const name of section.builtins ?? []) own.set(name, shared(name));
    for (const it of section.definitions)
      own.set(
        it.name,
        lazy(() => valueIn(it, prefixOf(section, it.name))),
      );
    for (const [name, thunk] of own) if (!isNested(section, name)) top.set(name, thunk);
    top.set(section.name, done(setOfThunks(own)));
  }
  const lib = setOfThunks(top);
  top.set('extend', done(extender(lib)));
  return lib;
}

let made: Attrs | undefined;

/** The set `lib`; open, since other versions of nixpkgs have more. Always the same object. */
export function libSet(): Attrs {
  made ??= build();
  return made;
}

/** What is known of a function by the name that its value has: `builtins.map`, `lib.optionals`. */
export function documented(name: string): Definition | undefined {
  if (name.startsWith('builtins.')) return BUILTINS.get(name.slice('builtins.'.length));
  return name.startsWith('lib.') ? LIB.get(name.slice('lib.'.length)) : undefined;
}
