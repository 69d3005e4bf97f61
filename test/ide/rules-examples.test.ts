/** The examples of all rules: what fires, what stays silent, and what the fix leaves. */
import { describe, test } from 'vitest';
import { RULES } from '../../server/ide/diagnostics/rules.ts';
import { checkRule } from '../harness/check.ts';

describe.for(RULES.map((rule) => [rule.code, rule] as const))('%s', ([, rule]) => {
  test.for(rule.examples.map((it) => [it.title, it] as const))('%s', ([, example]) =>
    checkRule(rule, example),
  );
});
