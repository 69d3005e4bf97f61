/** The options of numtide's devshell, and of the modules that it brings for languages. */
import type { ModuleOption } from '../modules/option.ts';

const LINK = 'https://numtide.github.io/devshell/modules_schema.html';

function option(name: string, type: string, doc: string, more: Partial<ModuleOption> = {}): ModuleOption {
  return { name, type, doc, link: LINK, ...more };
}

export const DEVSHELL_OPTIONS: readonly ModuleOption[] = [
  option('imports', 'list of modules', 'Modules whose definitions count, too.'),
  option(
    'packages',
    'list of packages',
    'Programs for the shell. It is no `mkShell`: setup hooks such as pkg-config’s do not run.',
    { default: [] },
  ),
  option(
    'env',
    'list of sets',
    'Environment variables: a list of `{ name = "…"; }` with one of `value`, `eval`, `prefix`, `unset`.',
    { default: [] },
  ),
  option(
    'commands',
    'list of sets',
    'Commands of the menu: `{ name = "…"; command = "…"; help = "…"; category = "…"; }`, or with a `package`.',
    { default: [] },
  ),
  option('motd', 'string', 'What the shell says when it starts.', { hidden: true }),
  option('name', 'string', 'The name of the shell.', { hidden: true }),
  option('devshell.name', 'string', 'The name of the shell.', { default: 'devshell' }),
  option('devshell.motd', 'string', 'What the shell says when it starts.', {
    defaultText: 'a line and the menu',
  }),
  option('devshell.packages', 'list of packages', 'Programs for the shell.', { default: [] }),
  option('devshell.packagesFrom', 'list of packages', 'Packages whose build inputs the shell gets, too.', {
    default: [],
  }),
  option('devshell.startup.<name>.text', 'string', 'Shell code that runs when the environment is loaded.', {
    default: '',
  }),
  option('devshell.startup.<name>.deps', 'list of strings', 'Startup code that runs before it.', {
    default: [],
  }),
  option('devshell.interactive.<name>.text', 'string', 'Shell code that runs in an interactive shell.', {
    default: '',
  }),
  option('devshell.load_profiles', 'boolean', 'Whether `etc/profile.d` of the packages is loaded.', {
    default: false,
  }),
  option('devshell.prj_root_fallback', 'set of anything', 'Where the project is, if `PRJ_ROOT` is not set.'),
  option('devshell.shell', 'package', 'The shell itself.', { hidden: true }),
];

export const RUST_OPTIONS: readonly ModuleOption[] = [
  option('language.rust.packageSet', 'set of packages', 'Where the tools are taken from.', {
    defaultText: '`pkgs.rustPackages`',
  }),
  option('language.rust.tools', 'list of strings', 'The tools, as attributes of `packageSet`.', {
    default: ['rustc', 'cargo', 'clippy', 'rustfmt'],
  }),
  option(
    'language.rust.enableDefaultToolchain',
    'boolean',
    'Whether the tools are put into the shell; off where `packages` has a toolchain.',
    { default: true },
  ),
];

export const C_OPTIONS: readonly ModuleOption[] = [
  option('language.c.compiler', 'package', 'The C compiler.', { defaultText: '`pkgs.clang`' }),
  option(
    'language.c.libraries',
    'list of packages',
    'Libraries to link with and to load: for `LD_LIBRARY_PATH`.',
    { default: [] },
  ),
  option('language.c.includes', 'list of packages', 'Headers: for `C_INCLUDE_PATH` and `PKG_CONFIG_PATH`.', {
    default: [],
  }),
];
