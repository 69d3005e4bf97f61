/** The examples of all assists: where they are offered, where not, and what they leave. */
import { describe, test } from 'vitest';
import { ASSISTS } from '../../server/ide/assists/assists.ts';
import { checkAssist } from '../harness/check.ts';

describe.for(ASSISTS.map((assist) => [assist.id, assist] as const))('%s', ([, assist]) => {
  test.for(assist.examples.map((it) => [it.title, it] as const))('%s', ([, example]) =>
    checkAssist(assist, example),
  );
});
