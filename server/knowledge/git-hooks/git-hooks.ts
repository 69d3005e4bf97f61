/** git-hooks: its module for flake-parts, `lib.${system}.run`, and what the hooks bring into a shell. */
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, boolOf, done, list, member, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { evaluateModules } from '../modules/evaluate.ts';
import { bySystem, opaqueText, packageOf, systemModule } from '../modules/flake-module.ts';
import { byDefault, type ModuleScope } from '../modules/module.ts';
import { type ModuleOption, prefixed } from '../modules/option.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { packageValue } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';
import { GIT_HOOKS_OPTIONS } from './options.ts';

export interface GitHooksContext {
  readonly kit: Kit;
  readonly sources: { flake(known: string, input: string, when: Unpinned): Value };
}

interface Unpinned {
  readonly moment: undefined;
  readonly certain: false;
}

const LINK = 'https://github.com/cachix/git-hooks.nix#readme';

/** The programs of the hooks for Rust. */
const RUST_HOOKS: Readonly<Record<string, string>> = {
  clippy: 'clippy',
  rustfmt: 'rustfmt',
  'cargo-check': 'cargo',
};

/** The packages of the hooks that are on; `at` is where the options stand. */
export function enabledPackages(scope: ModuleScope, at: readonly string[], pkgs: Value): Value {
  const settings = at.reduce<Value | undefined>(member, scope.config);
  const hooks = member(settings, 'hooks');
  if (hooks?.kind !== 'attrs') return list([], true);
  const items: Thunk[] = [];
  let open = scope.isOpen();
  for (const name of hooks.members.names()) {
    const enabled = member(member(hooks, name), 'enable');
    const program = RUST_HOOKS[name];
    if (boolOf(enabled) === undefined && program !== undefined) open = true;
    if (boolOf(enabled) !== true) continue;
    const given = (...path: string[]): Thunk | undefined => scope.definitionsAt([...at, ...path])[0]?.value;
    const own =
      given('hooks', name, 'package') ??
      (program === undefined ? undefined : given('hooks', name, 'packageOverrides', program));
    const tool = program === undefined ? undefined : lazy(() => toolOf(settings, program, pkgs));
    items.push(own ?? tool ?? done(packageValue(name)));
    const extra = given('hooks', name, 'extraPackages')?.force();
    if (extra?.kind === 'list') items.push(...extra.items);
    open ||= extra !== undefined && (extra.kind !== 'list' || extra.open);
  }
  return list(items, open);
}

function toolOf(settings: Value | undefined, program: string, pkgs: Value): Value {
  return member(member(settings, 'tools'), program) ?? packageOf(pkgs, program);
}

/** What the hooks make, whatever they are. */
function results(scope: ModuleScope, at: readonly string[], pkgs: () => Value): [string, Thunk][] {
  return [
    ['enabledPackages', byDefault(() => enabledPackages(scope, at, pkgs()))],
    ['shellHook', byDefault(() => opaqueText('code of git hooks'))],
    [
      'tools',
      byDefault(() =>
        attrs({ get: (name) => lazy(() => packageOf(pkgs(), name)), names: () => [] }, { open: true }),
      ),
    ],
  ];
}

const FLAKE_OPTIONS: readonly ModuleOption[] = [
  {
    name: 'pre-commit.check.enable',
    type: 'boolean',
    doc: 'Whether `nix flake check` runs the hooks.',
    link: LINK,
    default: true,
  },
  {
    name: 'pre-commit.devShell',
    type: 'package',
    doc: 'A shell with the hooks and their packages; for `inputsFrom`.',
    link: LINK,
  },
  {
    name: 'pre-commit.shellHook',
    type: 'string',
    doc: 'Shell code that installs the hooks; for a shell.',
    link: LINK,
  },
  {
    name: 'pre-commit.installationScript',
    type: 'string',
    doc: 'Shell code that installs the hooks.',
    link: LINK,
  },
  ...prefixed('pre-commit.settings', GIT_HOOKS_OPTIONS),
];

const AT: readonly string[] = ['pre-commit', 'settings'];

function flakeModule({ kit }: GitHooksContext): Value {
  return systemModule({
    key: 'git-hooks.flakeModule',
    options: FLAKE_OPTIONS,
    define(scope) {
      const packages = lazy(() => {
        const settings = AT.reduce<Value | undefined>(member, scope.config);
        return member(settings, 'enabledPackages') ?? unknown('enabledPackages');
      });
      const args = attrsOf([['nativeBuildInputs', packages]]);
      const shell = lazy(() =>
        derivation(done(args), {
          kit,
          kind: 'shell',
          builder: 'mkShell',
          site: undefined,
          machine: scope.machine,
        }),
      );
      return attrsOf([
        [
          'pre-commit',
          done(
            attrsOf([
              ['settings', done(attrsOf(results(scope, AT, () => scope.arg('pkgs'))))],
              ['devShell', shell],
              ['shellHook', done(opaqueText('code of git hooks'))],
              ['installationScript', done(opaqueText('code of git hooks'))],
            ]),
          ),
        ],
        ['checks', done(attrsOf([['pre-commit', done(packageValue('pre-commit-run'))]]))],
      ]);
    },
  });
}

interface SystemContext extends GitHooksContext {
  readonly system: string;
}

const LIB: readonly Entry<SystemContext>[] = [
  {
    name: 'run',
    type: 'function',
    doc: 'A check that runs the hooks; its `shellHook` and `enabledPackages` are for a shell: `run { src = ./.; hooks.rustfmt.enable = true; }`.',
    link: LINK,
    named: true,
    params: [
      { name: 'src', type: 'path', required: true, doc: 'The folder with the sources.' },
      { name: 'hooks', type: 'set', doc: 'The hooks: `hooks.clippy.enable = true;`.' },
      { name: 'tools', type: 'set', doc: 'The programs that the hooks run.' },
      { name: 'excludes', type: 'list of strings', default: '[ ]', doc: 'Patterns of files to leave out.' },
      {
        name: 'package',
        type: 'package',
        default: 'pkgs.pre-commit',
        doc: 'The program that runs the hooks.',
      },
    ],
    arity: 1,
    run:
      ({ kit, sources, system }) =>
      ([arg], machine) => {
        const pkgs = (): Value =>
          member(
            member(
              sources.flake('nixpkgs', 'nixpkgs', { moment: undefined, certain: false }),
              'legacyPackages',
            ),
            system,
          ) ?? unknown('nixpkgs of git-hooks');
        const { config } = evaluateModules({
          kit,
          machine,
          base: {
            domain: 'module',
            key: 'git-hooks',
            options: GIT_HOOKS_OPTIONS,
            define: (scope) => attrsOf(results(scope, [], pkgs)),
          },
          modules: arg ? [arg] : [],
          special: (name) => (name === 'pkgs' ? lazy(pkgs) : undefined),
        });
        const part = (name: string): [string, Thunk] => [
          name,
          lazy(() => member(config, name) ?? unknown(name)),
        ];
        return update(
          packageValue('pre-commit-run'),
          attrsOf([part('enabledPackages'), part('shellHook'), ['config', done(config)]]),
        );
      },
  },
];

export const GIT_HOOKS_OUTPUTS: readonly Entry<GitHooksContext>[] = [
  {
    name: 'flakeModule',
    type: 'module',
    doc: 'A module for flake-parts, with the hooks as `pre-commit.settings`.',
    link: LINK,
    value: flakeModule,
  },
  {
    name: 'lib',
    type: 'set',
    doc: 'Functions by system.',
    link: LINK,
    value: (context) =>
      bySystem('git-hooks.lib', (system) =>
        tableSet('git-hooks.lib', LIB, { ...context, system }, { open: true }),
      ),
  },
];
