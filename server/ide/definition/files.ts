/** Paths, and what a flake's inputs refer to. */
import { textOf } from '../../eval/values.ts';
import { inputDefinition } from '../../knowledge/flake/inputs.ts';
import { parseFlakeRef } from '../../knowledge/flake-schema/flake-ref.ts';
import { attrNameNodes, isString, staticName } from '../../syntax/nodes.ts';
import { isInside, parentFolder, resolvePath } from '../../text/path.ts';
import type { World } from '../host.ts';
import { flakePath } from '../hover/flake-path.ts';
import type { DefinitionContext, Found } from './context.ts';

/** The file of a path; of a folder, its `default.nix`. */
export function pathDefinition({ world, analysis, token }: DefinitionContext): Found | undefined {
  if (token.kind !== 'path_expression') return undefined;
  const value = analysis.valueAt(token);
  return { files: value.kind === 'path' ? fileAt(world, token.owner.id, value.path, 'default.nix') : [] };
}

/** `follows` and the path in the `url` of an input. */
export function referenceDefinition({ world, analysis, token }: DefinitionContext): Found | undefined {
  const binding = isString(token) && token.parent?.kind === 'binding' ? token.parent : undefined;
  const attr = attrNameNodes(binding?.field('attrpath')).at(-1);
  const path = attr && flakePath(attr);
  const text = textOf(analysis.valueAt(token));
  if (path?.[0] !== 'inputs' || text === undefined) return undefined;
  const { id } = token.owner;
  if (path.at(-1) === 'url' && path.length === 3) {
    const ref = parseFlakeRef(text);
    const folder = ref?.type === 'path' ? ref.path : undefined;
    const target = folder === undefined ? undefined : resolvePath(parentFolder(id), folder);
    return { files: target === undefined ? [] : fileAt(world, id, target, 'flake.nix') };
  }
  if (path.at(-1) !== 'follows') return undefined;
  const [name = ''] = text.split('/');
  const input = inputDefinition(analysis.flake(id).file, name);
  return { nodes: input && staticName(input) === name ? [input] : [] };
}

/** Nothing outside of the workspace is opened, or of the file's folder where there is none. */
function fileAt(world: World, from: string, path: string, inFolder: string): readonly string[] {
  const roots = world.roots.length > 0 ? world.roots : [parentFolder(from)];
  if (![...roots, parentFolder(from)].some((it) => isInside(it, path))) return [];
  return [path, resolvePath(path, inFolder)].filter((it) => world.text(it) !== undefined).slice(0, 1);
}
