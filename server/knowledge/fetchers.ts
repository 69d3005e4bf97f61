/** What builtin fetchers and `<…>` give: sources that may be known by their URL. */
import type { Value } from '../eval/value.ts';
import { member, textOf, unknown } from '../eval/values.ts';
import { lacksArgument } from './arguments.ts';
import type { Sources, When } from './flake/sources.ts';
import { knownInputByUrl } from './flake-schema/known-input.ts';
import { KNOWN_INPUTS } from './flake-schema/known-inputs.ts';
import { releaseIn } from './nixpkgs/releases.ts';

/** The value of `fetchTarball "https://…"`, `fetchGit { … }`, `fetchFromGitHub { … }`, `getFlake "…"` … */
export function fetchedSource(fetcher: string, arg: Value, sources: Sources): Value {
  const url = urlOf(arg);
  if (url === undefined) return unknown(`${fetcher} of something computed`);
  if (fetcher === 'getFlake') {
    const known = knownInputByUrl(url);
    return known === undefined
      ? sources.unknownFlake(url)
      : sources.flake(known, known, { moment: undefined, certain: false, branch: releaseIn(url) });
  }
  return sources.fetched(url, whenOf(url, arg));
}

function urlOf(arg: Value): string | undefined {
  const plain = textOf(arg) ?? textOf(member(arg, 'url'));
  if (plain !== undefined) return plain.replace(/^channel:/, 'https://channels.nixos.org/');
  const [owner, repo] = [textOf(member(arg, 'owner')), textOf(member(arg, 'repo'))];
  return owner === undefined || repo === undefined ? undefined : `github:${owner}/${repo}`;
}

/** A branch without a hash is what it is today; anything pinned is of a day that is not known. */
function whenOf(url: string, arg: Value): When {
  const pinned =
    /[0-9a-f]{40}/.test(url) ||
    !['rev', 'sha256', 'hash', 'narHash', 'ref'].every(
      (it) => arg.kind !== 'attrs' || lacksArgument(arg, it),
    );
  const named = textOf(member(arg, 'ref')) ?? textOf(member(arg, 'rev'));
  return { moment: undefined, certain: !pinned, branch: named === undefined ? undefined : releaseIn(named) };
}

/** `<nixpkgs>` and other channels that are known by name. */
export function searchPathSource(path: string, sources: Sources): Value {
  const [name = '', ...rest] = path.split('/');
  const known = KNOWN_INPUTS.find((it) => it.name === name);
  if (!known) return unknown(`<${name}>`);
  const source = sources.fetched(known.url, { moment: undefined, certain: false });
  return rest.length === 0 ? source : { kind: 'string', parts: [source, `/${rest.join('/')}`] };
}
