/** Flake references as sets: `parseFlakeRef` and `flakeRefToString`. */
import type { Attrs, Value } from '../value.ts';
import { attrsOf, done, str, textOf, unknown } from '../values.ts';
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';

const FORGES = new Set(['github', 'gitlab', 'sourcehut']);
const REVISION = /^[0-9a-f]{40}$/;

/** The parts of a reference to a forge, the registry, a folder or a repository. */
function parts(reference: string): [string, string][] | undefined {
  const [whole = '', query = ''] = reference.split('?', 2);
  const options = query === '' ? [] : query.split('&').map((it): [string, string] => splitOnce(it, '='));
  const [scheme, rest] = splitOnce(whole, ':');
  if (FORGES.has(scheme)) {
    const [owner, repo, ...more] = rest.split('/');
    if (!owner || !repo) return undefined;
    const version: [string, string][] = more.length > 0 ? [versionOf(more.join('/'))] : [];
    return [['type', scheme], ['owner', decoded(owner)], ['repo', decoded(repo)], ...version, ...options];
  }
  if (scheme === 'path') return [['type', 'path'], ['path', rest], ...options];
  if (scheme.startsWith('git+')) return [['type', 'git'], ['url', `${scheme.slice(4)}:${rest}`], ...options];
  const found = /^(?:flake:)?([A-Za-z][A-Za-z0-9_-]*)(?:\/([^/]+))?$/.exec(whole);
  if (!found?.[1]) return undefined;
  return [['type', 'indirect'], ['id', found[1]], ...(found[2] ? [versionOf(found[2])] : []), ...options];
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}

function versionOf(text: string): [string, string] {
  return [REVISION.test(text) ? 'rev' : 'ref', decoded(text)];
}

function decoded(text: string): string {
  return text.replace(/%[0-9a-fA-F]{2}/g, (it) => String.fromCharCode(Number.parseInt(it.slice(1), 16)));
}

function written(reference: Attrs): Value {
  const texts = new Map<string, string>();
  for (const name of reference.members.names()) {
    const text = textOf(reference.members.get(name)?.force());
    if (text === undefined) return unknown('flake reference');
    texts.set(name, text);
  }
  const take = (name: string): string | undefined => {
    const text = texts.get(name);
    texts.delete(name);
    return text;
  };
  const type = take('type') ?? '';
  const start = FORGES.has(type)
    ? [`${type}:${take('owner')}`, take('repo'), take('rev') ?? take('ref')]
    : type === 'indirect'
      ? [`flake:${take('id')}`, take('ref') ?? take('rev')]
      : [type === 'path' ? `path:${take('path')}` : type === 'git' ? `git+${take('url')}` : undefined];
  if (start[0] === undefined) return unknown('flake reference');
  const query = [...texts].sort().map(([name, text]) => `${name}=${text}`);
  return str(
    start.filter((it) => it !== undefined).join('/') + (query.length > 0 ? `?${query.join('&')}` : ''),
  );
}

export const FLAKE_REFS: readonly FunctionDefinition[] = [
  fn(
    'parseFlakeRef',
    'The parts of the flake reference `flake-ref` as a set.',
    { 'flake-ref': arg.text },
    ({ 'flake-ref': reference }) => {
      const found = parts(reference);
      return found
        ? attrsOf(found.map(([name, text]) => [name, done(str(text))] as const))
        : unknown('flake reference');
    },
  ),
  fn(
    'flakeRefToString',
    'The flake reference with the parts `attrs`, as a string.',
    { attrs: arg.set },
    ({ attrs }) => (attrs.open ? unknown('flake reference') : written(attrs)),
  ),
];
