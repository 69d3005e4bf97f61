/** Compares the toolchains that Ferronix finds in the dev shells of real flakes with what Nix makes of the same files. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import * as v from 'valibot';
import { clonesIn } from './clones.ts';
import { inputGraph } from './input-graph.ts';
import { evaluated, namesIn, writeLibrary, writeStub } from './nix.ts';
import { readingOfNix, readingOfReport } from './readings.ts';

const USAGE =
  'usage: compare-with-nix.mjs --corpus FOLDER --clones FOLDER --nixpkgs-lib OWNER/NAME --work FOLDER [--only NAME]…';
const SYSTEM = 'x86_64-linux';

const texts = v.array(v.string());
const Report = v.array(
  v.object({
    path: v.string(),
    complete: v.boolean(),
    unknowns: texts,
    toolchains: v.array(
      v.object({
        provider: v.string(),
        version: v.nullable(v.string()),
        date: v.nullable(v.string()),
        components: texts,
        targets: texts,
      }),
    ),
  }),
);
type Report = v.InferOutput<typeof Report>;

const VERDICTS = [
  'equal',
  'equal, though said to be incomplete',
  'different',
  'incomplete',
  'not evaluated',
] as const;
type Verdict = (typeof VERDICTS)[number];

interface Outcome {
  readonly shell: string;
  readonly verdict: Verdict;
  readonly detail: readonly string[];
}

/** What `ferronix toolchain` prints of the flake. */
function reportOn(flake: string): Report {
  const args = ['dist/ferronix.cjs', 'toolchain', flake, '--json', '--system', SYSTEM];
  return v.parse(Report, JSON.parse(execFileSync('node', args, { encoding: 'utf8', maxBuffer: 1 << 28 })));
}

function main(): void {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      clones: { type: 'string' },
      'nixpkgs-lib': { type: 'string' },
      work: { type: 'string' },
      only: { type: 'string', multiple: true },
    },
  });
  const { corpus, clones: cloneFolder, 'nixpkgs-lib': libraryClone, work: given, only } = values;
  if (!corpus || !cloneFolder || !libraryClone || !given) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const work = resolve(given);
  const clones = clonesIn(cloneFolder, join(work, 'checkouts'));
  const library = clones.code(libraryClone, undefined);
  if (library === undefined) throw new Error(`${libraryClone}: no such clone`);
  const nixpkgsLib = writeLibrary(work, join(library.folder, 'lib'));

  function compareFlake(folder: string, name: string): readonly Outcome[] {
    const report = reportOn(join(folder, 'flake.nix'));
    const stub = join(work, 'nixpkgs', name);
    // The corpus may hold less than the whole repository.
    const whole = clones.code(name.replace('+', '/'), undefined)?.folder ?? folder;
    const graph = inputGraph(whole, clones, stub);
    const others = Object.values(graph.nodes).filter((it) => it.kind === 'flake' && it.label !== 'self');
    writeStub(stub, namesIn(whole, [...new Set(others.map((it) => it.path))]), nixpkgsLib);
    const flake = evaluated(graph, stub, { nixpkgsLib, work, system: SYSTEM }, name);
    const found = flake.shells();
    const ours = new Map(
      report.filter(({ path }) => /^devShells?\./.test(path)).map((it) => [it.path, it] as const),
    );
    const shells = 'error' in found ? [...ours.keys()] : found.value;
    const outcomes = shells.map((shell): Outcome => {
      const label = `${name} ${shell}`;
      const theirs = 'error' in found ? found : flake.contents(shell);
      if ('error' in theirs) return { shell: label, verdict: 'not evaluated', detail: [theirs.error] };
      const own = ours.get(shell);
      const [expected, got] = [readingOfNix(theirs.value), readingOfReport(own?.toolchains ?? [])];
      const detail = [...expected.map((it) => `nix  ${it}`), ...got.map((it) => `ours ${it}`)];
      const notes = graph.newer.length === 0 ? [] : [`newer code than locked: ${graph.newer.join(', ')}`];
      const equal = isDeepStrictEqual(expected, got);
      if (own === undefined || !own.complete) {
        const why = own?.unknowns.map((it) => `unknown: ${it}`) ?? ['not listed'];
        const verdict = equal && own ? 'equal, though said to be incomplete' : 'incomplete';
        return { shell: label, verdict, detail: [...why, ...detail] };
      }
      return { shell: label, verdict: equal ? 'equal' : 'different', detail: [...detail, ...notes] };
    });
    const extra = 'error' in found ? [] : [...ours.keys()].filter((it) => !found.value.includes(it));
    return [
      ...outcomes,
      ...extra.map(
        (it): Outcome => ({
          shell: `${name} ${it}`,
          verdict: 'different',
          detail: ['Nix has no such shell'],
        }),
      ),
    ];
  }

  const outcomes = readdirSync(corpus)
    .filter((it) => existsSync(join(corpus, it, 'flake.nix')) && (only === undefined || only.includes(it)))
    .flatMap((name) => {
      const found = compareFlake(resolve(corpus, name), name);
      for (const { verdict, shell, detail } of found)
        console.log([`${verdict}: ${shell}`, ...detail.map((it) => `    ${it}`)].join('\n'));
      return found;
    });
  for (const verdict of VERDICTS)
    console.log(`${verdict}: ${outcomes.filter((it) => it.verdict === verdict).length}`);
  process.exitCode = outcomes.some((it) => it.verdict === 'different') ? 1 : 0;
}

main();
