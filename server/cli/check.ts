/** `ferronix check`: the findings in files and folders. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../ide/answer.ts';
import { diagnosis } from '../ide/diagnostics.ts';
import type { Host } from '../ide/host.ts';
import { idOfPath } from '../node/ids.ts';
import { projectRoot } from '../node/project-root.ts';
import { parentFolder } from '../text/path.ts';
import type { CheckedFile } from './checked-file.ts';
import { formatGithub } from './format-github.ts';
import { formatJson } from './format-json.ts';
import { formatPretty } from './format-pretty.ts';
import { nixFiles } from './nix-files.ts';
import { print, warn } from './output.ts';
import { existing, startCore } from './world.ts';

/** From the most to the least severe. */
export const FAIL_ON: readonly Severity[] = ['error', 'warning', 'hint'];

export const FORMATS = ['pretty', 'json', 'github'] as const;

export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  readonly failOn: Severity;
  readonly system?: string;
}

const FORMATTERS = { pretty: formatPretty, json: formatJson, github: formatGithub };

export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const files = [...new Set(paths.flatMap(filesOf))];
  const core = await startCore();
  // One project after the other: what one needs to know of its files is of no use to the next, and fills the memory.
  const checked = new Map<string, CheckedFile>();
  let incomplete = false;
  for (const [root, paths] of projectsOf(files)) {
    const host = core.hostFor([root], options.system);
    for (const path of paths) {
      const { file, whole } = checkFile(host, path);
      if (file !== undefined) checked.set(path, file);
      incomplete ||= !whole;
    }
  }
  const inOrder = files.flatMap((it) => checked.get(it) ?? []);
  print(FORMATTERS[options.format](inOrder));
  if (incomplete) return 2;
  const failing = FAIL_ON.slice(0, FAIL_ON.indexOf(options.failOn) + 1);
  return inOrder.some((file) => file.findings.some((it) => failing.includes(it.severity))) ? 1 : 0;
}

/** The files of each project, by the id of its folder. */
function projectsOf(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const projects = new Map<string, string[]>();
  const roots = new Map<string, string>();
  for (const path of files) {
    const id = idOfPath(path);
    const folder = parentFolder(id);
    const root = roots.get(folder) ?? projectRoot(id);
    roots.set(folder, root);
    projects.set(root, [...(projects.get(root) ?? []), path]);
  }
  return projects;
}

function filesOf(path: string): readonly string[] {
  return existing(path).isFolder ? [...nixFiles(path)] : [path];
}

/** What was found in a file, and whether all of it was checked. */
interface Outcome {
  readonly file?: CheckedFile;
  readonly whole: boolean;
}

function checkFile(host: Host, path: string): Outcome {
  const id = idOfPath(path);
  const world = host.world();
  const text = world.text(id);
  if (text === undefined) {
    warn(`${path}: cannot be read, or is too large`);
    return { whole: false };
  }
  const document = TextDocument.create(id, 'nix', 0, text);
  try {
    const { findings, bugs } = diagnosis(world, id);
    for (const { code, error } of bugs) warnOfBug(path, error, ` in rule ${code}`);
    return { file: { path, text: document, findings }, whole: bugs.length === 0 };
  } catch (error) {
    // One file must not cost the others, but what was not checked is not fine either.
    warnOfBug(path, error);
    return { whole: false };
  }
}

function warnOfBug(path: string, error: unknown, place = ''): void {
  warn(`${path}: this is a bug in Ferronix${place}: ${error instanceof Error ? error.stack : error}`);
}
