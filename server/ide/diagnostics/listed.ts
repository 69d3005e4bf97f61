/** Component and target names as they stand in a file: what the rules about them report and mend. */
import { resolveToolchain, type SelectionErrorKind } from '../../catalog/select.ts';
import type { EditSite, Listed, Toolchain } from '../../knowledge/domain.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { isString, plainString, quoteString } from '../../syntax/nodes.ts';
import { replace } from '../../text/edit.ts';
import type { TextRange } from '../../text/range.ts';
import type { Fix } from '../answer.ts';
import { removeElement } from '../assists/layout/list.ts';
import { namesInToolchainFile } from '../assists/toolchain/toolchain-file.ts';
import type { RuleContext } from './context.ts';

export type NameKind = 'components' | 'targets';

/** A name that a toolchain is given. */
export interface ListedName {
  readonly toolchain: Toolchain;
  readonly kind: NameKind;
  readonly name: string;
  readonly listed: Listed;
  /** Where to report it. */
  readonly range: TextRange;
  /** The string that says it, where that is one literal in this file. */
  readonly literal: SyntaxNode | undefined;
  /** The toolchain file that says it. */
  readonly file: string | undefined;
}

/** The names that are written in the context's file, or in a toolchain file that it names. */
export function* listedNames(context: RuleContext, kind: NameKind): Generator<ListedName> {
  for (const toolchain of context.toolchains) {
    for (const listed of toolchain.listed[kind]) {
      const { name, node } = listed;
      const file = node === undefined ? fileSite(toolchain.site) : undefined;
      const at = node ?? file?.at;
      if (!context.here(at)) continue;
      const literal = node && isString(node) && plainString(node) === name ? node : undefined;
      yield { toolchain, kind, name, listed, range: at, literal, file: file?.id };
    }
  }
}

function fileSite(site: EditSite): Extract<EditSite, { kind: 'file' }> | undefined {
  if (site.kind === 'file') return site;
  return site.kind === 'override' && site.under ? fileSite(site.under) : undefined;
}

/**
 * The names for which `problem` holds. Of a toolchain that `selectLatestNightlyWith` chose, the nights that it passed
 * over count, too: a name is wrong only where it is so in all of them.
 */
export function* wrongNames<P>(
  context: RuleContext,
  kind: NameKind,
  problem: (it: ListedName) => P | undefined,
): Generator<{ readonly it: ListedName; readonly problem: P }> {
  const nights = new Map<string, { readonly it: ListedName; readonly problem: P } | undefined>();
  for (const it of listedNames(context, kind)) {
    const found = problem(it);
    if (it.toolchain.chosenBy !== 'selectLatestNightlyWith') {
      if (found !== undefined) yield { it, problem: found };
      continue;
    }
    const key = `${it.range.start} ${it.name}`;
    if (found === undefined) nights.set(key, undefined);
    else if (!nights.has(key)) nights.set(key, { it, problem: found });
  }
  for (const found of nights.values()) if (found) yield found;
}

/** What rust-overlay says against the names of a toolchain, by name. */
export function selectionErrors(toolchain: Toolchain): ReadonlyMap<string, SelectionErrorKind> {
  const { manifest, profile, host, listed } = toolchain;
  const found = new Map<string, SelectionErrorKind>();
  if (!manifest || profile === undefined) return found;
  // It names typos first and nothing else; the rest shows when they are left out.
  for (let round = 0; round < 2; round++) {
    const kept = (names: readonly Listed[]): string[] =>
      names.map((it) => it.name).filter((it) => !found.has(it));
    const result = resolveToolchain(manifest, {
      profile,
      host,
      extensions: kept(listed.components.filter((it) => it.argument === undefined)),
      targetExtensions: kept(listed.components.filter((it) => it.argument === 'targetExtensions')),
      targets: kept(listed.targets),
    });
    for (const error of result.ok ? [] : result.errors) found.set(error.name, error.kind);
  }
  return found;
}

/** The fix that writes another name in the place of this one. */
export function replaceName(it: ListedName, name: string, context: RuleContext): Fix | undefined {
  const edits = nameEdits(it, context, (range) => replace(range, quoteString(name)));
  return edits && { title: `Replace it by "${name}"`, edits, safe: false };
}

export function removeName(it: ListedName): Fix | undefined {
  const { literal } = it;
  if (literal?.parent?.kind !== 'list_expression') return undefined;
  const edits = [{ id: literal.owner.id, edits: [removeElement(literal)] }];
  return { title: `Remove "${it.name}"`, edits, safe: false };
}

function nameEdits(
  it: ListedName,
  { world }: RuleContext,
  edit: (range: TextRange) => ReturnType<typeof replace>,
): Fix['edits'] | undefined {
  if (it.literal) return [{ id: it.literal.owner.id, edits: [edit(it.literal)] }];
  const text = it.file === undefined ? undefined : world.text(it.file);
  if (it.file === undefined || text === undefined) return undefined;
  const found = namesInToolchainFile(text, it.kind).find(({ name }) => name === it.name);
  return found && [{ id: it.file, edits: [edit(found.range)] }];
}
