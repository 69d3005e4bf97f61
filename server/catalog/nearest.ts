/** What someone may have meant: names and keys close to one that does not exist. */
import type { Manifest } from './catalog.ts';
import { tripleOfSystem } from './hosts.ts';

const LIMIT = 5;

/**
 * The candidates close to `name`, best first: those that one slip separates from it, those that it begins, those that
 * share whole parts with it (`x86_64-linux-musl`, `cargo-clippy`), then those that a few edits turn it into.
 */
export function nearestNames(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = normal(name);
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const score = scoreOf(wanted, normal(candidate));
    if (score !== undefined) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, LIMIT).map((it) => it.candidate);
}

/** Components of the release for `host`, under their short names, that `name` may stand for. */
export function nearestComponents(manifest: Manifest, name: string, host: string): readonly string[] {
  const short = new Map([...manifest.aliases].map(([alias, full]) => [full, alias]));
  const names = manifest.componentsFor(host).map((it) => short.get(it) ?? it);
  return nearestNames(name.replace(/-preview$/, ''), names);
}

/** Targets of the release that `name` may stand for; a Nix system (`x86_64-linux`) stands for its own triple. */
export function nearestTargets(manifest: Manifest, name: string): readonly string[] {
  const triple = tripleOfSystem(name);
  if (triple !== undefined && manifest.hasTarget(triple)) return [triple];
  return nearestNames(name, manifest.targets());
}

/** Versions or dates close to `key`: of the same minor release, the days around, or like it in writing. */
export function nearestKeys(key: string, keys: readonly string[]): readonly string[] {
  const minor = /^\d+\.\d+/.exec(key)?.[0];
  const siblings = minor === undefined ? [] : keys.filter((it) => it.startsWith(`${minor}.`));
  if (0 < siblings.length) return siblings.slice(0, LIMIT);
  const day = Date.parse(key);
  if (/^\d{4}-\d\d-\d\d$/.test(key) && !Number.isNaN(day)) {
    const distance = (it: string): number => Math.abs(Date.parse(it) - day);
    return [...keys].sort((a, b) => distance(a) - distance(b)).slice(0, LIMIT);
  }
  return nearestNames(key, keys);
}

/** Orders versions, or dates, by their numbers. */
export function compareKeys(a: string, b: string): number {
  const [left = [], right = []] = [a, b].map((it) => it.split(/[.-]/).map(Number));
  for (const [at, number] of left.entries()) {
    const difference = number - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function normal(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}

/**
 * Lower is better; undefined when the two have little in common. The tenths order candidates of one kind: the shortest
 * continuation first, the longest part first.
 */
function scoreOf(wanted: string, candidate: string): number | undefined {
  if (wanted === '') return undefined;
  if (wanted.replaceAll('-', '') === candidate.replaceAll('-', '')) return 0;
  const limit = Math.max(1, Math.min(6, Math.floor(wanted.length / 3)));
  const distance = editDistance(wanted, candidate, limit);
  if (distance <= 1 && 3 < wanted.length) return 1;
  if (candidate.startsWith(wanted)) return 2 + candidate.length / 100;
  if (distance <= 2 && 5 < wanted.length) return 3;
  if (inOrder(wanted.split('-'), candidate.split('-'))) return 4 + candidate.length / 100;
  if (inOrder(candidate.split(/[-.]/), wanted.split(/[-.]/))) return 5 - candidate.length / 100;
  return distance <= limit ? 5 + distance : undefined;
}

/** Whether `parts` all occur in `whole`, in that order. */
function inOrder(parts: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const part of whole) if (part === parts[at]) at += 1;
  return at === parts.length;
}

/** Insertions, removals, replacements and swaps of neighbours; any number above `limit` when it is more than that. */
function editDistance(a: string, b: string, limit: number): number {
  if (limit < Math.abs(a.length - b.length)) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const edits = [(previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1)];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) edits.push((before[j - 2] ?? 0) + 1);
      row.push(Math.min(...edits));
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}
