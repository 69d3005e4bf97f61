/** Builders of nixpkgs that often stand between a toolchain and a shell. */
import type { Thunk } from '../../eval/value.ts';
import { attrsOf, done, unknown } from '../../eval/values.ts';
import type { FunctionEntry } from '../table.ts';
import { derivation } from './derivation.ts';
import type { PackagesContext } from './instance.ts';
import { BUILDER_PARAMETERS } from './parameters.ts';

/** A builder whose argument at `index` holds what goes into the derivation. */
function builder(
  name: string,
  arity: number,
  doc: string,
  index = arity - 1,
): FunctionEntry<PackagesContext> {
  return {
    name,
    type: 'function',
    doc,
    ...BUILDER_PARAMETERS[name],
    arity,
    run:
      ({ kit }) =>
      (args, machine, site) => {
        const given = args[index] ?? done(unknown('argument'));
        return derivation(given, { kit, kind: 'package', builder: name, site, machine });
      },
  };
}

/** A builder that makes a program or file of a text, with nothing in it that could hold a toolchain. */
function text(name: string, arity: number, doc: string): FunctionEntry<PackagesContext> {
  const empty: Thunk = done(attrsOf([]));
  return {
    name,
    type: 'function',
    doc,
    ...BUILDER_PARAMETERS[name],
    arity,
    run:
      ({ kit }) =>
      (_args, machine, site) =>
        derivation(empty, { kit, kind: 'package', builder: name, site, machine }),
  };
}

export const BUILDERS: readonly FunctionEntry<PackagesContext>[] = [
  builder('symlinkJoin', 1, 'Several packages in one, as links.'),
  builder('buildEnv', 1, 'Several packages in one environment.'),
  builder('buildFHSEnv', 1, 'A shell that looks like an ordinary Linux.'),
  builder('buildFHSUserEnv', 1, 'The old name of `buildFHSEnv`.'),
  builder('runCommand', 3, 'A derivation of a shell script: `runCommand name env script`.', 1),
  builder('runCommandCC', 3, 'A derivation of a shell script with a C compiler.', 1),
  builder('runCommandLocal', 3, 'A derivation of a shell script that is always built locally.', 1),
  builder('runCommandNoCC', 3, 'A derivation of a shell script without a C compiler.', 1),
  builder('writeShellApplication', 1, 'A checked shell script: `{ name, runtimeInputs, text }`.'),
  text('writeShellScriptBin', 2, 'A shell script as a package: `writeShellScriptBin name text`.'),
  text('writeShellScript', 2, 'A shell script as a file.'),
  text('writeScriptBin', 2, 'A script as a package.'),
  text('writeScript', 2, 'A script as a file.'),
  text('writeText', 2, 'A file of a text.'),
  text('writeTextFile', 1, 'A file of a text, with options.'),
  text('writeTextDir', 2, 'A folder with one file.'),
  text('linkFarm', 2, 'A folder of links.'),
];
