/** Builtins that fetch: what they give is the knowledge layer's affair. */
import { arg } from './arguments.ts';
import { type FunctionDefinition, fn } from './definition.ts';

function fetcher(name: string, doc: string, param: string): FunctionDefinition {
  return fn(name, doc, { [param]: arg.lazy }, (args, machine) => {
    const given = args[param];
    return machine.fetched(name, given ? given.force() : { kind: 'null' });
  });
}

export const FETCHING: readonly FunctionDefinition[] = [
  fetcher('fetchTarball', 'The unpacked archive at a URL: a string, or a set of `url` and `sha256`.', 'args'),
  fetcher('fetchurl', 'The file at a URL: a string, or a set of `url` and `sha256`.', 'arg'),
  fetcher(
    'fetchGit',
    'The files of a Git repository: a URL, or a set of `url`, `rev`, `ref`, `submodules` and so on.',
    'args',
  ),
  fetcher(
    'fetchMercurial',
    'The files of a Mercurial repository: a URL, or a set of `url` and `rev`.',
    'args',
  ),
  fetcher(
    'fetchTree',
    'The files of a source, from a flake reference: a URL, or a set of `type` and what belongs to it.',
    'input',
  ),
  fetcher('fetchClosure', 'A store path from a binary cache, with all that it refers to.', 'args'),
  fetcher('getFlake', 'The flake at a reference, with its inputs and outputs.', 'args'),
];
