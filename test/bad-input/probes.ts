/** Whether completion still works far away from what is wrong. */
import { diagnosis } from '../../server/ide/diagnostics.ts';
import type { TextEdit } from '../../server/text/edit.ts';
import { labelsAt } from './ask.ts';
import { FLAKE, FLAKE_TEXT, openFlake, projectHost } from './project.ts';
import type { Slip } from './slips.ts';

/** Where completion is asked for, and what it has to offer there. */
const FIRST = probed('pkgs.rust-bin.', 'fromRustupToolchainFile');
const PROBES = [FIRST, probed('pkgs.rust-bin.stable.', 'latest'), probed('next.', 'combine')];

function probed(probe: string, wanted: string) {
  return { probe, wanted, before: FLAKE_TEXT.indexOf(probe) + probe.length };
}

/** Lines between a slip and a probe. */
const AWAY = 5;

/** The slips with which a probe far away from them, in code that does not depend on them, lacks what it offered. */
export function lost(slips: readonly Slip[]): { readonly failed: readonly string[]; readonly asked: number } {
  const host = projectHost();
  openFlake(host, FLAKE_TEXT);
  const failed: string[] = [];
  let asked = 0;
  let version = 1;
  const apply = (edit: TextEdit): void =>
    host.apply([{ kind: 'edit', id: FLAKE, steps: [[edit]], version: ++version }]);
  for (const [index, slip] of slips.entries()) {
    apply(slip.edit);
    const world = host.world();
    for (const { error } of diagnosis(world, FLAKE).bugs) throw error;
    // One after the other: next to each other, slips do much the same.
    const { probe, wanted, before } = PROBES[index % PROBES.length] ?? FIRST;
    const labels = labelsAt(world, FLAKE, before + (slip.at < before ? slip.moved : 0));
    if (!defines(slip) && AWAY <= Math.abs(lineOf(before) - lineOf(slip.at))) {
      asked++;
      if (!labels.includes(wanted)) failed.push(`${slip.what}: ${probe}`);
    }
    apply(slip.undo);
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
