/** A small module system: modules and their options to one configuration, as far as they are known. */
import { libSet } from '../../eval/lib/lib.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, member, textOf, unknown } from '../../eval/values.ts';
import { titled } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { type Definition, discharged, isPlainSet } from './definition.ts';
import { mergedLines, mergedList, mergedOne, winning } from './merge.ts';
import { type Collected, collect, type KnownModule, type ModuleScope, NOTHING_COLLECTED } from './module.ts';
import { defaultOf, type ModuleOption, mergeOf, type OptionNode, optionBelow, optionTree } from './option.ts';
import {
  firstDefinition,
  firstOrigin,
  hasOptionsBelow,
  isDeclaration,
  once,
  type Spot,
  withDefault,
} from './spot.ts';

export interface ModulesOptions {
  readonly kit: Kit;
  readonly machine: Machine;
  /** What the modules belong to, with the options that are there without an import. */
  readonly base: KnownModule;
  readonly modules: readonly Thunk[];
  /** Arguments that modules cannot change. */
  special(name: string): Thunk | undefined;
  /** Arguments where no module gives another one. */
  fallback?(name: string): Thunk | undefined;
}

export interface Modules extends ModuleScope {
  /** What module functions are called with. */
  readonly args: Attrs;
  /** Whether the modules are still being read, so that nothing is known of them. */
  isReading(): boolean;
  /** The modules that are defined at a path, also by those that declare it. */
  modulesAt(path: readonly string[]): readonly Thunk[];
}

export function evaluateModules(options: ModulesOptions): Modules {
  const { kit, machine, base } = options;
  let read: Collected | undefined;
  let isReading = false;

  /** While the modules are being read nothing is known of them, as in Nix. */
  function collected(): Collected {
    if (read) return read;
    if (isReading) return NOTHING_COLLECTED;
    isReading = true;
    const found = collect(options.modules, args, machine);
    read = found;
    isReading = false;
    for (const { value } of found.definitions) kit.facts.modules.push({ config: value, options: roots });
    return found;
  }

  function roots(): readonly OptionNode[] {
    return [base, ...collected().known].map((it) => optionTree(it.options));
  }

  const known = (): readonly KnownModule[] => [base, ...collected().known];
  const top: Spot = {
    path: [],
    definitions: once(() =>
      discharged([...known().flatMap((it) => ownDefinitions(it)), ...collected().definitions]),
    ),
    nodes: once(() => known().map((owner) => ({ node: optionTree(owner.options), owner }))),
    declared: once(() => collected().declared.map((it) => it.force())),
    open: () => collected().open,
  };

  function ownDefinitions(module: KnownModule): readonly Definition[] {
    if (!module.define) return [];
    const value = lazy(() => module.define?.(scope) ?? unknown('module'));
    return [{ value, priority: 100, order: 1000, maybe: false }];
  }

  function valueAt(spot: Spot): Value | undefined {
    const owned = spot.nodes().find((it) => it.node.option);
    if (owned?.node.option) return optionValue(spot, owned.node.option, owned.owner);
    const declared = spot.declared().find((it) => isDeclaration(it));
    if (declared) return declaredValue(spot, declared);
    if (spot.nodes().length > 0 || spot.declared().length > 0) return namespace(spot);
    return freeValue(spot);
  }

  function optionValue(spot: Spot, option: ModuleOption, owner: KnownModule): Value {
    const definitions = spot.definitions();
    const merge = mergeOf(option);
    if (merge === 'module') {
      const modules = modulesOf(spot);
      return owner.submodule?.(option, modules, scope) ?? { kind: 'list', items: modules, open: spot.open() };
    }
    const fallback = defaultOf(option);
    if (merge === 'set')
      return definitions.length === 0 && fallback && !spot.open() && !hasOptionsBelow(spot)
        ? fallback
        : mergedSet(spot, winning(definitions));
    if (definitions.length === 0 && !spot.open()) return fallback ?? unknown(`option ${option.name}`);
    if (merge === 'list') return mergedList(withDefault(definitions, fallback), spot.open());
    if (merge === 'lines') return mergedLines(withDefault(definitions, fallback), spot.open());
    if (definitions.length > 0) return mergedOne(definitions, fallback && done(fallback));
    return unknown(`option ${option.name}`, fallback && [done(fallback)]);
  }

  /** The default of an option that the user's own modules declare, or what is defined. */
  function declaredValue(spot: Spot, option: Attrs): Value {
    const definitions = spot.definitions();
    const fallback = option.members.get('default');
    const type = textOf(member(member(option, 'type'), 'name')) ?? '';
    const value = (): Value => {
      if (definitions.length === 0) {
        if (spot.open() || !fallback) return unknown(`option ${spot.path.join('.')}`, fallback && [fallback]);
        return fallback.force();
      }
      if (type === 'listOf') return mergedList(definitions, spot.open());
      if (type === 'lines') return mergedLines(definitions, spot.open());
      return freeValue(spot) ?? unknown(`option ${spot.path.join('.')}`);
    };
    const change = option.members.get('apply');
    return change ? machine.apply(change.force(), lazy(value)) : value();
  }

  /** What no option is known for: sets are merged, lists are joined, of others one counts. */
  function freeValue(spot: Spot): Value | undefined {
    const definitions = winning(spot.definitions());
    if (definitions.length === 0) return undefined;
    const values = definitions.map((it) => it.value.force());
    const told = values.filter((it) => it.kind !== 'unknown');
    if (told.length > 0 && told.every(isPlainSet)) return mergedSet(spot, definitions);
    if (told.length > 0 && told.every((it) => it.kind === 'list'))
      return mergedList(definitions, spot.open());
    return mergedOne(definitions, undefined);
  }

  /** Options below a common name. */
  function namespace(spot: Spot): Attrs {
    const set = setAt(spot, spot.definitions);
    const title = ['config', ...spot.path].join('.');
    const domain = titled(
      title,
      (name) =>
        below(spot, name)
          .nodes()
          .find((it) => it.node.option)?.node.option,
    );
    return { ...set, domain };
  }

  function mergedSet(spot: Spot, definitions: readonly Definition[]): Attrs {
    const set = setAt(spot, () => definitions);
    return {
      ...set,
      origin: firstOrigin(definitions),
      get open() {
        return (
          spot.open() ||
          definitions.some(({ value, maybe }) => {
            const it = value.force();
            return maybe || it.kind !== 'attrs' || it.open;
          })
        );
      },
    };
  }

  function setAt(spot: Spot, definitions: () => readonly Definition[]): Attrs {
    const made = new Map<string, Thunk | undefined>();
    const sets = (): Attrs[] =>
      definitions().flatMap((it) => {
        const value = it.value.force();
        return value.kind === 'attrs' ? [value] : [];
      });
    const find = (name: string): Thunk | undefined => {
      const child = below({ ...spot, definitions }, name);
      const exists =
        spot.nodes().some(({ node }) => node.children.has(name)) ||
        child.declared().length > 0 ||
        sets().some((it) => it.members.get(name) !== undefined);
      const node = sets()
        .find((it) => it.members.get(name))
        ?.members.get(name)?.node;
      return exists
        ? lazy(() => valueAt(child) ?? unknown(`option ${child.path.join('.')}`), node)
        : undefined;
    };
    return {
      kind: 'attrs',
      members: {
        get(name) {
          if (isReading) return done(unknown('infinite recursion'));
          if (!made.has(name)) made.set(name, find(name));
          return made.get(name);
        },
        names: () => [
          ...new Set([
            ...sets().flatMap((it) => it.members.names()),
            ...spot.nodes().flatMap(({ node }) => [...node.children.keys()]),
            ...spot.declared().flatMap((it) => (it.kind === 'attrs' ? it.members.names() : [])),
          ]),
        ],
        definition: (name) => firstDefinition(sets(), name),
        guess: (name) => done(unknown(`option ${[...spot.path, name].join('.')}`)),
      },
      open: true,
    };
  }

  function below(spot: Spot, name: string): Spot {
    return {
      path: [...spot.path, name],
      definitions: once(() =>
        discharged(
          spot.definitions().flatMap((it) => {
            const value = it.value.force();
            const found = value.kind === 'attrs' ? value.members.get(name) : undefined;
            return found ? [{ ...it, value: found }] : [];
          }),
        ),
      ),
      nodes: once(() =>
        spot.nodes().flatMap(({ node, owner }) => {
          const next = optionBelow(node, name);
          return next ? [{ node: next, owner }] : [];
        }),
      ),
      declared: once(() =>
        spot.declared().flatMap((it) => (isDeclaration(it) ? [] : (member(it, name) ?? []))),
      ),
      open: once(
        () =>
          spot.open() ||
          spot.definitions().some((it) => {
            const value = it.value.force();
            return value.kind !== 'attrs' || (value.open && !value.members.get(name));
          }),
      ),
    };
  }

  function spotAt(path: readonly string[]): Spot {
    return path.reduce(below, top);
  }

  function modulesOf(spot: Spot): readonly Thunk[] {
    const declared = spot.declared().flatMap((it) => {
      const modules = member(member(it, 'type'), 'staticModules');
      return modules?.kind === 'list' ? modules.items : [];
    });
    return [...declared, ...spot.definitions().map((it) => it.value)];
  }

  const given = new Map<string, Thunk>();
  function argument(name: string): Thunk {
    const fixed = fixedArgument(name);
    if (fixed) return fixed;
    if (isReading) return done(unknown('infinite recursion'));
    const found =
      given.get(name) ??
      lazy(() => {
        const own = valueAt(spotAt(['_module', 'args', name]));
        const usual = options.fallback?.(name);
        if (own?.kind === 'unknown' && usual) return unknown(own.why, [...(own.alternatives ?? []), usual]);
        return own ?? usual?.force() ?? unknown(`module argument ${name}`);
      });
    given.set(name, found);
    return found;
  }

  /** An argument that no module can change. */
  function fixedArgument(name: string): Thunk | undefined {
    const special = options.special(name);
    if (special) return special;
    if (name === 'config') return done(config);
    if (name === 'lib') return lazy(() => libSet());
    return name === 'options' ? done(unknown('options of modules')) : undefined;
  }

  const args = attrs({ get: fixedArgument, names: () => [], guess: argument }, { open: true });
  const config = namespace({ ...top, open: () => collected().open });
  const scope: ModuleScope = {
    machine,
    config,
    arg: (name) => argument(name).force(),
    isOpen: () => collected().open,
    definitionsAt: (path) => spotAt(path).definitions(),
  };
  return {
    ...scope,
    args,
    isReading: () => isReading,
    modulesAt: (path) => modulesOf(spotAt(path)),
  };
}
