/** Compares what the catalog says of fenix with fenix' own answers, evaluated by Nix. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FenixToolchain, FenixToolchainName, FenixView } from '../../catalog/fenix.ts';
import { selectFenixFile } from '../../catalog/fenix-toolchain.ts';
import { bundledCatalog } from '../../catalog/load.ts';
import { revisionTime } from './git.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { createRandom, type Random } from './random.ts';
import { createTally, type Tally } from './tally.ts';

const USAGE =
  'usage: compare-with-fenix.mjs --fenix CLONE --nixpkgs-lib CLONE --work FOLDER [--cases N] [--seed N] [--revision REV]…';

const SETS: readonly FenixToolchainName[] = ['stable', 'beta', 'minimal', 'default', 'complete', 'latest'];

interface World {
  readonly oracle: Oracle;
  readonly view: FenixView;
  readonly args: Readonly<Record<'overlay' | 'nixpkgsLib', string>>;
  readonly tally: Tally;
  readonly revision: string;
}

/** Every set of every triple: its members, and which components of which day each of them holds. */
function compareSets({ oracle, view, args, tally, revision }: World): void {
  const host = view.hosts()[0] ?? '';
  const sets = view.targets().flatMap((triple) => SETS.map((name) => ({ ask: 'members', triple, name })));
  const answers = oracle.ask('oracle-fenix.nix', [{ ask: 'targets' }, ...sets], { ...args, host });
  tally.compare(`${revision} targets`, 'names', answers[0], [...view.targets()].sort());
  for (const [at, { triple, name }] of sets.entries()) {
    const toolchain = view.toolchain(name, triple);
    tally.compare(
      `${revision} sets`,
      `${triple} ${name}`,
      sorted(answers[at + 1], toolchain),
      toolchain ? own(toolchain) : null,
    );
  }
}

function own(toolchain: FenixToolchain): unknown {
  const parts = toolchain.members().flatMap((member) => {
    const held = toolchain.componentsIn(member);
    return held === undefined
      ? []
      : [[member, held.map((it) => `${it} ${toolchain.dateOf(it)}`).sort()] as const];
  });
  const others = toolchain.members().filter((it) => toolchain.componentsIn(it) === undefined);
  return { parts: Object.fromEntries(parts), others: others.sort() };
}

/** fenix' answer with the set's suffix taken off the components' names. */
function sorted(answer: unknown, toolchain: FenixToolchain | undefined): unknown {
  if (typeof answer !== 'object' || answer === null || !('parts' in answer) || !('others' in answer))
    return answer;
  const nightly = toolchain?.name !== 'stable' && toolchain?.name !== 'beta';
  const suffix = nightly ? `-nightly-${toolchain?.name}` : `-${toolchain.name}`;
  const parts = Object.entries(answer.parts ?? {}).map(([member, held]) => [member, bare(held, suffix)]);
  return { parts: Object.fromEntries(parts), others: answer.others };
}

function bare(parts: unknown, suffix: string): string[] {
  const names: string[] = Array.isArray(parts)
    ? parts.map((it) => String(it).replace(`${suffix} `, ' '))
    : [];
  return [...new Set(names)].sort();
}

/** Toolchain files with random profiles, components and targets, read with fenix' own stable manifest. */
function compareFiles(
  { oracle, view, args, tally, revision }: World,
  count: number,
  random: Random,
  folder: string,
): void {
  const version = view.toolchain('stable', view.hosts()[0] ?? '')?.version ?? '';
  const manifest = bundledCatalog().catalog.manifest('stable', version);
  if (manifest === undefined) return;
  const names = [...manifest.components(), ...manifest.aliases.keys(), 'rust-scr', 'rustc-unwrapped'];
  for (const host of view.hosts()) {
    const files = Array.from({ length: Math.ceil(count / view.hosts().length) }, (_, at) => {
      const profile = random.pick(['minimal', 'default', 'complete']);
      const table = {
        profile,
        components: random.some(names, 4),
        targets: random.some(manifest.targets(), 3),
      };
      const file = join(folder, `${host}-${at}.toml`);
      const fields = Object.entries(table).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
      writeFileSync(file, ['[toolchain]', 'channel = "stable"', ...fields, ''].join('\n'));
      return { ask: 'file', file, table };
    });
    const answers = oracle.ask('oracle-fenix.nix', files, { ...args, host });
    for (const [at, { table }] of files.entries()) {
      const selected = selectFenixFile(manifest, { host, ...table });
      const ours = selected && [
        ...selected.components,
        ...selected.targets.slice(0, 1).map(() => 'rust-std'),
      ];
      const dated = ours?.map((it) => `${it} ${manifest.date}`);
      tally.compare(
        `${revision} files`,
        JSON.stringify(table),
        bare(answers[at], '-stable'),
        [...new Set(dated)].sort(),
      );
    }
  }
}

function main(): void {
  const { values } = parseArgs({
    options: {
      fenix: { type: 'string' },
      'nixpkgs-lib': { type: 'string' },
      work: { type: 'string' },
      cases: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      revision: { type: 'string', multiple: true, default: ['HEAD'] },
    },
  });
  const { fenix, 'nixpkgs-lib': lib, work } = values;
  if (fenix === undefined || lib === undefined || work === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const oracle = createOracle(resolve(work));
  const nixpkgsLib = `${oracle.checkout(lib, 'HEAD')}/lib`;
  const tally = createTally();
  for (const revision of values.revision) {
    const overlay = oracle.checkout(fenix, revision);
    const view = bundledCatalog().catalog.fenixAsOf(revisionTime(fenix, revision));
    const world = { oracle, view, args: { overlay, nixpkgsLib }, tally, revision };
    compareSets(world);
    compareFiles(world, Number(values.cases), createRandom(Number(values.seed)), resolve(work));
  }
  console.log(tally.report());
  process.exitCode = tally.disagreements === 0 ? 0 : 1;
}

main();
