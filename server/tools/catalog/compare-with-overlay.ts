/** Compares the catalog and the selection rules with rust-overlay's own answers, evaluated by Nix. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CatalogView } from '../../catalog/catalog.ts';
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { bundledCatalog } from '../../catalog/load.ts';
import { resolveRustupChannel } from '../../catalog/rustup-channel.ts';
import { revisionTime } from './git.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { answerNightly, answerRustup, answerSelect, contentsOf, readable } from './overlay-answers.ts';
import {
  HOSTS,
  type Rustup,
  randomNightly,
  randomRustup,
  randomSelect,
  vocabularyOf,
} from './overlay-cases.ts';
import { CHANNELS } from './overlay-history.ts';
import { createRandom, type Random } from './random.ts';
import { createTally, type Tally } from './tally.ts';

const USAGE =
  'usage: compare-with-overlay.mjs --rust-overlay CLONE --nixpkgs-lib CLONE --work FOLDER [--cases N] [--seed N] [--revision REV]…';

interface World {
  readonly oracle: Oracle;
  readonly view: CatalogView;
  readonly args: Readonly<Record<'overlay' | 'nixpkgsLib', string>>;
  readonly tally: Tally;
  readonly revision: string;
}

/** Every toolchain of the revision as a whole: names, aliases, profiles, and what exists for every triple. */
function compareContents({ oracle, view, args, tally, revision }: World): void {
  const host = HOSTS[0] ?? '';
  const [keys, systems] = oracle.ask('oracle.nix', [{ ask: 'keys' }, { ask: 'systems' }], { ...args, host });
  for (const [system, triple] of Object.entries(systems ?? {})) {
    tally.compare('triples of systems', system, triple, tripleOfSystem(system));
  }
  const ours = Object.fromEntries(
    CHANNELS.map((it) => {
      const latest = view.manifest(it, 'latest')?.date;
      return [it, { keys: [...view.versions(it), 'latest'].sort(), latest }];
    }),
  );
  tally.compare(`${revision} keys and latest`, 'all channels', keys, ours);
  const all = CHANNELS.flatMap((channel) =>
    view.versions(channel).map((key) => ({ ask: 'contents', channel, key })),
  );
  for (let at = 0; at < all.length; at += 200) {
    const batch = all.slice(at, at + 200);
    const answers = oracle.ask('oracle.nix', batch, { ...args, host });
    for (const [index, { channel, key }] of batch.entries()) {
      const manifest = view.manifest(channel, key);
      tally.compare(
        `${revision} whole toolchains`,
        `${channel} ${key}`,
        answers[index],
        manifest && contentsOf(manifest),
      );
    }
  }
}

/** Random selections, so many for each revision, spread over hosts and cross targets. */
function compareSelections(world: World, count: number, random: Random): void {
  const { oracle, args, tally, revision, view } = world;
  const vocabulary = vocabularyOf(view);
  const share = Math.ceil(count / HOSTS.length);
  for (const host of HOSTS) {
    const target = random.chance(0.3) ? random.pick(HOSTS) : host;
    const selections = Array.from({ length: share }, () => randomSelect(view, random, vocabulary));
    // Old revisions do not fail but abort where the host has no toolchain; `override` asks that.
    const rustups = Array.from({ length: Math.ceil(share / 3) }, () =>
      randomRustup(view, random, vocabulary),
    ).filter((it) => hasHost(view, it, host));
    const nightlies = Array.from({ length: Math.ceil(share / 30) }, () => randomNightly(random, vocabulary));
    const cases = [
      ...selections.map((it) => ({ ask: 'select', ...it })),
      ...rustups.map((it) => ({ ask: 'rustup', ...it })),
      ...nightlies.map((it) => ({ ask: 'latestNightly', ...it })),
    ];
    const answers = oracle.ask('oracle.nix', cases, { ...args, host, target });
    const label = (it: unknown): string => `${host} → ${target}: ${JSON.stringify(it)}`;
    for (const [at, it] of selections.entries()) {
      tally.compare(
        `${revision} override`,
        label(it),
        readable(answers[at]),
        answerSelect(view, it, { host, target }),
      );
    }
    for (const [at, it] of rustups.entries()) {
      const answer = answers[selections.length + at];
      tally.compare(
        `${revision} fromRustupToolchain`,
        label(it),
        readable(answer),
        answerRustup(view, it, { host, target }),
      );
    }
    for (const [at, it] of nightlies.entries()) {
      const answer = answers[selections.length + rustups.length + at];
      const ours = answerNightly(view, it, { host, target });
      tally.compare(`${revision} selectLatestNightlyWith`, label(it), answer, ours);
    }
  }
}

function hasHost(view: CatalogView, { name }: Rustup, host: string): boolean {
  const resolved = resolveRustupChannel(view, name);
  return !resolved.ok || (view.manifest(resolved.channel, resolved.key)?.supportsHost(host) ?? false);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      'rust-overlay': { type: 'string' },
      'nixpkgs-lib': { type: 'string' },
      work: { type: 'string' },
      cases: { type: 'string', default: '3000' },
      seed: { type: 'string', default: '1' },
      revision: { type: 'string', multiple: true, default: ['HEAD'] },
    },
  });
  const { 'rust-overlay': rustOverlay, 'nixpkgs-lib': lib, work } = values;
  if (rustOverlay === undefined || lib === undefined || work === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const oracle = createOracle(resolve(work));
  const nixpkgsLib = `${oracle.checkout(lib, 'HEAD')}/lib`;
  const tally = createTally();
  for (const revision of values.revision) {
    const overlay = oracle.checkout(rustOverlay, revision);
    const view = bundledCatalog().catalog.asOf(revisionTime(rustOverlay, revision));
    const world = { oracle, view, args: { overlay, nixpkgsLib }, tally, revision };
    compareContents(world);
    compareSelections(world, Number(values.cases), createRandom(Number(values.seed)));
  }
  console.log(tally.report());
  process.exitCode = tally.disagreements === 0 ? 0 : 1;
}

main();
