/** Modules: those that are known, and those that the user's code gives, brought in by `imports`. */
import { tagged } from '../../eval/lib/modules.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Domain, Machine, Members, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, int, unknown } from '../../eval/values.ts';
import { type Definition, plainDefinition } from './definition.ts';
import type { ModuleOption } from './option.ts';

/** What a known module sees of the modules that it is evaluated with. */
export interface ModuleScope {
  readonly machine: Machine;
  /** The finished configuration. */
  readonly config: Attrs;
  /** A module argument by its name. */
  arg(name: string): Value;
  /** Whether modules take part of which nothing is known. */
  isOpen(): boolean;
  /** What modules define at a path, one by one. */
  definitionsAt(path: readonly string[]): readonly Definition[];
}

/** A module whose options are known. */
export interface KnownModule extends Domain {
  readonly domain: 'module';
  /** The same module is read once only. */
  readonly key: string;
  readonly options: readonly ModuleOption[];
  /** What it defines itself; its members are looked at when they are asked for. */
  define?(scope: ModuleScope): Attrs;
  /** The value of an option that takes modules, such as a shell of its own. */
  submodule?(option: ModuleOption, modules: readonly Thunk[], scope: ModuleScope): Value;
}

export function knownModule(module: Omit<KnownModule, 'domain'>): Attrs {
  const domain: KnownModule = { domain: 'module', ...module };
  return attrs({ get: () => undefined, names: () => [] }, { domain });
}

function isKnownModule(domain: Domain): domain is KnownModule {
  return domain.domain === 'module';
}

export function knownModuleOf(value: Value): KnownModule | undefined {
  return value.kind === 'attrs' && value.domain && isKnownModule(value.domain) ? value.domain : undefined;
}

/** Modules after their functions were called. */
export interface Collected {
  /** What each of them defines. */
  readonly definitions: readonly Definition[];
  /** The options that each of them declares. */
  readonly declared: readonly Thunk[];
  readonly known: readonly KnownModule[];
  /** Whether there are modules of which nothing is known. */
  readonly open: boolean;
}

export const NOTHING_COLLECTED: Collected = {
  definitions: [],
  declared: [],
  known: [],
  open: true,
};

const MAX_MODULES = 256;

interface Waiting {
  readonly module: Thunk;
  readonly maybe: boolean;
}

/** The modules and all that they import, each called with the module arguments. */
export function collect(start: readonly Thunk[], args: Value, machine: Machine): Collected {
  const definitions: Definition[] = [];
  const declared: Thunk[] = [];
  const known: KnownModule[] = [];
  const seen = new Set<string>();
  let open = false;
  const queue: Waiting[] = start.map((module) => ({ module, maybe: false }));
  let read = 0;
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (++read > MAX_MODULES) return { definitions, declared, known, open: true };
    const { module, maybe } = next;
    const value = module.force();
    const key = value.kind === 'path' ? value.path : knownModuleOf(value)?.key;
    if (key !== undefined && seen.has(key)) continue;
    if (key !== undefined) seen.add(key);
    const opened = knownModuleOf(value) ? value : moduleSet(value, module, args, machine);
    const own = knownModuleOf(opened);
    if (own) {
      known.push(own);
      continue;
    }
    if (opened.kind !== 'attrs' || opened.domain) {
      open = true;
      const alternatives = opened.kind === 'unknown' ? (opened.alternatives ?? []) : [];
      queue.push(...alternatives.map((it) => ({ module: it, maybe: true })));
      continue;
    }
    open ||= opened.open;
    const imports = opened.members.get('imports')?.force();
    if (imports?.kind === 'list') queue.push(...imports.items.map((it) => ({ module: it, maybe })));
    open ||= imports !== undefined && (imports.kind !== 'list' || imports.open);
    const options = opened.members.get('options');
    const config = opened.members.get('config');
    if (options) declared.push(options);
    const defines = options || config ? config : done(shorthand(opened));
    if (defines) definitions.push({ ...plainDefinition(defines), maybe });
  }
  return { definitions, declared, known, open };
}

/** A module as the set that it is or gives. */
function moduleSet(value: Value, module: Thunk, args: Value, machine: Machine): Value {
  const source =
    value.kind === 'path' || value.kind === 'string' ? machine.importValue(value, module.node) : value;
  const isFunction =
    source.kind === 'lambda' ||
    source.kind === 'primop' ||
    (source.kind === 'attrs' && source.members.get('__functor') !== undefined);
  if (!isFunction) return source;
  const result = machine.apply(source, done(args));
  return result.kind === 'lambda' || result.kind === 'primop' ? unknown('module that is a function') : result;
}

/** What a module has that is no definition. */
const OTHER: ReadonlySet<string> = new Set([
  'imports',
  'key',
  '_file',
  '_class',
  'disabledModules',
  'freeformType',
  'meta',
]);

/** A module that is all definitions. */
function shorthand(set: Attrs): Attrs {
  if (!set.members.names().some((it) => OTHER.has(it))) return set;
  const { members } = set;
  const rest: Members = {
    get: (name) => (OTHER.has(name) ? undefined : members.get(name)),
    names: () => members.names().filter((it) => !OTHER.has(it)),
    definition: (name) => members.definition?.(name),
  };
  return { ...set, members: rest };
}

/** A definition that others override. */
export function byDefault(compute: () => Value): Thunk {
  return done(tagged('override', { priority: done(int(1000)), content: lazy(compute) }));
}
