/** Every invariant of ARCHITECTURE.md names the test that holds it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const invariants = readFileSync(`${PROJECT}ARCHITECTURE.md`, 'utf8')
  .split('\n')
  .filter((it) => it.startsWith('**Invariant:**'));

test('there are invariants', () => {
  expect(invariants.length).toBeGreaterThan(8);
});

test.for(invariants)('%s', (line) => {
  const named = /\(`([^`]+\.test\.ts)`\)\.$/.exec(line)?.[1];
  expect(named).toBeDefined();
  expect(existsSync(PROJECT + named)).toBe(true);
});
