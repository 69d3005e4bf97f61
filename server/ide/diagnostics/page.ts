/** The page about a rule: what it finds, why that matters, and its examples. */
import { renderExample } from '../example-page.ts';
import type { Rule } from './rule.ts';

export function renderRulePage(rule: Rule): string {
  return [
    `# \`${rule.code}\``,
    rule.summary,
    `Severity: **${rule.severity}** · since ${rule.since}`,
    rule.why,
    '## Examples',
    ...rule.examples.map(renderExample),
    '## Settings',
    `\`ferronix.diagnostics\` takes another severity for it, or \`"off"\`: \`{ "diagnostics": { "${rule.code}": "off" } }\`.`,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** The list of all pages. */
export function renderRuleList(rules: readonly Rule[]): string {
  const rows = rules.map((it) => `| [\`${it.code}\`](${it.code}.md) | ${it.severity} | ${it.summary} |`);
  return ['# Rules', '', '| code | severity | finds |', '|---|---|---|', ...rows, ''].join('\n');
}
