/** All completion sources, in the order in which their items are listed. */
import type { CompletionSource } from './source.ts';
import { argumentName } from './sources/argument-name.ts';
import { argumentValue } from './sources/argument-value.ts';
import { attribute } from './sources/attribute.ts';
import { component } from './sources/component.ts';
import { environmentVariable } from './sources/environment-variable.ts';
import { flakeAttribute } from './sources/flake-attribute.ts';
import { flakeValue } from './sources/flake-value.ts';
import { name } from './sources/name.ts';
import { option } from './sources/option.ts';
import { optionValue } from './sources/option-value.ts';
import { output } from './sources/output.ts';
import { outputsFormal } from './sources/outputs-formal.ts';
import { target } from './sources/target.ts';

export const SOURCES: readonly CompletionSource[] = [
  argumentName,
  argumentValue,
  attribute,
  component,
  environmentVariable,
  flakeAttribute,
  flakeValue,
  name,
  option,
  optionValue,
  output,
  outputsFormal,
  target,
];
