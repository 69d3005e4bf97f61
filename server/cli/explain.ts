/** `ferronix explain`: the page of a rule, or the list of all. */
import { renderRulePage } from '../ide/diagnostics/page.ts';
import { RULES } from '../ide/diagnostics/rules.ts';
import { CannotRun } from './cannot-run.ts';
import { print } from './output.ts';

export function explain(code: string | undefined): void {
  print(code === undefined ? list() : page(code));
}

function page(code: string): string {
  const rule = RULES.find((it) => it.code === code);
  if (rule === undefined) throw new CannotRun(`there is no rule '${code}'; 'ferronix explain' lists them`);
  return renderRulePage(rule);
}

function list(): string {
  const width = Math.max(0, ...RULES.map((it) => it.code.length));
  return RULES.map((it) => `${it.code.padEnd(width)}  ${it.severity.padEnd(7)}  ${it.summary}`).join('\n');
}
