/** devenv's modules evaluated: the configuration of a shell, and the shell itself. */
import { lazy } from '../../eval/thunk.ts';
import type { Machine, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, list, member, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Kit } from '../kit.ts';
import { evaluateModules, type Modules } from '../modules/evaluate.ts';
import { byDefault, type KnownModule, type ModuleScope } from '../modules/module.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { packageValue } from '../package.ts';
import { DEVENV_OPTIONS } from './options.ts';
import { rustPackages, toolchainPackage } from './rust.ts';

export interface DevenvOptions {
  readonly kit: Kit;
  readonly machine: Machine;
  readonly modules: readonly Thunk[];
  /** The flake inputs, or those of `devenv.yaml`. */
  readonly inputs: Thunk;
  /** nixpkgs without the overlays of the modules. */
  readonly pkgs: Thunk;
  /** The call that makes the shell, where it is written in a file. */
  readonly site: SyntaxNode | undefined;
}

export function evaluateDevenv(options: DevenvOptions): Modules {
  const { kit, machine, inputs, pkgs } = options;
  const base: KnownModule = {
    domain: 'module',
    key: 'devenv',
    options: DEVENV_OPTIONS,
    define: (scope) =>
      attrsOf([
        ['packages', lazy(() => list([done(packageValue('pkg-config')), ...rustPackages(kit, scope)]))],
        ['shell', lazy(() => shellOf(scope, options))],
        [
          'languages',
          done(
            attrsOf([
              ['rust', done(attrsOf([['toolchainPackage', byDefault(() => toolchainPackage(kit, scope))]]))],
            ]),
          ),
        ],
      ]),
  };
  const withOverlays = lazy(() => overlaid(pkgs.force(), member(modules.config, 'overlays'), machine));
  const modules: Modules = evaluateModules({
    kit,
    machine,
    base,
    modules: options.modules,
    special(name) {
      if (name === 'inputs') return inputs;
      // What is imported cannot depend on what the imported modules say.
      if (name === 'pkgs') return modules.isReading() ? pkgs : withOverlays;
      const set = inputs.force();
      return set.kind === 'attrs' && name !== 'config' ? set.members.get(name) : undefined;
    },
  });
  return modules;
}

/** A nixpkgs with more overlays. */
export function overlaid(pkgs: Value, overlays: Value | undefined, machine: Machine): Value {
  if (overlays?.kind !== 'list' || (overlays.items.length === 0 && !overlays.open)) return pkgs;
  const append = member(pkgs, 'appendOverlays');
  return append ? machine.apply(append, done(overlays)) : pkgs;
}

function shellOf(scope: ModuleScope, { kit, machine, site }: DevenvOptions): Value {
  const option = (name: string): Thunk => lazy(() => member(scope.config, name) ?? unknown(`option ${name}`));
  const args = attrsOf([
    ['packages', option('packages')],
    ['inputsFrom', option('inputsFrom')],
    ['env', option('env')],
    ['shellHook', option('enterShell')],
  ]);
  return derivation(done(args), { kit, kind: 'shell', builder: 'devenv', site, machine });
}
