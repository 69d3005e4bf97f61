/** `derivation` and what belongs to it. */
import type { Attrs, Machine, Thunk } from '../value.ts';
import { attrs, done, list, str, strOf, textOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';

const storePath = done(strOf([unknown('store path')]));

/** The names of the outputs; `out` where the arguments do not say. */
function outputNames(args: Attrs, machine: Machine): string[] {
  const outputs = machine.select(args, 'outputs')?.force();
  if (outputs?.kind !== 'list') return ['out'];
  return outputs.items.flatMap((it) => textOf(it.force()) ?? []);
}

/** A derivation has its arguments as members, and more. */
function derivation(args: Attrs, machine: Machine): Attrs {
  const outputs = outputNames(args, machine);
  const output = (outputName: string): Attrs => {
    const own = new Map<string, () => Thunk>([
      ['type', () => done(str('derivation'))],
      ['outPath', () => storePath],
      ['drvPath', () => storePath],
      ['outputName', () => done(str(outputName))],
      ['drvAttrs', () => done(args)],
      ['all', () => done(list(outputs.map((it) => machine.lazy(() => output(it)))))],
      ...outputs.map((it): [string, () => Thunk] => [it, () => machine.lazy(() => output(it))]),
    ]);
    return attrs(
      {
        get: (name) => own.get(name)?.() ?? args.members.get(name),
        names: () => [...new Set([...args.members.names(), ...own.keys()])],
        definition: (name) => args.members.definition?.(name),
      },
      { open: true },
    );
  };
  return output(outputs[0] ?? 'out');
}

export const DERIVATIONS: readonly FunctionDefinition[] = [
  fn(
    'derivation',
    'A derivation: `name`, `system`, `builder`, and whatever else becomes a variable of the builder’s environment.',
    { attrs: arg.set },
    ({ attrs: args }, machine) => derivation(args, machine),
  ),
  fn(
    'derivationStrict',
    'What `derivation` is made of: the paths of the derivation file and of its outputs.',
    { attrs: arg.set },
    ({ attrs: args }, machine) =>
      attrs(
        {
          get: (name) =>
            name === 'drvPath' || outputNames(args, machine).includes(name) ? storePath : undefined,
          names: () => ['drvPath', ...outputNames(args, machine)],
        },
        { open: true },
      ),
  ),
];
