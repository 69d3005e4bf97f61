/** devenv's options beside those for languages, as far as shells for Rust use them. */
import { GIT_HOOKS_OPTIONS } from '../git-hooks/options.ts';
import { type ModuleOption, prefixed } from '../modules/option.ts';
import { RUST_OPTIONS } from './rust-options.ts';

const LINK = 'https://devenv.sh/reference/options/';

function option(name: string, type: string, doc: string, more: Partial<ModuleOption> = {}): ModuleOption {
  return { name, type, doc, link: LINK, ...more };
}

const GENERAL: readonly ModuleOption[] = [
  option('packages', 'list of packages', 'Programs and libraries for the shell.', { default: [] }),
  option('inputsFrom', 'list of packages', 'Derivations whose build inputs the shell gets, too.', {
    default: [],
  }),
  option('env', 'set of anything', 'Environment variables of the shell.', {
    default: {},
    holds: 'environment',
  }),
  option('imports', 'list of modules', 'Modules whose definitions count, too: paths, sets, functions.'),
  option('enterShell', 'lines', 'Shell code that runs when the shell starts.', { default: '' }),
  option('enterTest', 'lines', 'Shell code that `devenv test` runs.', { default: '' }),
  option('name', 'string or null', 'The name of the project.', { default: null }),
  option(
    'overlays',
    'list of overlays',
    'Overlays over the `pkgs` that modules get: `overlays = [ inputs.rust-overlay.overlays.default ];`.',
    { default: [] },
  ),
  option('stdenv', 'package', 'The standard environment of the shell.', { defaultText: '`pkgs.stdenv`' }),
  option('hardeningDisable', 'list of strings', 'Compiler hardening to switch off.', { default: [] }),
  option(
    'unsetEnvVars',
    'list of strings',
    'Variables of the build environment that the shell does without.',
  ),
  option('apple.sdk', 'package or null', 'The SDK for macOS.', { defaultText: '`pkgs.apple-sdk` on macOS' }),
  option('scripts.<name>.exec', 'string or package', 'The shell code of a command that the shell has.'),
  option('scripts.<name>.description', 'string', 'What the command does.', { default: '' }),
  option('scripts.<name>.package', 'package', 'What runs the code.', { defaultText: '`pkgs.bash`' }),
  option('scripts.<name>.packages', 'list of packages', 'Programs that the command needs.', { default: [] }),
  option('processes.<name>.exec', 'string', 'The shell code of a process that `devenv up` runs.'),
  option('processes.<name>.cwd', 'string or null', 'The folder that it runs in.', { default: null }),
  option('tasks.<name>.exec', 'string or null', 'The shell code of a task.', { default: null }),
  option('tasks.<name>.before', 'list of strings', 'Tasks that run after it.', { default: [] }),
  option('tasks.<name>.after', 'list of strings', 'Tasks that run before it.', { default: [] }),
  option('tasks.<name>.status', 'string or null', 'Shell code that tells whether the task can be left out.', {
    default: null,
  }),
  option('services.postgres.enable', 'boolean', 'Whether `devenv up` runs PostgreSQL.', { default: false }),
  option('services.redis.enable', 'boolean', 'Whether `devenv up` runs Redis.', { default: false }),
  option('services.mysql.enable', 'boolean', 'Whether `devenv up` runs MySQL.', { default: false }),
  option('dotenv.enable', 'boolean', 'Whether variables are read from `.env`.', { default: false }),
  option('dotenv.filename', 'string or list of strings', 'The file that they are read from.', {
    default: '.env',
  }),
  option('dotenv.disableHint', 'boolean', 'Whether to say nothing of a `.env` that is not read.', {
    default: false,
  }),
  option('cachix.enable', 'boolean', 'Whether binary caches of Cachix are used.', { default: true }),
  option('cachix.pull', 'list of strings', 'Caches to read from.', { default: ['devenv'] }),
  option('cachix.push', 'string or null', 'The cache to write to.', { default: null }),
  option('languages.c.enable', 'boolean', 'Tools for C; on with Rust.', { default: false }),
  option('languages.nix.enable', 'boolean', 'Tools for Nix.', { default: false }),
  option('languages.javascript.enable', 'boolean', 'Tools for JavaScript.', { default: false }),
  option('languages.typescript.enable', 'boolean', 'Tools for TypeScript.', { default: false }),
  option('languages.python.enable', 'boolean', 'Tools for Python.', { default: false }),
  option('languages.go.enable', 'boolean', 'Tools for Go.', { default: false }),
  option('difftastic.enable', 'boolean', 'Whether git shows differences by syntax.', { default: false }),
  option('starship.enable', 'boolean', 'Whether the prompt is Starship’s.', { default: false }),
  option('cloud.enable', 'boolean', 'Whether the shell is for devenv’s own build service.', {
    default: false,
  }),
  option('shell', 'package', 'The shell itself.', { hidden: true }),
];

export const DEVENV_OPTIONS: readonly ModuleOption[] = [
  ...RUST_OPTIONS,
  ...GENERAL,
  ...prefixed('git-hooks', GIT_HOOKS_OPTIONS),
  ...prefixed('pre-commit', GIT_HOOKS_OPTIONS, 'Use `git-hooks`.'),
];
