/** devshell's modules evaluated: the packages of a shell, also those that are named by strings. */
import { parseToml } from '../../eval/builtins/toml.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import {
  attrs,
  attrsOf,
  boolOf,
  done,
  list,
  member,
  path,
  strOf,
  textOf,
  unknown,
} from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { parentFolder, resolvePath } from '../../text/path.ts';
import { nameList } from '../arguments.ts';
import type { Kit } from '../kit.ts';
import { evaluateModules, type Modules } from '../modules/evaluate.ts';
import { knownModule, type ModuleScope } from '../modules/module.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { packageValue } from '../package.ts';
import { C_OPTIONS, DEVSHELL_OPTIONS, RUST_OPTIONS } from './options.ts';

export interface DevshellOptions {
  readonly kit: Kit;
  readonly machine: Machine;
  readonly modules: readonly Thunk[];
  readonly pkgs: Thunk;
  /** The source of devshell itself, whose folder `extra` holds more modules. */
  readonly source: Value;
  readonly site: SyntaxNode | undefined;
}

export function evaluateDevshell(options: DevshellOptions): Modules {
  const { kit, machine, pkgs, source } = options;
  const extra = done(strOf([source, '/extra']));
  return evaluateModules({
    kit,
    machine,
    base: {
      domain: 'module',
      key: 'devshell',
      options: DEVSHELL_OPTIONS,
      define: (scope) =>
        attrsOf([['devshell', done(attrsOf([['shell', lazy(() => shellOf(scope, options))]]))]]),
    },
    modules: options.modules,
    special(name) {
      if (name === 'pkgs') return pkgs;
      return name === 'extraModulesPath' || name === 'extraModulesDir' ? extra : undefined;
    },
  });
}

function shellOf(scope: ModuleScope, { kit, machine, site }: DevshellOptions): Value {
  const own = (name: string): Value | undefined => member(member(scope.config, 'devshell'), name);
  const args = attrsOf([
    [
      'packages',
      lazy(() => {
        const lists = [own('packages'), member(scope.config, 'packages')];
        const commands = member(scope.config, 'commands');
        const items = lists.flatMap((it) => (it?.kind === 'list' ? it.items : []));
        const more = commands?.kind === 'list' ? commands.items : [];
        const open = [...lists, commands].some((it) => it?.kind !== 'list' || it.open);
        return list(
          [
            ...items.map((it) => lazy(() => resolved(it.force(), scope), it.node)),
            ...more.map((it) => lazy(() => commandPackage(it.force(), scope), it.node)),
          ],
          open,
        );
      }),
    ],
    ['inputsFrom', lazy(() => own('packagesFrom') ?? list([], true))],
  ]);
  return derivation(done(args), { kit, kind: 'shell', builder: 'devshell', site, machine });
}

/** A package, or the one that a string names. */
function resolved(value: Value, scope: ModuleScope): Value {
  const name = textOf(value);
  if (name === undefined) return value;
  const found = name.split('.').reduce<Value | undefined>((set, step) => {
    const next = set && scope.machine.select(set, step);
    return next?.force();
  }, scope.arg('pkgs'));
  return found ?? packageValue(name);
}

/** A command without a package is a script of its own. */
function commandPackage(command: Value, scope: ModuleScope): Value {
  if (command.kind !== 'attrs') return command.kind === 'unknown' ? command : unknown('command');
  const given = command.members.get('package')?.force();
  return given === undefined || given.kind === 'null' ? list([]) : resolved(given, scope);
}

/** A module in devshell's folder `extra`, by its path there; only those for Rust and C have to do with toolchains. */
export function extraModule(inside: string): Value {
  switch (inside) {
    case '/extra/language/rust.nix':
      return knownModule({
        key: 'devshell.language.rust',
        options: RUST_OPTIONS,
        define: (scope) =>
          attrsOf([['devshell', done(attrsOf([['packages', lazy(() => rustTools(scope))]]))]]),
      });
    case '/extra/language/c.nix':
      return knownModule({ key: 'devshell.language.c', options: C_OPTIONS });
    default:
      return knownModule({ key: `devshell${inside}`, options: [] });
  }
}

function rustTools(scope: ModuleScope): Value {
  const rust = member(member(scope.config, 'language'), 'rust');
  const enabled = boolOf(member(rust, 'enableDefaultToolchain'));
  if (enabled === false) return list([]);
  const { names, complete } = nameList(member(rust, 'tools'));
  const given = scope.definitionsAt(['language', 'rust', 'packageSet'])[0]?.value.force();
  const set = given ?? member(scope.arg('pkgs'), 'rustPackages');
  return list(
    names.map(({ name, node }) =>
      lazy(
        () => (set && scope.machine.select(set, name)?.force()) ?? unknown(`tool ${name} of a devshell`),
        node,
      ),
    ),
    !complete || enabled === undefined,
  );
}

/** The module that a TOML file is. */
export function tomlModule(file: Value, machine: Machine, depth = 0): Value {
  const text = file.kind === 'path' ? machine.readText(file.path) : undefined;
  const data = text === undefined ? undefined : parseToml(text);
  if (file.kind !== 'path' || data?.kind !== 'attrs' || depth > MAX_FILES) return unknown('TOML module');
  const folder = parentFolder(file.path);
  const given = member(data, 'imports');
  const imports = (given?.kind === 'list' ? given.items : []).map((it) =>
    lazy(() => tomlImport(textOf(it.force()) ?? '', folder, machine, depth)),
  );
  const rest: Attrs = attrs({
    get: (name) => (name === 'imports' ? undefined : data.members.get(name)),
    names: () => data.members.names().filter((it) => it !== 'imports'),
  });
  return attrsOf([
    ['imports', done(list(imports))],
    ['config', done(rest)],
  ]);
}

/** TOML files that import each other. */
const MAX_FILES = 8;

function tomlImport(name: string, folder: string, machine: Machine, depth: number): Value {
  if (name.endsWith('.toml')) return tomlModule(path(resolvePath(folder, name)), machine, depth + 1);
  if (name.startsWith('./') || name.endsWith('.nix')) return path(resolvePath(folder, name));
  return extraModule(`/extra/${name.replaceAll('.', '/')}.nix`);
}
