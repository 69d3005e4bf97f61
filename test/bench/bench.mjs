#!/usr/bin/env node
/**
 * `npm run bench`: measures the built program as an editor and a user meet it, prints the figures beside their budgets,
 * and writes them to server/docs/bench.md.
 *
 *     node test/bench/bench.mjs [--quick] [--dry] [start|keys|memory|check|size]…
 *
 * `--quick` takes few measurements, to see that everything works; `--dry` writes no report. Both are implied where only
 * some of the parts are named.
 */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCheck } from './check.mjs';
import { answeredShare, keyFigures, measureKeys, placeFigures } from './keys.mjs';
import { measureEdits, measureResident } from './memory.mjs';
import { inFolder, writeProject, writeProjects } from './project.mjs';
import { figure, machine, mainTable, table } from './report.mjs';
import { measureStart } from './start.mjs';
import { median, p95 } from './statistics.mjs';

const program = fileURLToPath(new URL('../../dist/ferronix.cjs', import.meta.url));
const report = fileURLToPath(new URL('../../server/docs/bench.md', import.meta.url));

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, dry: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const wanted = (part) => positionals.length === 0 || positionals.includes(part);
const MB = 1024 * 1024;

/** Letters of each script that are typed, and the budgets in milliseconds. */
const FLAKES = [
  { lines: 150, letters: values.quick ? 15 : 60, completion: 3, completion95: 8 },
  { lines: 3000, letters: values.quick ? 6 : 30, completion: 5 },
  { lines: 25000, letters: values.quick ? 3 : 11, completion: 30 },
];

const rows = [];
const places = [];
const notes = [];

await inFolder(async (folder) => {
  if (wanted('start')) await start(folder);
  if (wanted('keys')) for (const it of FLAKES) await keys(folder, it);
  if (wanted('memory')) await memory(folder);
  if (wanted('check')) check(join(folder, 'many'));
  if (wanted('size')) size();
});

const text = [
  '# Bench',
  '',
  `${machine()}. Made by \`npm run bench\`; every figure is taken from outside, over stdio or from the process.`,
  '',
  mainTable(rows),
  ...(places.length === 0
    ? []
    : [
        '',
        '## Where the typing is',
        '',
        'Medians in milliseconds. In *finished* code all brackets are closed around the cursor; in *open* code the text is broken from the first letter to the last.',
        '',
        table(['flake', 'place', 'code', 'completion', 'diagnostics'], places),
      ]),
  '',
  ...notes.map((it) => `- ${it}`),
  '',
].join('\n');
process.stdout.write(`\n${text}`);
if (!values.dry && !values.quick && positionals.length === 0) writeFileSync(report, text);

async function start(folder) {
  progress('start');
  const { above, bare, server } = await measureStart({ program, folder, runs: values.quick ? 5 : 30 });
  rows.push({
    what: 'start to answered `initialize`, above `node -e 0`',
    unit: 'ms',
    median: median(above),
    p95: p95(above),
    budget: 60,
  });
  notes.push(
    `\`node -e 0\`: ${figure(median(bare))} ms; the server's \`initialize\`: ${figure(median(server))} ms (${above.length} of each, in turn).`,
  );
}

async function keys(folder, { lines, letters, completion, completion95 }) {
  progress(`key presses, ${lines} lines`);
  const project = writeProject(join(folder, `flake-${lines}`), lines);
  const presses = await measureKeys({ program, letters, ...project });
  const share = answeredShare(presses);
  if (share < 0.3) throw new Error(`only ${share} of the completions had items`);
  for (const { name, count, ...figures } of keyFigures(presses)) {
    const factor = { completion: 1, diagnostics: 2 }[name];
    rows.push({
      what: `key press to ${name}, flake of ${lines} lines (${count} presses)`,
      unit: 'ms',
      ...figures,
      ...(factor && { budget: completion * factor }),
      ...(factor && completion95 && { budget95: completion95 * factor }),
    });
  }
  for (const it of placeFigures(presses))
    places.push([
      lines,
      it.place,
      it.broken ? 'open' : 'finished',
      figure(it.completion),
      figure(it.diagnostics),
    ]);
  notes.push(
    `The flake of ${lines} lines has ${Math.round(project.text.length / 1000)} kB; ${Math.round(share * 100)} % of its completions had items.`,
  );
}

async function memory(folder) {
  progress('memory');
  const project = writeProject(join(folder, 'memory'), 150);
  const { started, opened } = await measureResident({ program, path: project.path });
  rows.push({ what: 'memory after the start', unit: 'MB', median: started / MB, budget: 80 });
  rows.push({ what: 'memory with a flake open and its first answers', unit: 'MB', median: opened / MB });
  const edits = values.quick ? 1000 : 10_000;
  const { before, after, seconds } = await measureEdits({ program, edits, ...project });
  rows.push({
    what: `memory that ${edits} edits leave behind`,
    unit: 'MB',
    median: (after.held - before.held) / MB,
    budget: 10,
  });
  notes.push(
    `Heap and what belongs to it, after forced collections: ${figure(before.held / MB)} MB before the ${edits} edits, ${figure(after.held / MB)} MB after; the whole process ${figure(before.resident / MB)} and ${figure(after.resident / MB)} MB. The edits and their ${edits / 5} completions and diagnostics took ${figure(seconds)} s.`,
  );
}

function check(folder) {
  progress('check');
  const files = values.quick ? 100 : 1000;
  writeProjects(folder, files);
  const { seconds, findings } = measureCheck({ program, folder, runs: values.quick ? 1 : 3 });
  rows.push({
    what: `\`ferronix check\` on ${files} files`,
    unit: 's',
    median: median(seconds),
    p95: p95(seconds),
    budget: 5,
  });
  notes.push(`\`check\` had ${findings} findings.`);
}

function size() {
  rows.push({ what: 'bundle', unit: 'MB', median: statSync(program).size / 1e6, budget: 1.5 });
}

function progress(what) {
  process.stderr.write(`${what} …\n`);
}
