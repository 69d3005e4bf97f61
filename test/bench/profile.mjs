#!/usr/bin/env node
/**
 * Where the time, or the memory, of a key press goes: types in a generated flake without a process between, and prints
 * the costliest functions.
 *
 *     node test/bench/profile.mjs LINES completion|diagnostics|hover|actions|hints [--memory]
 *       [--place start|middle|end] [--rounds N] [--out FILE]
 *
 * `--out` writes the profile for a browser's developer tools.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { inFolder, writeProject } from './project.mjs';
import { typeAll } from './typing.mjs';

const { values, positionals } = parseArgs({
  options: {
    memory: { type: 'boolean', default: false },
    place: { type: 'string' },
    out: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
  allowPositionals: true,
});
const [lines = '150', question = 'completion'] = positionals;
const print = (line) => process.stdout.write(`${line}\n`);

/** Functions that are printed. */
const SHOWN = 30;

const OWN = 'of their own';
const WHOLE = 'with what they call';

const { openInProcess, bundled } = await core();
await inFolder(async (folder) => {
  const { path, places } = writeProject(folder, Number(lines));
  const document = await openInProcess(path, folder, question);
  const chosen = values.place ? { [values.place]: places[values.place] } : places;
  await type(document, chosen, 1);
  const session = new Session();
  session.connect();
  const stop = await (values.memory ? startMemory(session) : startTime(session));
  const before = process.cpuUsage();
  const times = await type(document, chosen, Number(values.rounds));
  const { user, system } = process.cpuUsage(before);
  const { profile, costs, unit } = await stop();
  if (values.out) await writeFile(values.out, JSON.stringify(profile));
  const sorted = times.toSorted((a, b) => a - b);
  print(
    `${times.length} presses: ${((user + system) / 1000 / times.length).toFixed(2)} ms of processor time each;`,
  );
  print(
    `median ${sorted[sorted.length >> 1].toFixed(2)} ms, p95 ${sorted[Math.floor(sorted.length * 0.95)].toFixed(2)} ms`,
  );
  for (const [title, cost] of Object.entries(costs))
    printTop(`${unit} per press ${title}`, cost, times.length);
});

async function type(document, places, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++)
    await typeAll(document, places, Number.POSITIVE_INFINITY, async ({ at, letter, cursor }) => {
      const begun = performance.now();
      document.edit({ start: at, end: at }, letter);
      document.ask(cursor);
      times.push(performance.now() - begun);
    });
  return times;
}

async function startTime(session) {
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    return { profile, unit: 'ms', costs: timeCosts(profile) };
  };
}

function timeCosts({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((it) => [it.id, it]));
  const parents = new Map(nodes.flatMap((it) => (it.children ?? []).map((child) => [child, it.id])));
  const costs = { [OWN]: new Map(), [WHOLE]: new Map() };
  for (const [index, sample] of samples.entries()) {
    const ms = timeDeltas[index] / 1000;
    add(costs[OWN], nameOf(byId.get(sample)), ms);
    const names = new Set();
    for (let id = sample; id !== undefined; id = parents.get(id)) names.add(nameOf(byId.get(id)));
    for (const name of names) add(costs[WHOLE], name, ms);
  }
  return costs;
}

async function startMemory(session) {
  await session.post('HeapProfiler.startSampling', {
    samplingInterval: 4096,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  return async () => {
    const { profile } = await session.post('HeapProfiler.stopSampling');
    return { profile, unit: 'kB', costs: memoryCosts(profile) };
  };
}

function memoryCosts({ head }) {
  const costs = { [OWN]: new Map(), [WHOLE]: new Map() };
  const visit = (node, above) => {
    const name = nameOf(node);
    const names = above.includes(name) ? above : [...above, name];
    add(costs[OWN], name, node.selfSize / 1000);
    for (const it of names) add(costs[WHOLE], it, node.selfSize / 1000);
    for (const child of node.children) visit(child, names);
  };
  visit(head, []);
  return costs;
}

function printTop(title, costs, presses) {
  print(`\n${title}`);
  const top = [...costs].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  for (const [name, cost] of top) print(`${(cost / presses).toFixed(3).padStart(9)}  ${name}`);
}

function add(costs, name, ms) {
  costs.set(name, (costs.get(name) ?? 0) + ms);
}

function nameOf({ callFrame: { functionName, lineNumber, url } }) {
  return `${functionName || '(anonymous)'}${url.endsWith('core.mjs') ? ` ${fileAt(lineNumber)}` : ''}`;
}

/** The source of a line of the bundle: a comment stands before each. */
function fileAt(lineNumber) {
  let line = lineNumber;
  while (0 <= line && !bundled[line]?.startsWith('// ')) line--;
  return bundled[line]?.slice(3) ?? '';
}

/** The core, with the names of its functions, and the lines of its code. */
async function core() {
  const folder = await mkdtemp(join(tmpdir(), 'ferronix-profile-'));
  try {
    const outfile = join(folder, 'core.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('in-process.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // The core reads its queries and its parser from beside its sources.
      define: { 'import.meta.url': JSON.stringify(new URL('../../server/syntax/', import.meta.url).href) },
      outfile,
    });
    const { openInProcess } = await import(pathToFileURL(outfile).href);
    return { openInProcess, bundled: (await readFile(outfile, 'utf8')).split('\n') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
