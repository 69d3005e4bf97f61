/** The page about all assists. */
import { renderExample } from '../example-page.ts';
import type { Assist } from './assist.ts';

export function renderAssistsPage(assists: readonly Assist[]): string {
  const sections = assists.flatMap((it) => [
    `## \`${it.id}\``,
    it.summary,
    `Kind: \`${it.kind}\` · since ${it.since}`,
    ...it.examples.filter(({ after }) => after !== undefined).map(renderExample),
  ]);
  return `${['# Code actions', 'What is offered without anything being wrong. The fixes of findings are on the pages of their rules.', ...sections].join('\n\n')}\n`;
}
