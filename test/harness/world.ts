/** A world out of a fixture: its files on a disk in memory, the main one open as in an editor. */
import { createHost, type Disk, type DiskEntry, type Host, type World } from '../../server/ide/host.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/ide/settings.ts';
import { initParser } from '../../server/syntax/parser.ts';
import { wasmFiles } from '../../server/syntax/wasm-files.ts';
import type { FolderEntry } from '../../server/text/folder-entry.ts';
import { isInside } from '../../server/text/path.ts';
import type { TextRange } from '../../server/text/range.ts';
import { type Fixture, parseFixture } from './fixture.ts';

await initParser(wasmFiles());

/** The day that tests live on. */
export const TODAY = '2026-08-22';
export const MACHINE_SYSTEM = 'x86_64-linux';

export interface WorldOptions {
  readonly settings?: Partial<Settings>;
  readonly today?: string;
}

export interface FixtureWorld {
  readonly host: Host;
  readonly world: World;
  readonly fixture: Fixture;
  /** The file with the cursor, or the first one. */
  readonly id: string;
  /** The cursor. */
  readonly offset: number | undefined;
  readonly selection: TextRange | undefined;
}

/** The world of a fixture (see `fixture.ts` for the marks). The folder of the workspace is `/`. */
export function worldOf(source: string, options: WorldOptions = {}): FixtureWorld {
  const fixture = parseFixture(source);
  const host = createHost({
    disk: memoryDisk(fixture.files),
    today: options.today ?? TODAY,
    machineSystem: MACHINE_SYSTEM,
  });
  const text = fixture.files.get(fixture.main) ?? '';
  host.apply([
    { kind: 'roots', roots: ['/'] },
    { kind: 'settings', settings: { ...DEFAULT_SETTINGS, ...options.settings } },
    { kind: 'open', id: fixture.main, text, version: 1 },
  ]);
  const { offset, selection, main } = fixture;
  return { host, world: host.world(), fixture, id: main, offset, selection };
}

/** A disk that holds the given texts, and the folders above them. */
export function memoryDisk(files: ReadonlyMap<string, string>): Disk {
  const below = (folder: string): string[] =>
    [...files.keys()].filter((it) => it !== folder && isInside(folder, it));
  return {
    read(id): DiskEntry {
      const text = files.get(id);
      if (text !== undefined) return { kind: 'file', text };
      return below(id).length > 0 ? { kind: 'folder' } : { kind: 'none' };
    },
    list(folder) {
      const inside = below(folder);
      if (inside.length === 0) return undefined;
      const prefix = folder.endsWith('/') ? folder.length : folder.length + 1;
      const names = new Map(
        inside
          .map((it) => it.slice(prefix).split('/'))
          .map(([name = '', ...rest]) => [name, 0 < rest.length]),
      );
      return [...names]
        .map(([name, isFolder]): FolderEntry => ({ name, type: isFolder ? 'directory' : 'regular' }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}
