/** What a user can set under `ferronix`: the table of options, and reading them from what a client sends. */
import * as v from 'valibot';
import { DEFAULT_SETTINGS, type Settings } from '../ide/settings.ts';

export interface Option {
  /** The key in `Settings`, and behind `ferronix.` in an editor's settings. */
  readonly name: keyof Settings;
  /** As JSON Schema names it. */
  readonly type: 'string' | 'boolean' | 'integer' | 'object';
  readonly default: unknown;
  /** One sentence for the documentation and for editors. */
  readonly doc: string;
  readonly schema: v.GenericSchema<unknown, unknown>;
}

const severity = v.picklist(
  ['error', 'warning', 'hint', 'off'],
  'must be "error", "warning", "hint" or "off"',
);

export const OPTIONS: readonly Option[] = [
  {
    name: 'system',
    type: 'string',
    default: DEFAULT_SETTINGS.system,
    doc: 'The system that answers are for where the code names none, such as `aarch64-darwin`; the machine’s own when unset.',
    schema: v.pipe(
      v.string('must be a string'),
      v.regex(/^[a-z0-9_]+-[a-z0-9_]+$/, 'must be a system such as "x86_64-linux"'),
    ),
  },
  {
    name: 'diagnostics',
    type: 'object',
    default: DEFAULT_SETTINGS.diagnostics,
    doc: 'The severity of single rules by code: `error`, `warning`, `hint` or `off`.',
    schema: v.record(v.string(), severity, 'must be an object of rule codes and severities'),
  },
  {
    name: 'inlayHints',
    type: 'boolean',
    default: DEFAULT_SETTINGS.inlayHints,
    doc: 'Whether to show what `latest` and the like resolve to.',
    schema: v.boolean('must be true or false'),
  },
  {
    name: 'completionLimit',
    type: 'integer',
    default: DEFAULT_SETTINGS.completionLimit,
    doc: 'How many items a completion list holds at most.',
    schema: v.pipe(
      v.number('must be a number'),
      v.integer('must be a whole number'),
      v.minValue(1, 'must be at least 1'),
    ),
  },
];

export interface ReadSettings {
  readonly settings: Settings;
  /** What is wrong with what was sent, one sentence each, naming the key. */
  readonly problems: readonly string[];
}

/** Reads `layers`, each over those before it. A bad value is left out and named; everything else counts. */
export function readSettings(layers: readonly unknown[], ruleCodes: readonly string[]): ReadSettings {
  const problems = new Set<string>();
  let settings: Settings = DEFAULT_SETTINGS;
  for (const layer of layers.map(section)) {
    if (layer === undefined || layer === null) continue;
    if (!isFields(layer)) problems.add('ferronix must be an object of settings');
    else settings = { ...settings, ...readLayer(layer, ruleCodes, (it) => problems.add(it)) };
  }
  return { settings, problems: [...problems] };
}

/** Clients send the settings as they are, or under the server's name. */
function section(sent: unknown): unknown {
  return v.is(v.looseObject({ ferronix: v.unknown() }), sent) ? sent.ferronix : sent;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Report = (problem: string) => void;

function readLayer(
  layer: Readonly<Record<string, unknown>>,
  codes: readonly string[],
  report: Report,
): Partial<Settings> {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(layer)) {
    const option = OPTIONS.find((it) => it.name === name);
    if (option === undefined)
      report(`ferronix.${name} is not a setting; there are ${names(OPTIONS.map((it) => it.name))}`);
    else if (value === null) continue;
    else if (option.name === 'diagnostics') read[name] = readSeverities(value, codes, report);
    else if (accepts(option.schema, `ferronix.${name}`, value, report)) read[name] = value;
  }
  return read;
}

/** Each rule by itself, so that one bad line does not cost the others. */
function readSeverities(value: unknown, codes: readonly string[], report: Report): Settings['diagnostics'] {
  if (!isFields(value)) {
    report('ferronix.diagnostics must be an object of rule codes and severities');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([code, it]) => {
      const key = `ferronix.diagnostics.${code}`;
      if (!codes.includes(code)) report(`${key} is not the code of a rule`);
      else if (accepts(severity, key, it, report)) return [[code, it]];
      return [];
    }),
  );
}

function accepts<T>(
  schema: v.GenericSchema<unknown, T>,
  key: string,
  value: unknown,
  report: Report,
): value is T {
  const result = v.safeParse(schema, value);
  if (!result.success) report(`${key} ${result.issues[0].message}, not ${JSON.stringify(value)}`);
  return result.success;
}

function names(list: readonly string[]): string {
  return `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}
