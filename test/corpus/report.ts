/** The corpus run's report: a summary for people, and every single thing for a file. */
import { basename } from 'node:path';
import type { FoundOutput, Visit } from './job.ts';

/** A file that took too long, or that ended the thread. */
export interface Hang {
  readonly path: string;
  readonly why: string;
}

export interface Results {
  readonly visits: readonly Visit[];
  readonly hangs: readonly Hang[];
  readonly shown: (path: string) => string;
}

const SLOWEST = 15;
const REASONS = 30;

/** What a project's user enters by. Others are brought in by these and would be counted twice. */
const ENTRIES: ReadonlySet<string> = new Set(['flake.nix', 'shell.nix', 'default.nix', 'devenv.nix']);

export function summary({ visits, hangs, seconds, shown }: Results & { readonly seconds: number }): string {
  const characters = sum(visits.map((it) => it.characters));
  return [
    `${visits.length} files (${visits.filter((it) => it.sound).length} sound), ${thousands(characters)} characters, ${sum(visits.map((it) => it.places))} places, ${seconds.toFixed(0)} s`,
    ...section('Calls: number, with an answer, median, p95, p99, longest ms', callLines(visits)),
    ...section('Throws', throwLines(visits, shown)),
    ...section(
      'Hangs',
      hangs.map((it) => `${shown(it.path)}: ${it.why}`),
    ),
    ...section('Slowest files', slowest(visits, shown)),
    ...section(
      'Findings',
      counted(visits.flatMap((it) => it.findings.map((f) => `${f.severity} ${f.code}`))),
    ),
    ...outputLines(visits),
  ].join('\n');
}

function callLines(visits: readonly Visit[]): string[] {
  const names = [...new Set(visits.flatMap((it) => Object.keys(it.calls)))];
  return names.map((name) => {
    const times = visits.flatMap((it) => it.calls[name] ?? []).sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
    const answered = sum(visits.map((it) => it.answered[name] ?? 0));
    return `${name}: ${times.length}, ${answered}, ${at(0.5)}, ${at(0.95)}, ${at(0.99)}, ${at(1)}`;
  });
}

/** One for each place in our code, with the first file that leads there. */
function throwLines(visits: readonly Visit[], shown: Results['shown']): string[] {
  const groups = new Map<string, { count: number; first: string; stack: string }>();
  for (const { path, throws } of visits) {
    for (const { what, line, offset, stack } of throws) {
      const key = stack.split('\n').slice(0, 3).join('\n');
      const known = groups.get(key);
      if (known) known.count++;
      else groups.set(key, { count: 1, first: `${what} at ${shown(path)}:${line} (${offset})`, stack });
    }
  }
  return [...groups.values()].map(
    ({ count, first, stack }) => `${count} × ${first}\n${stack.split('\n').slice(0, 12).join('\n')}`,
  );
}

function slowest(visits: readonly Visit[], shown: Results['shown']): string[] {
  return [...visits]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, SLOWEST)
    .map((it) => {
      const longest = Object.entries(it.calls)
        .map(([name, times]) => [name, times.reduce((a, b) => Math.max(a, b), 0)] as const)
        .sort((a, b) => b[1] - a[1])
        .slice(0, 3)
        .map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
      return `${(it.ms / 1000).toFixed(1)} s ${shown(it.path)} (${thousands(it.characters)} characters, ${it.places} places; longest ${longest.join(', ')})`;
    });
}

function outputLines(visits: readonly Visit[]): string[] {
  const entries = visits.filter((it) => ENTRIES.has(basename(it.path)));
  return (['shell', 'package'] as const).flatMap((kind) => {
    const outputs = entries.flatMap((it) => it.outputs.filter((output) => output.kind === kind));
    const open = outputs.filter((it) => !it.complete);
    return [
      ...section(`Outputs of kind ${kind} in entry files`, [
        `${outputs.length} in ${entries.filter((it) => it.outputs.some((o) => o.kind === kind)).length} files, ${outputs.length - open.length} complete, ${outputs.filter((it) => it.toolchains.length > 0).length} with a toolchain, ${outputs.filter((it) => it.complete && it.toolchains.length > 0).length} both`,
      ]),
      ...section(`Why ${kind}s are not complete (outputs)`, counted(open.flatMap(reasons)).slice(0, REASONS)),
    ];
  });
}

function reasons({ unknowns }: FoundOutput): readonly string[] {
  return unknowns.length === 0 ? ['a toolchain that is not complete'] : unknowns;
}

/** Everything, one line each, to be searched. */
export function details({ visits, hangs, shown }: Results): string {
  const lines = visits.flatMap((it) => [
    ...it.throws.map(
      (thrown) =>
        `throw\t${shown(it.path)}:${thrown.line}\t${thrown.what}\t${thrown.offset}\t${thrown.stack}`,
    ),
    ...it.findings.map(
      (f) => `${f.severity}\t${f.code}\t${shown(it.path)}:${f.line}\t${f.excerpt}\t${f.message}`,
    ),
    ...it.outputs.map(
      (output) =>
        `${output.kind}\t${output.complete ? 'complete' : 'open'}\t${shown(it.path)}\t${output.path}\t${output.toolchains.join(' & ')}\t${output.unknowns.join('; ')}`,
    ),
  ]);
  const ends = hangs.map((it) => `hang\t${shown(it.path)}\t${it.why}`);
  return `${[...lines, ...ends].map(plain).join('\n')}\n`;
}

/** Files hold anything; what is searched is one line of text. */
function plain(line: string): string {
  return line.replace(/[^\P{Cc}\t]/gu, ' ');
}

function counted(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${count} ${name}`);
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', `== ${title}`, ...(lines.length === 0 ? ['none'] : lines)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function thousands(value: number): string {
  return value.toLocaleString('en');
}
