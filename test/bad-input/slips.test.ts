/** A real flake with one slip in it, anywhere: every question has an answer, and completion still works elsewhere. */
import { describe, expect, test } from 'vitest';
import { askEverything } from './ask.ts';
import { lost } from './probes.ts';
import { FLAKE, FLAKE_TEXT, openFlake, projectHost } from './project.ts';
import { deletion, INSERTED, insertion, places, type Slip } from './slips.ts';

/** Milliseconds for a test on a machine that has other things to do. */
const PATIENCE = 120_000;

describe('every question is answered', () => {
  test('where a character is missing', { timeout: PATIENCE }, () => {
    askAboutAll([...places(FLAKE_TEXT, 97, 0)].map((at) => deletion(FLAKE_TEXT, at)));
  });

  test.for(INSERTED.map((it, index) => [it, index] as const))(
    'where %s is too much',
    { timeout: PATIENCE },
    ([inserted, index]) => {
      // Every kind of slip at other places.
      const slips = [...places(FLAKE_TEXT, 499, index * 28)].map((at) => insertion(FLAKE_TEXT, at, inserted));
      askAboutAll(slips);
    },
  );
});

function askAboutAll(slips: readonly Slip[]): void {
  expect(slips.length).toBeGreaterThan(5);
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
  test('nearly always where any character is missing', { timeout: PATIENCE }, () => {
    const slips = [...places(FLAKE_TEXT, 1, 0)].map((at) => deletion(FLAKE_TEXT, at));
    const { failed, asked } = lost(slips);
    // Without one of its letters, a `let` takes all that it binds with it.
    expect(failed.length / asked, failed.join('\n')).toBeLessThan(0.002);
  });

  test('nearly always where something is too much', { timeout: PATIENCE }, () => {
    const slips = INSERTED.flatMap((inserted, index) =>
      [...places(FLAKE_TEXT, 101, index * 6)].map((at) => insertion(FLAKE_TEXT, at, inserted)),
    );
    const { failed, asked } = lost(slips);
    // An opened string or bracket may really reach to where one looks.
    expect(failed.length / asked, failed.join('\n')).toBeLessThan(0.03);
  });
});
