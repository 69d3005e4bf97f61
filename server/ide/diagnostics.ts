/** Diagnostics: what all rules find in a file. */
import type { TextRange } from '../text/range.ts';
import { recent } from '../text/recent.ts';
import type { Finding, Severity } from './answer.ts';
import { ruleContext } from './diagnostics/context.ts';
import type { Rule } from './diagnostics/rule.ts';
import { RULES } from './diagnostics/rules.ts';
import type { World } from './host.ts';
import type { Settings } from './settings.ts';

/** A rule that threw: what it would have found is missing. */
export interface RuleBug {
  readonly code: string;
  readonly error: unknown;
}

export interface Diagnosis {
  readonly findings: readonly Finding[];
  readonly bugs: readonly RuleBug[];
}

const known = recent<World, Map<string, Diagnosis>>(1);

/** The findings in a file, sorted by range; each place and message once, however often its code is evaluated. */
export function diagnostics(world: World, id: string): readonly Finding[] {
  return diagnosis(world, id).findings;
}

/** The findings with the rules that failed, for the log. */
export function diagnosis(world: World, id: string): Diagnosis {
  const ofWorld = known.get(world) ?? new Map<string, Diagnosis>();
  known.set(world, ofWorld);
  const found = ofWorld.get(id) ?? diagnosisBy(RULES, world, id);
  ofWorld.set(id, found);
  return found;
}

/** What the given rules find. */
export function diagnosisBy(rules: readonly Rule[], world: World, id: string): Diagnosis {
  const file = world.file(id);
  const bugs: RuleBug[] = [];
  if (!file) return { findings: [], bugs };
  const context = ruleContext(world, file);
  const unique = new Map<string, Finding>();
  for (const rule of rules) {
    const severity = severityOf(rule, world.settings);
    if (severity === undefined) continue;
    try {
      for (const { severity: own, ...finding } of rule.check(context)) {
        const { range } = finding;
        const message = shortened(finding.message);
        const key = `${rule.code} ${range.start} ${range.end} ${message}`;
        if (!unique.has(key))
          unique.set(key, {
            ...finding,
            message,
            range: plain(range),
            code: rule.code,
            severity: milder(severity, own),
          });
      }
    } catch (error) {
      // One rule's mistake must not cost what the others find.
      bugs.push({ code: rule.code, error });
    }
  }
  const findings = [...unique.values()].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.code < b.code ? -1 : 1),
  );
  return { findings, bugs };
}

/** Characters of a message: what it quotes may be a megabyte. */
const MAX_MESSAGE = 1000;

function shortened(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

/** A range alone: rules may hand over the node that has it. */
function plain({ start, end }: TextRange): TextRange {
  return { start, end };
}

function severityOf(rule: Rule, settings: Settings): Severity | undefined {
  const wanted = settings.diagnostics[rule.code];
  return wanted === 'off' ? undefined : (wanted ?? rule.severity);
}

const MILDER: readonly Severity[] = ['error', 'warning', 'hint'];

function milder(a: Severity, b: Severity | undefined): Severity {
  return b !== undefined && MILDER.indexOf(a) < MILDER.indexOf(b) ? b : a;
}
