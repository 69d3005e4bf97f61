/** All rules, sorted by code. */
import type { Rule } from './rule.ts';
import { duplicateComponent } from './rules/duplicate-component.ts';
import { missingRustSrc } from './rules/missing-rust-src.ts';
import { syntaxError } from './rules/syntax-error.ts';
import { unavailableComponent } from './rules/unavailable-component.ts';
import { unavailableTarget } from './rules/unavailable-target.ts';
import { unknownComponent } from './rules/unknown-component.ts';
import { unknownTarget } from './rules/unknown-target.ts';
import { unknownToolchainAttribute } from './rules/unknown-toolchain-attribute.ts';
import { unknownVersion } from './rules/unknown-version.ts';

export const RULES: readonly Rule[] = [
  duplicateComponent,
  missingRustSrc,
  syntaxError,
  unavailableComponent,
  unavailableTarget,
  unknownComponent,
  unknownTarget,
  unknownToolchainAttribute,
  unknownVersion,
];
