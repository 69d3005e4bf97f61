/** Keywords where names must stand. */
import { brokenLeaf, type Part, type Reading, report, settle } from './reading.ts';

export function keywordAsName(r: Reading): Part {
  const { start, end, kind } = r.lexer;
  report(r, {
    range: { start, end },
    message: `\`${kind}\` is a keyword and cannot be a name without quotes`,
    fix: { title: `Write \`"${kind}"\``, edits: [{ range: { start, end }, text: `"${kind}"` }] },
  });
  r.lexer.take();
  settle(r);
  return brokenLeaf('identifier', start, end);
}
