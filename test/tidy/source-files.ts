/** The project's own TypeScript files, for the tests that look at them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface SourceText {
  /** Relative to the project: `server/text/edit.ts`. */
  readonly path: string;
  readonly text: string;
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** The TypeScript files below a folder of the project. */
export function sourceFiles(folder: string): readonly SourceText[] {
  return readdirSync(PROJECT + folder, { recursive: true, encoding: 'utf8' })
    .map((it) => it.replaceAll('\\', '/'))
    .filter((it) => it.endsWith('.ts') && !it.endsWith('.d.ts'))
    .sort()
    .map((it) => ({ path: `${folder}/${it}`, text: readFileSync(`${PROJECT}${folder}/${it}`, 'utf8') }));
}

/** The names of the TypeScript files of a folder, without their ending. */
export function moduleNames(folder: string): readonly string[] {
  return readdirSync(PROJECT + folder)
    .filter((it) => it.endsWith('.ts'))
    .map((it) => it.slice(0, -'.ts'.length))
    .sort();
}
