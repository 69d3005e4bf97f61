/** The page about a rule. */
import type { Rule } from './rule.ts';

export function renderRulePage(rule: Rule): string {
  return `# ${rule.code}\n\n${rule.summary} ${rule.why}\n`;
}
