/** Builtins that tell about the machine and about Nix itself. */
import { bool, int, list, NULL, str, strOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type ConstantDefinition, constant, type FunctionDefinition, fn } from './definition.ts';

export const CONSTANTS: readonly ConstantDefinition[] = [
  constant('true', 'The boolean for what holds.', () => bool(true)),
  constant('false', 'The boolean for what does not hold.', () => bool(false)),
  constant('null', 'The value that stands for nothing.', () => NULL),
  constant(
    'currentSystem',
    'The system that Nix runs on, such as `"x86_64-linux"`; not there in pure evaluation, as in flakes.',
    (system) => str(system),
  ),
  constant(
    'currentTime',
    'The seconds since 1970 when the evaluation began; not there in pure evaluation.',
    () => unknown('current time'),
  ),
  constant('langVersion', 'The version of the Nix language.', () => int(6)),
  constant('nixVersion', 'The version of Nix.', () => str('2.34.0')),
  constant('storeDir', 'The folder of the store, mostly `"/nix/store"`.', () => str('/nix/store')),
  constant('nixPath', 'The folders in which `<…>` is looked up, each with `path` and `prefix`.', () =>
    list([], true),
  ),
];

export const ENVIRONMENT: readonly FunctionDefinition[] = [
  fn(
    'getEnv',
    'The environment variable `s`, or `""`; always `""` in pure evaluation, as in flakes.',
    { s: arg.lazy },
    () => strOf([unknown('environment variable')]),
  ),
];
