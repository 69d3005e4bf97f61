/** Which files can matter at all: seen by the words in their project, before anything is evaluated. */
import { derived } from '../syntax/memo.ts';
import { capturesIn } from '../syntax/queries.ts';
import { closeFile, type SourceFile, treeOf } from '../syntax/source-file.ts';
import { baseName, isInside } from '../text/path.ts';
import { recent } from '../text/recent.ts';
import { filesBelow } from '../workspace/project-files.ts';
import type { World } from './host.ts';

/** Files that are looked at; a project with more is taken to have something of Rust among them. */
const MAX_FILES = 2_000;

const WORLDS = 2;

const known = recent<World, Map<string, boolean>>(WORLDS);

/**
 * Whether something of Rust can come up in a file: whether any file of its folder of the workspace names something of
 * Rust, in its code or in data that code may read. Where none does, the file has no finding, no hint and no assist about
 * a toolchain, and nothing need be evaluated to know that. What cannot be seen (a broken text, too many files) matters.
 *
 * A single file cannot be left out of a project that has Rust: `override (import ./names.nix)` makes a finding in a file
 * that is a list of words, and what a function is given shows only when it is called. Hover and completion are about
 * more than toolchains, and the report also names what gets none: they do not ask.
 */
export function matters(world: World, id: string): boolean {
  if (hasSite(world, id)) return true;
  const root = world.roots.find((it) => isInside(it, id));
  if (root === undefined) return true;
  const ofWorld = known.get(world) ?? new Map<string, boolean>();
  known.set(world, ofWorld);
  const answer = ofWorld.get(root) ?? someHasSite(world, root);
  ofWorld.set(root, answer);
  return answer;
}

function someHasSite(world: World, root: string): boolean {
  let count = 0;
  for (const id of filesBelow(root, world.list, mayBeRead))
    if (id === undefined || MAX_FILES < ++count || isLinkedFolder(world, id) || hasSite(world, id))
      return true;
  // What is not saved yet is in no folder.
  return [...world.open].some((id) => isInside(root, id) && hasSite(world, id));
}

/** What lies behind a link was not looked at. Nix leaves links to what it has built in a project, called `result`. */
function isLinkedFolder(world: World, id: string): boolean {
  return !baseName(id).startsWith('result') && world.text(id) === undefined && world.list(id) !== undefined;
}

/** Code, what it may read names from, and what may be either. */
function mayBeRead(name: string): boolean {
  return !name.includes('.') || /\.(?:nix|json|toml|lock|ya?ml|csv|txt|conf)$/.test(name);
}

function hasSite(world: World, id: string): boolean {
  const file = world.file(id);
  if (!file || !derived(file, hasWord)) return false;
  // An open document is asked about with every key press: there, a word in a comment is not worth a query.
  if (world.open.has(id) || !id.endsWith('.nix')) return true;
  const found = derived(file, hasSiteInCode);
  // What is not open changes seldom: its tree is given back at once.
  closeFile(file);
  return found;
}

/** Quick, and true wherever the query finds something; but also of comments. */
function hasWord({ text }: SourceFile): boolean {
  return /Rust|(?<![a-zA-Z])rust|RUST|[Cc]argo|CARGO|[Cc]lippy|[Cc]rate|[Mm]iri|[Ff]enix|[Cc]rane|[Nn]aersk|[Mm]ozilla/.test(
    text,
  );
}

/** Of a broken text, a query sees only what the parser could place. */
function hasSiteInCode(file: SourceFile): boolean {
  const sites = treeOf(file)?.rootNode.hasError === false ? capturesIn('toolchain-sites', file) : undefined;
  return sites === undefined || 0 < sites.length;
}
