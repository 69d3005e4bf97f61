/** A real flake with one slip in it, anywhere: every question has an answer, and completion still works elsewhere. */
import { describe, expect, test } from 'vitest';
import { askEverything, labelsAt } from './ask.ts';
import { FLAKE, FLAKE_TEXT, openFlake, projectHost } from './project.ts';
import { deletion, INSERTED, insertion, places, type Slip } from './slips.ts';

/** Milliseconds for a test on a machine that has other things to do. */
const PATIENCE = 120_000;

describe('every question is answered', () => {
  test('where a character is missing', { timeout: PATIENCE }, () => {
    askAboutAll([...places(FLAKE_TEXT, 29, 0)].map((at) => deletion(FLAKE_TEXT, at)));
  });

  test.for(INSERTED.map((it, index) => [it, index] as const))(
    'where %s is too much',
    { timeout: PATIENCE },
    ([inserted, index]) => {
      // Every kind of slip at other places.
      const slips = [...places(FLAKE_TEXT, 101, index * 6)].map((at) => insertion(FLAKE_TEXT, at, inserted));
      askAboutAll(slips);
    },
  );
});

function askAboutAll(slips: readonly Slip[]): void {
  expect(slips.length).toBeGreaterThan(30);
  const host = projectHost();
  for (const { text, at, what } of slips) {
    openFlake(host, text);
    const elsewhere = (at * 7919) % text.length;
    try {
      askEverything(host.world(), FLAKE, [at, Math.min(at + 1, text.length), elsewhere]);
    } catch (error) {
      throw new Error(what, { cause: error });
    }
  }
}

describe('completion still works elsewhere', () => {
  test('where a character is missing', { timeout: PATIENCE }, () => {
    const slips = [...places(FLAKE_TEXT, 13, 5)].map((at) => deletion(FLAKE_TEXT, at));
    expect(lost(slips).failed).toEqual([]);
  });

  test('nearly always where something is too much', { timeout: PATIENCE }, () => {
    const slips = INSERTED.flatMap((inserted, index) =>
      [...places(FLAKE_TEXT, 151, index * 9)].map((at) => insertion(FLAKE_TEXT, at, inserted)),
    );
    const { failed, asked } = lost(slips);
    // An opened string or bracket may really reach to where one looks.
    expect(failed.length / asked, failed.join('\n')).toBeLessThan(0.03);
  });
});

/** Where completion is asked for, and what it has to offer there. */
const PROBES = [
  ['pkgs.rust-bin.', 'fromRustupToolchainFile'],
  ['pkgs.rust-bin.stable.', 'latest'],
  ['next.', 'combine'],
] as const;

/** Lines between a slip and a probe. */
const AWAY = 5;

/** The slips with which a probe far away from them, in code that does not depend on them, lacks what it offered. */
function lost(slips: readonly Slip[]): { readonly failed: readonly string[]; readonly asked: number } {
  const host = projectHost();
  const failed: string[] = [];
  let asked = 0;
  for (const slip of slips) {
    if (defines(slip)) continue;
    openFlake(host, slip.text);
    const world = host.world();
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
