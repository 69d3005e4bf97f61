/** Whether completion still works far away from what is wrong. */
import { diagnosis } from '../../server/ide/diagnostics.ts';
import { labelsAt } from './ask.ts';
import { FLAKE, FLAKE_TEXT, openFlake, projectHost } from './project.ts';
import type { Slip } from './slips.ts';

/** Where completion is asked for, and what it has to offer there. */
const PROBES = [
  ['pkgs.rust-bin.', 'fromRustupToolchainFile'],
  ['pkgs.rust-bin.stable.', 'latest'],
  ['next.', 'combine'],
] as const;

/** Lines between a slip and a probe. */
const AWAY = 5;

/** The slips with which a probe far away from them, in code that does not depend on them, lacks what it offered. */
export function lost(slips: readonly Slip[]): { readonly failed: readonly string[]; readonly asked: number } {
  const host = projectHost();
  const failed: string[] = [];
  let asked = 0;
  for (const slip of slips) {
    if (defines(slip)) continue;
    openFlake(host, slip.text);
    const world = host.world();
    for (const { error } of diagnosis(world, FLAKE).bugs) throw error;
    for (const [probe, wanted] of PROBES) {
      const before = FLAKE_TEXT.indexOf(probe) + probe.length;
      if (Math.abs(lineOf(before) - lineOf(slip.at)) < AWAY) continue;
      asked++;
      const offset = before + (slip.at < before ? slip.moved : 0);
      if (!labelsAt(world, FLAKE, offset).includes(wanted)) failed.push(`${slip.what}: ${probe}`);
    }
  }
  return { failed, asked };
}

/** Whether the slip is in the lines that say what `pkgs` and `next` are: with another URL, it is another input. */
function defines({ at }: Slip): boolean {
  const line = FLAKE_TEXT.split('\n')[lineOf(at)] ?? '';
  return DEFINING.some((it) => line.includes(it));
}

const DEFINING: readonly string[] = [
  'inputs',
  'url =',
  'nixpkgs',
  'system',
  'rust-overlay',
  'fenix',
  'flake-utils',
  'outputs',
];

function lineOf(offset: number): number {
  return FLAKE_TEXT.slice(0, offset).split('\n').length - 1;
}
