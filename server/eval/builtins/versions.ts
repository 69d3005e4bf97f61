/** Versions and the names of derivations, as Nix reads them. */
import { attrsOf, done, int, list, str } from '../values.ts';
import { arg } from './arguments.ts';
import { compareText } from './bytes.ts';
import { type FunctionDefinition, fn } from './definition.ts';

/** The components of a version: runs of digits, and what else lies between dots and dashes. */
export function versionComponents(version: string): string[] {
  return version.match(/[0-9]+|[^0-9.-]+/g) ?? [];
}

/** Negative where `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [versionComponents(a), versionComponents(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const [left, right] = [x[i] ?? '', y[i] ?? ''];
    if (isOlder(left, right)) return -1;
    if (isOlder(right, left)) return 1;
  }
  return 0;
}

/** Nix reads numbers of 32 bits here; longer ones are compared as text. */
function numberOf(component: string): number | undefined {
  if (!/^[0-9]+$/.test(component)) return undefined;
  const value = Number(component);
  return value <= 0x7fff_ffff ? value : undefined;
}

function isOlder(a: string, b: string): boolean {
  const [x, y] = [numberOf(a), numberOf(b)];
  if (x !== undefined && y !== undefined) return x < y;
  if (a === '' && y !== undefined) return true;
  if (a === 'pre' && b !== 'pre') return true;
  if (b === 'pre') return false;
  if (y !== undefined) return true;
  if (x !== undefined) return false;
  return compareText(a, b) < 0;
}

/** `openssl-3.0.1` in two: the version begins at the first dash that no letter follows. */
export function splitName(name: string): { name: string; version: string } {
  const dash = name.search(/-[^A-Za-z]/);
  return dash < 0 ? { name, version: '' } : { name: name.slice(0, dash), version: name.slice(dash + 1) };
}

export const VERSIONS: readonly FunctionDefinition[] = [
  fn(
    'compareVersions',
    '`-1` where the version `s1` is older than `s2`, `0` where they are the same, `1` where it is newer.',
    { s1: arg.text, s2: arg.text },
    ({ s1, s2 }) => int(compareVersions(s1, s2)),
  ),
  fn('splitVersion', 'The components of the version `s`.', { s: arg.text }, ({ s }) =>
    list(versionComponents(s).map((it) => done(str(it)))),
  ),
  fn(
    'parseDrvName',
    'The `name` and the `version` in the name of a derivation, such as `hello-2.12`.',
    { s: arg.text },
    ({ s }) => {
      const { name, version } = splitName(s);
      return attrsOf([
        ['name', done(str(name))],
        ['version', done(str(version))],
      ]);
    },
  ),
];
