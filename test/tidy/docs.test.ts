/** The generated pages are what the code says; `npm run docs` writes them anew. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ASSISTS } from '../../server/ide/assists/assists.ts';
import { renderAssistsPage } from '../../server/ide/assists/page.ts';
import { renderRuleList, renderRulePage } from '../../server/ide/diagnostics/page.ts';
import { RULES } from '../../server/ide/diagnostics/rules.ts';

const PAGES: ReadonlyMap<string, () => string> = new Map([
  ['README.md', () => renderRuleList(RULES)],
  ['assists.md', () => renderAssistsPage(ASSISTS)],
  ...RULES.map((rule): [string, () => string] => [`${rule.code}.md`, () => renderRulePage(rule)]),
]);

test.for([...PAGES])('server/docs/%s is up to date', async ([name, render]) => {
  await expect(render()).toMatchFileSnapshot(`../../server/docs/${name}`);
});

/** Written by `npm run bench`, and different each time. */
const MEASURED = 'bench.md';

test('there is no page that nothing writes', () => {
  const written = readdirSync(new URL('../../server/docs', import.meta.url));
  expect(written.sort()).toEqual([...PAGES.keys(), MEASURED].sort());
});
