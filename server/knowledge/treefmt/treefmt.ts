/** treefmt-nix: its module for flake-parts, its functions, and what its shell brings. */
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Value } from '../../eval/value.ts';
import { attrsOf, boolOf, done, list, member, primop, unknown } from '../../eval/values.ts';
import type { Kit } from '../kit.ts';
import { evaluateModules } from '../modules/evaluate.ts';
import { packageOf, systemModule } from '../modules/flake-module.ts';
import { byDefault, type ModuleScope } from '../modules/module.ts';
import { type ModuleOption, prefixed } from '../modules/option.ts';
import { derivation } from '../nixpkgs/derivation.ts';
import { packageValue } from '../package.ts';
import { type Entry, tableSet } from '../table.ts';

export interface TreefmtContext {
  readonly kit: Kit;
}

const LINK = 'https://github.com/numtide/treefmt-nix#readme';

function option(name: string, type: string, doc: string, more: Partial<ModuleOption> = {}): ModuleOption {
  return { name, type, doc, link: LINK, ...more };
}

const OPTIONS: readonly ModuleOption[] = [
  option('programs.rustfmt.enable', 'boolean', 'Whether Rust is formatted.', { default: false }),
  option('programs.rustfmt.edition', 'string', 'The edition that files are read as.', { default: '2024' }),
  option('programs.taplo.enable', 'boolean', 'Whether TOML is formatted.', { default: false }),
  option('programs.nixfmt.enable', 'boolean', 'Whether Nix is formatted.', { default: false }),
  ...['rustfmt', 'taplo', 'nixfmt', '<name>'].flatMap((name) => [
    ...(name === '<name>'
      ? [option(`programs.${name}.enable`, 'boolean', 'Whether the formatter is used.', { default: false })]
      : []),
    option(`programs.${name}.package`, 'package', 'The formatter.', { defaultText: 'that of nixpkgs' }),
    option(`programs.${name}.includes`, 'list of strings', 'Patterns of the files that it formats.'),
    option(`programs.${name}.excludes`, 'list of strings', 'Patterns of files that it leaves alone.', {
      default: [],
    }),
    option(`programs.${name}.priority`, 'integer or null', 'Its place among others for the same file.', {
      default: null,
    }),
  ]),
  option('projectRootFile', 'string', 'A file that only the top folder has.', { default: 'flake.nix' }),
  option('package', 'package', 'The program treefmt.', { defaultText: '`pkgs.treefmt`' }),
  option('settings', 'set of anything', 'What stands in `treefmt.toml`.', { default: {} }),
  option('build.wrapper', 'package', 'treefmt with this configuration.'),
  option('build.devShell', 'package', 'A shell with treefmt and its formatters; for `inputsFrom`.'),
  option('build.programs', 'set of packages', 'The formatters that are on.'),
  option('build.check', 'function', 'A check that everything is formatted: `build.check self`.'),
  option('build.configFile', 'path', 'The configuration as a file.'),
];

const FLAKE_OPTIONS: readonly ModuleOption[] = [
  ...prefixed('treefmt', OPTIONS),
  option('treefmt.flakeFormatter', 'boolean', 'Whether `nix fmt` runs treefmt.', { default: true }),
  option('treefmt.flakeCheck', 'boolean', 'Whether `nix flake check` runs treefmt.', { default: true }),
];

/** What a configuration makes; `config` gives the part with its options. */
function built(kit: Kit, scope: ModuleScope, config: () => Value | undefined, at: readonly string[]): Attrs {
  const programs = lazy(() => {
    const all = member(config(), 'programs');
    if (all?.kind !== 'attrs') return unknown('programs of treefmt');
    const enabled = all.members
      .names()
      .filter((name) => boolOf(member(member(all, name), 'enable')) === true);
    return attrsOf(enabled.map((name) => [name, lazy(() => formatter(name))] as const));
  });
  const formatter = (name: string): Value =>
    scope.definitionsAt([...at, 'programs', name, 'package'])[0]?.value.force() ??
    (name === 'rustfmt' ? packageOf(scope.arg('pkgs'), name) : packageValue(name));
  const wrapper = done(packageValue('treefmt'));
  const args = lazy(() => {
    const found = programs.force();
    const all = found.kind === 'attrs' ? found : undefined;
    const items = (all?.members.names() ?? []).flatMap((name) => all?.members.get(name) ?? []);
    return attrsOf([['nativeBuildInputs', done(list([wrapper, ...items], all === undefined))]]);
  });
  return attrsOf([
    ['wrapper', wrapper],
    ['programs', programs],
    [
      'devShell',
      lazy(() =>
        derivation(args, { kit, kind: 'shell', builder: 'mkShell', site: undefined, machine: scope.machine }),
      ),
    ],
    ['check', done(primop('check', 1, () => packageValue('treefmt-check')))],
    ['configFile', done(packageValue('treefmt.toml'))],
  ]);
}

function flakeModule({ kit }: TreefmtContext): Value {
  return systemModule({
    key: 'treefmt-nix.flakeModule',
    options: FLAKE_OPTIONS,
    define: (scope) =>
      attrsOf([
        [
          'treefmt',
          done(
            attrsOf([
              ['build', lazy(() => built(kit, scope, () => member(scope.config, 'treefmt'), ['treefmt']))],
            ]),
          ),
        ],
        ['formatter', byDefault(() => packageValue('treefmt'))],
        ['checks', done(attrsOf([['treefmt', done(packageValue('treefmt-check'))]]))],
      ]),
  });
}

const LIB: readonly Entry<TreefmtContext>[] = [
  {
    name: 'evalModule',
    type: 'function',
    doc: 'A configuration of treefmt: `(treefmt-nix.lib.evalModule pkgs ./treefmt.nix).config.build.wrapper`.',
    link: LINK,
    params: [
      { name: 'pkgs', type: 'nixpkgs', required: true, doc: 'Where the formatters come from.' },
      { name: 'module', type: 'module', required: true, doc: 'The configuration: a set, function or path.' },
    ],
    arity: 2,
    run:
      ({ kit }) =>
      ([pkgs, module], machine) => {
        const { config } = evaluateModules({
          kit,
          machine,
          base: {
            domain: 'module',
            key: 'treefmt-nix',
            options: OPTIONS,
            define: (scope) => attrsOf([['build', lazy(() => built(kit, scope, () => scope.config, []))]]),
          },
          modules: module ? [module] : [],
          special: (name) => (name === 'pkgs' ? pkgs : undefined),
        });
        return attrsOf([['config', done(config)]], { open: true });
      },
  },
  {
    name: 'mkWrapper',
    type: 'function',
    doc: 'treefmt with a configuration.',
    link: LINK,
    params: [
      { name: 'pkgs', type: 'nixpkgs', required: true, doc: 'Where the formatters come from.' },
      { name: 'module', type: 'module', required: true, doc: 'The configuration: a set, function or path.' },
    ],
    arity: 2,
    run: () => () => packageValue('treefmt'),
  },
];

export const TREEFMT_OUTPUTS: readonly Entry<TreefmtContext>[] = [
  {
    name: 'flakeModule',
    type: 'module',
    doc: 'A module for flake-parts, with the configuration as `treefmt`.',
    link: LINK,
    value: flakeModule,
  },
  {
    name: 'lib',
    type: 'set',
    doc: 'The functions of treefmt-nix.',
    link: LINK,
    value: (context) => tableSet('treefmt-nix.lib', LIB, context, { open: true }),
  },
];
