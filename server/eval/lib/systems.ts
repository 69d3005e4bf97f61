/** `lib.systems` and `lib.platforms`: systems by their names, and what is known of each. */
import { arg } from '../builtins/arguments.ts';
import { constant, fn } from '../builtins/definition.ts';
import { update } from '../update.ts';
import type { Attrs, Value } from '../value.ts';
import { attrsOf, bool, done, int, list, NULL, str, textOf, unknown } from '../values.ts';
import data from './data/systems.json' with { type: 'json' };
import type { Section } from './section.ts';

type Scalar = string | number | boolean | null;

const BOOLEANS = data.booleans.split(' ');
const PLATFORMS: ReadonlyMap<string, object> = new Map(Object.entries(data.platforms));
const OPEN_EXAMPLES = new Set(data.openExamples.split(' '));

/** The names of systems in a text, as a list. */
function names(text: string): Value {
  return list(text === '' ? [] : text.split(' ').map((it) => done(str(it))));
}

function plain(it: unknown): Value {
  switch (typeof it) {
    case 'string':
      return str(it);
    case 'boolean':
      return bool(it);
    case 'number':
      return int(it);
    default:
      break;
  }
  if (it === null) return NULL;
  if (Array.isArray(it)) return list(it.map((item) => done(plain(item))));
  return typeof it === 'object'
    ? attrsOf(Object.entries(it).map(([name, member]) => [name, done(plain(member))] as const))
    : unknown('system');
}

/** Values by dotted names as sets in sets. Open, since a platform has more than is written down. */
function nested(entries: Iterable<readonly [string, Value]>): Attrs {
  const direct = new Map<string, Value>();
  const deeper = new Map<string, [string, Value][]>();
  for (const [name, value] of entries) {
    const dot = name.indexOf('.');
    if (dot < 0) direct.set(name, value);
    else {
      const first = name.slice(0, dot);
      const rest: [string, Value] = [name.slice(dot + 1), value];
      const known = deeper.get(first);
      if (known) known.push(rest);
      else deeper.set(first, [rest]);
    }
  }
  for (const [name, rest] of deeper) direct.set(name, nested(rest));
  return attrsOf(
    [...direct].map(([name, value]) => [name, done(value)] as const),
    { open: true },
  );
}

interface RustFacts {
  readonly target: string;
  readonly noStd: boolean;
  readonly platform: unknown;
}

function rustSet(facts: RustFacts): Attrs {
  const { target } = facts;
  return attrsOf(
    [
      ['rustcTarget', done(str(target))],
      ['rustcTargetSpec', done(str(target))],
      ['cargoShortTarget', done(str(target))],
      ['cargoEnvVarTarget', done(str(target.toUpperCase().replaceAll(/[-.]/g, '_')))],
      ['isNoStdTarget', done(bool(facts.noStd))],
      ['platform', done(plain(facts.platform))],
    ],
    { open: true },
  );
}

function isRust(it: unknown): it is RustFacts {
  return typeof it === 'object' && it !== null && 'target' in it && 'platform' in it;
}

const elaborated = new Map<string, Attrs>();

/** What is known of a platform, by its system (`x86_64-linux`) or its configuration (`x86_64-unknown-linux-musl`). */
export function platformOf(name: string): Attrs | undefined {
  const known = elaborated.get(name);
  if (known) return known;
  const facts = PLATFORMS.get(name);
  if (!facts) return undefined;
  const members = new Map<string, Value>(BOOLEANS.map((it) => [it, bool(false)]));
  for (const [key, value] of Object.entries(data.common)) members.set(key, plain(value));
  for (const [key, value] of Object.entries(facts)) {
    if (key === 'flags') for (const flag of String(value).split(' ')) members.set(flag, bool(true));
    else members.set(key, isRust(value) ? rustSet(value) : plain(value));
  }
  const made = nested(members);
  elaborated.set(name, made);
  return made;
}

/** `elaborate`: a system by its name, or by a set with its `config` or `system`, to which more may be said. */
function elaborate(value: Value): Value {
  const text = textOf(value);
  if (text !== undefined) return platformOf(text) ?? unknown('platform');
  if (value.kind !== 'attrs') return unknown(value.kind === 'unknown' ? value.why : 'platform');
  if (value.members.get('_withoutFunctions') ?? value.members.get('parsed')) return value;
  const given = (name: string): string | undefined => textOf(value.members.get(name)?.force());
  const example = [...exampleSets].find(([, set]) => set === value)?.[0];
  const own = example === undefined ? undefined : platformOf(`example ${example}`);
  if (own) return own;
  const found = platformOf(given('config') ?? given('system') ?? '');
  return found ? update(found, value) : unknown('platform');
}

const exampleSets = new Map(
  Object.entries(data.examples).map(([name, members]: [string, Readonly<Record<string, Scalar>>]) => [
    name,
    attrsOf(
      Object.entries(members).map(([key, value]) => [key, done(plain(value))] as const),
      { open: OPEN_EXAMPLES.has(name) },
    ),
  ]),
);

function doubles(): Attrs {
  return attrsOf(
    Object.entries(data.doubles).map(([name, text]) => [name, done(names(text))] as const),
    { open: true },
  );
}

export const SYSTEMS: Section = {
  name: 'systems',
  definitions: [
    constant('flakeExposed', 'The systems for which flakes of nixpkgs have packages.', () =>
      plain(data.flakeExposed),
    ),
    constant('doubles', 'The names of systems, in lists such as `all`, `linux` and `darwin`.', doubles),
    constant('examples', 'Platforms to compile for, such as `musl64` and `aarch64-multiplatform`.', () =>
      attrsOf(
        [...exampleSets].map(([name, set]) => [name, done(set)] as const),
        { open: true },
      ),
    ),
    fn(
      'elaborate',
      'Everything that is known of a platform: `isLinux`, `config`, `rust.rustcTarget` and so on.',
      { systemOrArgs: arg.value },
      ({ systemOrArgs }) => elaborate(systemOrArgs),
    ),
    fn(
      'equals',
      'Whether two elaborated platforms are the same.',
      { a: arg.lazy, b: arg.lazy },
      ({ a, b }, machine) => {
        const part = (name: string): boolean | undefined => {
          const [x, y] = [machine.select(a.force(), name)?.force(), machine.select(b.force(), name)?.force()];
          return x && y ? machine.equal(x, y) : undefined;
        };
        return part('config') === false || part('system') === false
          ? bool(false)
          : a.force() === b.force()
            ? bool(true)
            : unknown('equality of platforms');
      },
    ),
    fn(
      'systemToAttrs',
      'The system as a set: `{ system = …; }` for its name.',
      { systemOrArgs: arg.value },
      ({ systemOrArgs }) =>
        systemOrArgs.kind === 'string' ? attrsOf([['system', done(systemOrArgs)]]) : systemOrArgs,
    ),
    constant('architectures', 'Features of processors, and which of them can run what.', () =>
      attrsOf([], { open: true }),
    ),
    constant('inspect', 'Patterns and tests for platforms.', () => attrsOf([], { open: true })),
    constant('parse', 'Functions that take names of systems apart.', () => attrsOf([], { open: true })),
    constant('platforms', 'Further facts about kernels and processors.', () => attrsOf([], { open: true })),
  ],
  nested: 'all',
};

/** `lib.platforms` */
export const PLATFORM_LISTS = constant(
  'platforms',
  'The names of systems, in lists such as `all`, `linux` and `darwin`, for `meta.platforms`.',
  doubles,
);
