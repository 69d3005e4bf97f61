/** Asks every question about one file, at every identifier of it. */
import { codeActionEdits, codeActions } from '../../server/ide/code-actions.ts';
import { completion } from '../../server/ide/completion.ts';
import { diagnosis } from '../../server/ide/diagnostics.ts';
import { folds } from '../../server/ide/folds.ts';
import type { Host } from '../../server/ide/host.ts';
import { hover } from '../../server/ide/hover.ts';
import { inlayHints } from '../../server/ide/inlay-hints.ts';
import { outline } from '../../server/ide/outline.ts';
import { toolchainReport } from '../../server/ide/toolchains.ts';
import type { SyntaxNode } from '../../server/syntax/node.ts';
import type { TextRange } from '../../server/text/range.ts';
import type { FoundFinding, FoundOutput, Thrown, Visit } from './job.ts';

/** Opens `id` as an editor does, asks, and closes it again. */
export function visit(host: Host, id: string, text: string, most: number): Visit {
  const calls: Record<string, number[]> = {};
  const answered: Record<string, number> = {};
  const throws: Thrown[] = [];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;

  function timesOf(what: string): number[] {
    const times = calls[what] ?? [];
    calls[what] = times;
    return times;
  }

  function ask<T>(what: string, offset: number, question: () => T): T | undefined {
    const start = performance.now();
    try {
      const answer = question();
      if (answer !== undefined) answered[what] = (answered[what] ?? 0) + 1;
      return answer;
    } catch (error) {
      throws.push({ what, offset, line: lineOf(offset), stack: stackOf(error) });
      return undefined;
    } finally {
      timesOf(what).push(performance.now() - start);
    }
  }

  const begun = performance.now();
  host.apply([{ kind: 'open', id, text, version: 1 }]);
  const world = host.world();
  const whole = { start: 0, end: text.length };
  const root = ask('parse', 0, () => world.file(id)?.root);
  const found = ask('diagnostics', 0, () => diagnosis(world, id));
  for (const { code, error } of found?.bugs ?? [])
    throws.push({ what: `rule ${code}`, offset: 0, line: 1, stack: stackOf(error) });
  const outputs = ask('toolchains', 0, () => toolchainReport(world, id));
  ask('inlay hints', 0, () => inlayHints(world, id, whole));
  ask('outline', 0, () => outline(world, id));
  ask('folds', 0, () => folds(world, id));
  const places = root ? spread([...identifiers(root)], most) : [];
  for (const { start, end } of places) {
    ask('hover', start, () => hover(world, id, start));
    ask('completion', end, () => completion(world, id, end));
    const range = { start, end };
    const actions = ask('code actions', start, () => codeActions(world, id, range)) ?? [];
    for (const { key } of actions) ask('edits', start, () => codeActionEdits(world, id, range, key));
  }
  const sound = world.file(id)?.sound === true;
  host.apply([{ kind: 'close', id }]);

  return {
    path: id,
    characters: text.length,
    sound,
    places: places.length,
    ms: performance.now() - begun,
    calls,
    answered,
    throws,
    findings: (found?.findings ?? []).map(
      ({ code, severity, message, range }): FoundFinding => ({
        code,
        severity,
        message,
        line: lineOf(range.start),
        excerpt: text.slice(range.start, range.end).split('\n')[0]?.slice(0, 80) ?? '',
      }),
    ),
    outputs: (outputs ?? []).map(
      (it): FoundOutput => ({
        path: it.path,
        kind: it.kind,
        complete: it.complete,
        unknowns: it.unknowns,
        toolchains: it.toolchains.map(
          ({ provider, channel, version, date, profile, components, targets }) =>
            `${provider} ${channel ?? '?'} ${version ?? '?'} (${date ?? '?'}) ${profile ?? '-'} [${components.join(' ')}] [${targets.join(' ')}]`,
        ),
      }),
    ),
  };
}

/** Names wherever they stand; a walk without recursion, because trees may be deep. */
function* identifiers(root: SyntaxNode): Generator<TextRange> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'identifier') yield { start: node.start, end: node.end };
    for (let index = node.children.length - 1; 0 <= index; index--) {
      const child = node.children[index];
      if (child?.named) stack.push(child);
    }
  }
}

/** At most `most` elements, evenly spread. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (most === 0 || all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]).filter(
    (it) => it !== undefined,
  );
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
