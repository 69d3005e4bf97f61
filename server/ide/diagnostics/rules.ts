/** All rules, sorted by code. */
import type { Rule } from './rule.ts';
import { unavailableComponent } from './rules/unavailable-component.ts';
import { unknownComponent } from './rules/unknown-component.ts';

export const RULES: readonly Rule[] = [unavailableComponent, unknownComponent];
