/** `ferronix check`: the findings in files and folders. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Severity } from '../ide/answer.ts';
import { diagnostics } from '../ide/diagnostics.ts';
import type { Host } from '../ide/host.ts';
import { idOfPath } from '../node/ids.ts';
import type { CheckedFile } from './checked-file.ts';
import { formatGithub } from './format-github.ts';
import { formatJson } from './format-json.ts';
import { formatPretty } from './format-pretty.ts';
import { nixFiles } from './nix-files.ts';
import { print, warn } from './output.ts';
import { existing, hostFor } from './world.ts';

/** From the most to the least severe. */
export const FAIL_ON: readonly Severity[] = ['error', 'warning', 'hint'];

export const FORMATS = ['pretty', 'json', 'github'] as const;

export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  readonly failOn: Severity;
  readonly system?: string;
}

const FORMATTERS = { pretty: formatPretty, json: formatJson, github: formatGithub };

/** Files whose trees are kept at a time: imports are shared, and memory stays flat. */
const BATCH = 100;

export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const files = [...new Set(paths.flatMap(filesOf))];
  const host = await hostFor(files.map(idOfPath), options.system);
  const checked: CheckedFile[] = [];
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    checked.push(...batch.flatMap((path) => checkFile(host, path)));
    host.apply([{ kind: 'disk', ids: batch.map(idOfPath) }]);
  }
  print(FORMATTERS[options.format](checked));
  if (checked.length < files.length) return 2;
  const failing = FAIL_ON.slice(0, FAIL_ON.indexOf(options.failOn) + 1);
  return checked.some((file) => file.findings.some((it) => failing.includes(it.severity))) ? 1 : 0;
}

function filesOf(path: string): readonly string[] {
  return existing(path).isFolder ? [...nixFiles(path)] : [path];
}

function checkFile(host: Host, path: string): CheckedFile[] {
  const id = idOfPath(path);
  const world = host.world();
  const text = world.text(id);
  if (text === undefined) {
    warn(`${path}: cannot be read, or is too large`);
    return [];
  }
  const document = TextDocument.create(id, 'nix', 0, text);
  try {
    return [{ path, text: document, findings: diagnostics(world, id) }];
  } catch (error) {
    // One file must not cost the others, but what was not checked is not fine either.
    warn(`${path}: this is a bug in Ferronix: ${error instanceof Error ? error.stack : error}`);
    return [];
  }
}
