/** The options of git-hooks, which was pre-commit-hooks: `hooks.<name>.enable` and what goes with it. */
import type { ModuleOption } from '../modules/option.ts';

const LINK = 'https://github.com/cachix/git-hooks.nix#readme';

function option(name: string, type: string, doc: string, more: Partial<ModuleOption> = {}): ModuleOption {
  return { name, type, doc, link: LINK, ...more };
}

function hook(name: string, doc: string): ModuleOption {
  return option(`hooks.${name}.enable`, 'boolean', doc, { default: false });
}

export const GIT_HOOKS_OPTIONS: readonly ModuleOption[] = [
  hook('clippy', 'Whether `cargo clippy` runs before a commit.'),
  hook('rustfmt', 'Whether `cargo fmt` runs before a commit.'),
  hook('cargo-check', 'Whether `cargo check` runs before a commit.'),
  option('hooks.clippy.settings.denyWarnings', 'boolean', 'Whether warnings stop the commit.', {
    default: false,
  }),
  option('hooks.clippy.settings.offline', 'boolean', 'Whether clippy runs without the network.', {
    default: true,
  }),
  option('hooks.clippy.settings.allFeatures', 'boolean', 'Whether it checks with all features.', {
    default: false,
  }),
  option('hooks.clippy.settings.extraArgs', 'string', 'Further arguments for clippy.', { default: '' }),
  option('hooks.clippy.packageOverrides.cargo', 'package', 'The cargo that the hook uses.'),
  option('hooks.clippy.packageOverrides.clippy', 'package', 'The clippy that the hook uses.'),
  option('hooks.rustfmt.settings.all', 'boolean', 'Whether all packages of the workspace are formatted.', {
    default: true,
  }),
  option('hooks.rustfmt.settings.check', 'boolean', 'Whether files are only checked.', { default: false }),
  option('hooks.rustfmt.packageOverrides.cargo', 'package', 'The cargo that the hook uses.'),
  option('hooks.rustfmt.packageOverrides.rustfmt', 'package', 'The rustfmt that the hook uses.'),
  ...['clippy', 'rustfmt', 'cargo-check', '<name>'].flatMap((name) => ofAnyHook(name)),
  option('tools', 'set of packages', 'The programs that the hooks run: `tools.cargo`, `tools.clippy` …'),
  option(
    'settings.rust.cargoManifestPath',
    'string or null',
    'The `Cargo.toml` that the Rust hooks work on.',
    {
      default: null,
    },
  ),
  option('excludes', 'list of strings', 'Patterns of files that no hook looks at.', { default: [] }),
  option('default_stages', 'list of strings', 'When hooks run that do not say it.', {
    default: ['pre-commit'],
  }),
  option('src', 'path', 'The folder with the sources.'),
  option('package', 'package', 'The program that runs the hooks.', { defaultText: '`pkgs.pre-commit`' }),
  option('enabledPackages', 'list of packages', 'The packages of the hooks that are on; for a shell.'),
  option('shellHook', 'string', 'Shell code that installs the hooks; for a shell.'),
];

function ofAnyHook(name: string): readonly ModuleOption[] {
  const at = `hooks.${name}`;
  return [
    ...(name === '<name>'
      ? [option(`${at}.enable`, 'boolean', 'Whether the hook runs.', { default: false })]
      : []),
    option(`${at}.package`, 'package or null', 'The package of the hook.'),
    option(`${at}.extraPackages`, 'list of packages', 'What it needs beside its package.', { default: [] }),
    option(`${at}.entry`, 'string', 'The command that runs.'),
    option(`${at}.files`, 'string', 'A pattern of the files that it looks at.', { default: '' }),
    option(`${at}.excludes`, 'list of strings', 'Patterns of files that it does not look at.', {
      default: [],
    }),
    option(`${at}.stages`, 'list of strings', 'When it runs: `pre-commit`, `pre-push` …'),
    option(`${at}.pass_filenames`, 'boolean', 'Whether it gets the names of the files.', { default: true }),
    option(`${at}.types`, 'list of strings', 'The types of files that it looks at.', { default: ['file'] }),
  ];
}
