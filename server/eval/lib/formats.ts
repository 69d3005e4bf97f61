/** `lib.generators`, `lib.cli` and `lib.gvariant`: values written in other formats, of which mostly no more is known than that they are text. */
import { arg } from '../builtins/arguments.ts';
import { constant, fn } from '../builtins/definition.ts';
import { toJson } from '../builtins/json.ts';
import { attrsOf } from '../values.ts';
import { tagged } from './modules.ts';
import { opaque, opaqueText, type Section } from './section.ts';

const asJson = { options: arg.lazy, value: arg.value };

export const GENERATORS: Section = {
  name: 'generators',
  definitions: [
    fn('toJSON', 'The `value` as JSON.', asJson, ({ value }, machine) => toJson(value, machine)),
    fn('toYAML', 'The `value` as YAML, which is what it is as JSON.', asJson, ({ value }, machine) =>
      toJson(value, machine),
    ),
    opaqueText('toPretty', 'The `value` as Nix writes it, over several lines.', 'options', 'value'),
    opaqueText(
      'toINI',
      'The set `attrsOfAttrs` as a file of sections with `key=value`.',
      'options',
      'attrsOfAttrs',
    ),
    opaqueText(
      'toINIWithGlobalSection',
      'A file of sections with `key=value`, and keys before the first section.',
      'options',
      'sections',
    ),
    opaqueText('toGitINI', 'The set `attrs` as a configuration file of Git.', 'attrs'),
    opaqueText('toDconfINI', 'The set `attrs` as a file of dconf.', 'attrs'),
    opaqueText('toKeyValue', 'The set `attrs` as lines of `key=value`.', 'options', 'attrs'),
    opaqueText('toPlist', 'The `value` as a property list of macOS.', 'options', 'value'),
    opaqueText('toLua', 'The `value` as a table of Lua.', 'options', 'value'),
    opaqueText('toDhall', 'The `value` as Dhall.', 'options', 'value'),
    opaqueText(
      'mkValueStringDefault',
      'The `value` as a string for configuration files.',
      'options',
      'value',
    ),
    opaqueText(
      'mkKeyValueDefault',
      'A line with a key and a value, and `sep` between.',
      'options',
      'sep',
      'key',
      'value',
    ),
    opaqueText('mkDconfKeyValue', 'A line of a file of dconf.', 'key', 'value'),
    fn('mkLuaInline', 'A piece of Lua, for `toLua`.', { expr: arg.lazy }, ({ expr }) =>
      tagged('lua-inline', { expr }),
    ),
    fn(
      'withRecursion',
      'The value, with what is deeper than a limit left out.',
      { options: arg.lazy, value: arg.lazy },
      ({ value }) => value.force(),
    ),
  ],
  nested: [
    ...[
      'toJSON',
      'toYAML',
      'toPretty',
      'toINI',
      'toINIWithGlobalSection',
      'toGitINI',
      'toDconfINI',
      'toKeyValue',
      'toPlist',
      'toLua',
      'toDhall',
      'mkValueStringDefault',
      'mkKeyValueDefault',
    ],
    ...['mkDconfKeyValue', 'withRecursion'],
  ],
};

export const CLI: Section = {
  name: 'cli',
  definitions: [
    opaque('toGNUCommandLine', 'The arguments of a command from a set of options.', 'options', 'attrs'),
    opaqueText(
      'toGNUCommandLineShell',
      'The arguments of a command from a set of options, quoted for a shell.',
      'options',
      'attrs',
    ),
    opaque(
      'toCommandLine',
      'The arguments of a command from a set of options, each written by `optionFormat`.',
      'optionFormat',
      'attrs',
    ),
    opaqueText(
      'toCommandLineShell',
      'The arguments of a command from a set of options, each written by `optionFormat` and quoted for a shell.',
      'optionFormat',
      'attrs',
    ),
    opaque(
      'toCommandLineGNU',
      'The arguments of a command from a set of options, as GNU writes them.',
      'options',
      'attrs',
    ),
    opaqueText(
      'toCommandLineShellGNU',
      'The arguments of a command from a set of options, as GNU writes them, quoted for a shell.',
      'options',
      'attrs',
    ),
  ],
  nested: 'all',
};

/** Sets of which nothing is known but that they are there. */
export const OPEN_SETS: Section = {
  name: 'misc',
  definitions: [
    constant('licenses', 'Licences of software, by short names such as `mit`.', () =>
      attrsOf([], { open: true }),
    ),
    constant('maintainers', 'The maintainers of packages, by their names on GitHub.', () =>
      attrsOf([], { open: true }),
    ),
    constant('teams', 'Teams of maintainers.', () => attrsOf([], { open: true })),
    constant('sourceTypes', 'Kinds of sources: `fromSource`, `binaryNativeCode` and so on.', () =>
      attrsOf([], { open: true }),
    ),
    constant('kernel', 'Functions for the configuration of Linux.', () => attrsOf([], { open: true })),
    constant('gvariant', 'Values as GLib writes them, for dconf.', () => attrsOf([], { open: true })),
    constant('network', 'Functions on network addresses.', () => attrsOf([], { open: true })),
    constant('fetchers', 'Functions for functions that fetch.', () => attrsOf([], { open: true })),
    constant('stringsWithDeps', 'Pieces of scripts that depend on each other.', () =>
      attrsOf([], { open: true }),
    ),
  ],
};
