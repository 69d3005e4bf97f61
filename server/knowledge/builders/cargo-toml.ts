/** The name and version that crane reads from `Cargo.toml`. */
import { pathOf } from '../../eval/builtins/locations.ts';
import { parseToml } from '../../eval/builtins/toml.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Machine, Value } from '../../eval/value.ts';
import { attrsOf, member, str, textOf, unknown } from '../../eval/values.ts';
import { resolvePath } from '../../text/path.ts';

/** `{ pname; version; }` of a set with `cargoTomlContents`, `cargoToml` or `src`. */
export function crateName(args: Value, machine: Machine): Attrs {
  const toml = lazy(() => manifest(args, machine) ?? unknown('Cargo.toml'));
  return attrsOf([
    ['pname', lazy(() => nameIn(toml.force()))],
    ['version', lazy(() => versionIn(toml.force()))],
  ]);
}

/** The parsed `Cargo.toml`, where it is in the workspace. */
function manifest(args: Value, machine: Machine): Value | undefined {
  const text = textOf(member(args, 'cargoTomlContents')) ?? fileText(args, machine);
  return text === undefined ? undefined : parseToml(text);
}

function fileText(args: Value, machine: Machine): string | undefined {
  const file = location(member(args, 'cargoToml'), machine);
  if (file !== undefined) return machine.readText(file);
  const folder = location(member(args, 'src'), machine);
  return folder === undefined ? undefined : machine.readText(resolvePath(folder, 'Cargo.toml'));
}

function location(value: Value | undefined, machine: Machine): string | undefined {
  return value && pathOf(value, machine);
}

/** Where a name is looked for, the first that is there. */
const NAMES: readonly (readonly string[])[] = [
  ['package', 'metadata', 'crane', 'name'],
  ['package', 'name'],
  ['workspace', 'metadata', 'crane', 'name'],
  ['workspace', 'package', 'name'],
];

const VERSIONS: readonly (readonly string[])[] = [
  ['package', 'version'],
  ['workspace', 'package', 'version'],
];

/** Without a name crane warns and takes a placeholder. */
function nameIn(toml: Value): Value {
  return firstText(toml, NAMES) ?? placeholder(toml, 'cargo-package');
}

function versionIn(toml: Value): Value {
  const found = firstText(toml, VERSIONS);
  // A member's `version.workspace = true` points to another file.
  if (!found && member(member(toml, 'package'), 'version')) return unknown('version of a workspace');
  return found ?? placeholder(toml, '0.0.1');
}

function placeholder(toml: Value, text: string): Value {
  return toml.kind === 'attrs' ? str(text) : unknown('Cargo.toml');
}

function firstText(toml: Value, paths: readonly (readonly string[])[]): Value | undefined {
  for (const path of paths) {
    const found = path.reduce<Value | undefined>((value, name) => member(value, name), toml);
    if (found?.kind === 'string') return found;
  }
  return undefined;
}
