/** `ferronix toolchain`: which Rust each shell, package and check of a file gets. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ReportedOutput, type ReportedToolchain, toolchainReport } from '../ide/toolchains.ts';
import { idOfPath } from '../node/ids.ts';
import { projectRoot } from '../node/project-root.ts';
import { CannotRun } from './cannot-run.ts';
import { print } from './output.ts';
import { existing, startCore } from './world.ts';

export interface ToolchainOptions {
  readonly json?: boolean;
  readonly system?: string;
}

/** What a folder stands for, the first that is there. */
const ENTRY_FILES: readonly string[] = ['flake.nix', 'shell.nix', 'devenv.nix', 'default.nix'];

export async function printToolchains(path: string, { json, system }: ToolchainOptions): Promise<void> {
  const id = existing(path).isFolder ? entryFile(path) : idOfPath(path);
  const core = await startCore();
  const host = core.hostFor([projectRoot(id)], system);
  if (host.world().text(id) === undefined) throw new CannotRun(`${path}: cannot be read, or is too large`);
  const outputs = toolchainReport(host.world(), id, system);
  const textOf = (file: string): string => host.world().text(file) ?? '';
  print(json === true ? JSON.stringify(withPositions(outputs, textOf), undefined, 2) : describe(outputs));
}

/** Offsets as an editor counts: lines and UTF-16 columns from 0. */
function withPositions(outputs: readonly ReportedOutput[], textOf: (file: string) => string): unknown {
  const documents = new Map<string, TextDocument>();
  const documentOf = (file: string): TextDocument => {
    const known = documents.get(file) ?? TextDocument.create(file, 'nix', 0, textOf(file));
    documents.set(file, known);
    return known;
  };
  const positions = ({ range }: ReportedToolchain): unknown =>
    range && {
      file: range.file,
      start: documentOf(range.file).positionAt(range.start),
      end: documentOf(range.file).positionAt(range.end),
    };
  return outputs.map((output) => ({
    ...output,
    toolchains: output.toolchains.map((it) => ({ ...it, range: positions(it) })),
  }));
}

function entryFile(folder: string): string {
  const found = ENTRY_FILES.map((it) => join(folder, it)).find((it) => existsSync(it));
  if (found === undefined) throw new CannotRun(`${folder}: has none of ${ENTRY_FILES.join(', ')}`);
  return idOfPath(found);
}

function describe(outputs: readonly ReportedOutput[]): string {
  return outputs.length === 0 ? 'no shell or package found' : outputs.flatMap(describeOutput).join('\n');
}

function describeOutput({ path, kind, toolchains, complete, unknowns }: ReportedOutput): string[] {
  return [
    `${path} (${kind})`,
    ...(toolchains.length === 0 && complete
      ? ['  no Rust toolchain']
      : toolchains.flatMap(describeToolchain)),
    ...(complete
      ? []
      : [`  not all inputs are understood${unknowns.length === 0 ? '' : `: ${unknowns.join('; ')}`}`]),
  ];
}

function describeToolchain(toolchain: ReportedToolchain): string[] {
  const { provider, channel, version, date, profile, components, targets } = toolchain;
  const day = date && `(${date})`;
  return [
    `  ${[provider, channel, version, day, profile && `profile ${profile}`].filter(Boolean).join(' ')}`,
    ...(components.length === 0 ? [] : [`    components: ${components.join(', ')}`]),
    ...(targets.length === 0 ? [] : [`    targets: ${targets.join(', ')}`]),
  ];
}
