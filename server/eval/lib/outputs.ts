/** Derivations and their outputs. */
import { arg } from '../builtins/arguments.ts';
import { type FunctionDefinition, fn } from '../builtins/definition.ts';
import { namesIn } from '../builtins/sets.ts';
import type { Value } from '../value.ts';
import { bool, boolOf, list, member, textOf, unknown } from '../values.ts';

/** Whether a value is a derivation; `undefined` where that is not known. */
export function isDerivation(value: Value): boolean | undefined {
  if (value.kind === 'unknown') return undefined;
  if (value.kind !== 'attrs') return false;
  const type = value.members.get('type');
  if (!type) return value.open ? undefined : false;
  const text = textOf(type.force());
  return text === undefined ? undefined : text === 'derivation';
}

/** The first of these outputs that a package has; the package itself where it has none of them. */
export function outputOf(candidates: readonly string[], value: Value): Value {
  if (value.kind !== 'attrs' || boolOf(member(value, 'outputSpecified'))) return value;
  for (const name of candidates) {
    const output = value.members.get(name)?.force();
    if (output) return output;
  }
  return value;
}

function getter(name: string, candidates: readonly string[], doc: string): FunctionDefinition {
  return fn(name, doc, { pkg: arg.value }, ({ pkg }) => outputOf(candidates, pkg));
}

export const OUTPUTS: readonly FunctionDefinition[] = [
  fn(
    'getOutput',
    'The output `output` of the package `pkg`, else its `out`, else `pkg` itself.',
    { output: arg.text, pkg: arg.value },
    ({ output, pkg }) => outputOf([output, 'out'], pkg),
  ),
  fn(
    'getFirstOutput',
    'The first of the outputs `candidates` that the package `pkg` has, else `pkg` itself.',
    { candidates: arg.list, pkg: arg.value },
    ({ candidates, pkg }) => {
      const names = namesIn(candidates);
      return 'kind' in names ? names : outputOf(names, pkg);
    },
  ),
  getter('getBin', ['bin', 'out'], 'The `bin` output of the package `pkg`, where its programs are.'),
  getter('getLib', ['lib', 'out'], 'The `lib` output of the package `pkg`, where its libraries are.'),
  getter(
    'getStatic',
    ['static', 'lib', 'out'],
    'The `static` output of the package `pkg`, else the one with its libraries.',
  ),
  getter(
    'getDev',
    ['dev', 'out'],
    'The `dev` output of the package `pkg`, where its headers and pkg-config files are.',
  ),
  getter(
    'getInclude',
    ['include', 'dev', 'out'],
    'The `include` output of the package `pkg`, else the one with its headers.',
  ),
  getter('getMan', ['man', 'out'], 'The `man` output of the package `pkg`.'),
  fn(
    'chooseDevOutputs',
    'The `dev` outputs of the packages `pkgs`.',
    { pkgs: arg.list },
    ({ pkgs }, machine) =>
      list(
        pkgs.items.map((it) => machine.lazy(() => outputOf(['dev', 'out'], it.force()))),
        pkgs.open,
      ),
  ),
  fn(
    'isDerivation',
    'Whether `value` is a derivation: a set whose `type` is `"derivation"`.',
    { value: arg.value },
    ({ value }) => {
      const it = isDerivation(value);
      return it === undefined ? unknown('derivation or not') : bool(it);
    },
  ),
];
