/** numtide's devshell by its doors: `legacyPackages`, the overlay, and the module for flake-parts. */
import { lazy } from '../../eval/thunk.ts';
import type { PrimopBody, Thunk, Value } from '../../eval/value.ts';
import { attrsOf, done, member, strOf, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { bySystem, systemModule } from '../modules/flake-module.ts';
import { type Entry, knownFunction, tableSet } from '../table.ts';
import { evaluateDevshell, extraModule, tomlModule } from './shell.ts';

export interface DevshellContext {
  readonly kit: Kit;
  readonly sources: { flake(known: string, input: string, when: typeof UNPINNED): Value };
}

const UNPINNED = { moment: undefined, certain: false } as const;

const SITE = 'https://numtide.github.io/devshell/';

interface SetContext extends DevshellContext {
  readonly pkgs: Thunk;
}

function source({ sources }: DevshellContext): Value {
  return sources.flake('devshell', 'devshell', UNPINNED);
}

function shellOf(
  context: SetContext,
  module: (arg: Thunk | undefined, machine: Parameters<PrimopBody>[1]) => Thunk,
): PrimopBody {
  return ([arg], machine, site) => {
    const { config } = evaluateDevshell({
      kit: context.kit,
      machine,
      modules: [module(arg, machine)],
      pkgs: context.pkgs,
      source: source(context),
      site,
    });
    return member(member(config, 'devshell'), 'shell') ?? unknown('devshell');
  };
}

const given = (arg: Thunk | undefined): Thunk => arg ?? done(unknown('argument'));

const SET: readonly Entry<SetContext>[] = [
  {
    name: 'mkShell',
    type: 'function',
    doc: 'A shell of a module: `devshell.mkShell { packages = [ … ]; commands = [ … ]; env = [ … ]; }`. It is not nixpkgs’ `mkShell`: there is no `shellHook` and no `buildInputs`, and setup hooks do not run.',
    link: SITE,
    params: [{ name: 'module', type: 'module', required: true, doc: 'A set, a function or a path.' }],
    arity: 1,
    run: (context) => shellOf(context, given),
  },
  {
    name: 'fromTOML',
    type: 'function',
    doc: 'A shell of a TOML file: `devshell.fromTOML ./devshell.toml`.',
    link: SITE,
    params: [{ name: 'path', type: 'path', required: true, doc: 'The file.' }],
    arity: 1,
    run: (context) =>
      shellOf(context, (arg, machine) => lazy(() => tomlModule(given(arg).force(), machine), arg?.node)),
  },
  {
    name: 'importTOML',
    type: 'function',
    doc: 'A TOML file as a module: `imports = [ (devshell.importTOML ./devshell.toml) ];`.',
    link: SITE,
    params: [{ name: 'path', type: 'path', required: true, doc: 'The file.' }],
    arity: 1,
    run:
      () =>
      ([arg], machine) =>
        tomlModule(given(arg).force(), machine),
  },
  {
    name: 'eval',
    type: 'function',
    doc: 'The modules evaluated: `config`, `options` and `shell`.',
    link: SITE,
    arity: 1,
    run:
      (context) =>
      ([arg], machine, site) => {
        const module = lazy(() => member(arg?.force(), 'configuration') ?? unknown('configuration'));
        const { config } = evaluateDevshell({
          kit: context.kit,
          machine,
          modules: [module],
          pkgs: context.pkgs,
          source: source(context),
          site,
        });
        const shell = lazy(() => member(member(config, 'devshell'), 'shell') ?? unknown('devshell'));
        return attrsOf(
          [
            ['config', done(config)],
            ['shell', shell],
          ],
          { open: true },
        );
      },
  },
  {
    name: 'extraModulesPath',
    type: 'string',
    doc: 'The folder of further modules: `imports = [ "${devshell.extraModulesPath}/language/rust.nix" ];`.',
    link: SITE,
    value: (context) => strOf([source(context), '/extra']),
  },
  {
    name: 'extraModulesDir',
    type: 'string',
    doc: 'The old name of `extraModulesPath`.',
    deprecated: 'Use `extraModulesPath`.',
    link: SITE,
    value: (context) => strOf([source(context), '/extra']),
  },
];

/** `pkgs.devshell`, or `devshell.legacyPackages.${system}`. */
function devshellSet(context: SetContext): Value {
  return tableSet('devshell', SET, context, {
    open: true,
    guess: (name) => done(unknown(`devshell.${name}`)),
  });
}

function overlay(context: DevshellContext): Value {
  return knownFunction(
    {
      name: 'devshell',
      type: 'overlay',
      doc: 'Adds `devshell` to nixpkgs.',
      link: SITE,
      arity: 2,
      run:
        (it: DevshellContext) =>
        ([final]) =>
          attrsOf([['devshell', lazy(() => devshellSet({ ...it, pkgs: given(final) }))]]),
    },
    context,
  );
}

function flakeModule(context: DevshellContext): Value {
  return systemModule({
    key: 'devshell.flakeModule',
    options: [
      {
        name: 'devshells.<name>',
        type: 'module',
        doc: 'A shell with devshell’s options: it becomes `devShells.<name>`.',
        link: SITE,
      },
    ],
    submodule: (_option, modules, scope) =>
      evaluateDevshell({
        kit: context.kit,
        machine: scope.machine,
        modules,
        pkgs: lazy(() => scope.arg('pkgs')),
        source: source(context),
        site: undefined,
      }).config,
    define: (scope) =>
      attrsOf([
        [
          'devShells',
          lazy(() => {
            const shells = member(scope.config, 'devshells');
            const names = shells?.kind === 'attrs' ? shells.members.names() : [];
            return attrsOf(
              names.map((name) => [
                name,
                lazy(() => member(member(member(shells, name), 'devshell'), 'shell') ?? unknown('devshell')),
              ]),
            );
          }),
        ],
      ]),
  });
}

export const DEVSHELL_OUTPUTS: readonly Entry<DevshellContext>[] = [
  {
    name: 'legacyPackages',
    type: 'set',
    doc: 'devshell’s functions by system, with its own nixpkgs.',
    link: SITE,
    value: (context) =>
      bySystem('devshell.legacyPackages', (system) => {
        const nixpkgs = context.sources.flake('nixpkgs', 'nixpkgs', UNPINNED);
        const pkgs = lazy(() => member(member(nixpkgs, 'legacyPackages'), system) ?? unknown('nixpkgs'));
        return devshellSet({ ...context, pkgs });
      }),
  },
  {
    name: 'overlays',
    type: 'set',
    doc: 'The overlay, as `default`.',
    link: SITE,
    value: (context) =>
      tableSet(
        'devshell.overlays',
        [{ name: 'default', type: 'overlay', doc: 'Adds `devshell` to nixpkgs.', value: overlay }],
        context,
        { open: true },
      ),
  },
  {
    name: 'overlay',
    type: 'overlay',
    doc: 'The overlay under its old name.',
    deprecated: 'Use `overlays.default`.',
    link: SITE,
    value: overlay,
  },
  {
    name: 'flakeModule',
    type: 'module',
    doc: 'A module for flake-parts, with shells as `devshells.<name>`.',
    link: SITE,
    value: flakeModule,
  },
];

/** `import devshell { … }`, and the modules in its folder `extra`. */
export function importDevshell(context: DevshellContext, inside: string): Value {
  if (inside.startsWith('/extra/')) return extraModule(inside);
  if (inside === '/overlay.nix') return overlay(context);
  if (inside !== '' && inside !== '/default.nix') return unknown('file inside devshell');
  return knownFunction(
    {
      name: 'devshell',
      type: 'function',
      doc: 'devshell’s functions: `import devshell { inherit system; }`, or `{ nixpkgs = pkgs; }`.',
      link: SITE,
      named: true,
      params: [
        {
          name: 'system',
          type: 'string',
          default: 'builtins.currentSystem',
          doc: 'The system of the shell.',
        },
        { name: 'nixpkgs', type: 'nixpkgs', doc: 'The nixpkgs of the shell.' },
      ],
      arity: 1,
      run:
        (it: DevshellContext) =>
        ([arg], machine) => {
          const own = lazy(() => {
            const flake = it.sources.flake('nixpkgs', 'nixpkgs', UNPINNED);
            const pkgs =
              member(arg?.force(), 'nixpkgs') ?? member(member(flake, 'legacyPackages'), machine.system);
            return pkgs ?? unknown('nixpkgs');
          });
          return devshellSet({ ...it, pkgs: own });
        },
    },
    context,
  );
}
