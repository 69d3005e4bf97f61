/** The disk of this machine for the core: synchronous, bounded, and never throwing. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Disk, DiskEntry } from '../ide/host.ts';
import type { FolderEntry } from '../text/folder-entry.ts';
import { pathOfId } from './ids.ts';

/** Bytes of the largest file that is read. The longest lock files have a few hundred thousand. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

export interface WatchedDisk {
  readonly disk: Disk;
  /** The ids that were asked for and have changed since; they count as unchanged from now on. */
  changed(): readonly string[];
}

export function createDisk(maxBytes = MAX_FILE_BYTES): WatchedDisk {
  const stamps = new Map<string, string>();
  const remember = (id: string): void => {
    if (!stamps.has(id)) stamps.set(id, stamp(id));
  };
  return {
    disk: {
      read(id) {
        remember(id);
        return read(id, maxBytes);
      },
      list(id) {
        remember(id);
        return list(id);
      },
    },
    changed() {
      const found: string[] = [];
      for (const [id, before] of stamps) {
        const now = stamp(id);
        if (now === before) continue;
        stamps.set(id, now);
        found.push(id);
      }
      return found;
    },
  };
}

const NONE: DiskEntry = { kind: 'none' };

function read(id: string, maxBytes: number): DiskEntry {
  const path = pathOfId(id);
  if (path === undefined) return NONE;
  try {
    const found = statSync(path);
    if (found.isDirectory()) return { kind: 'folder' };
    // A pipe would block for ever, a device never ends.
    if (!found.isFile() || maxBytes < found.size) return NONE;
    return { kind: 'file', text: decode(readFileSync(path)) };
  } catch {
    // Missing, unreadable, a loop of links: all the same to the core.
    return NONE;
  }
}

function list(id: string): readonly FolderEntry[] | undefined {
  const path = pathOfId(id);
  if (path === undefined) return undefined;
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((it) => ({ name: it.name, type: typeOf(it) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}

function typeOf(entry: Dirent): FolderEntry['type'] {
  if (entry.isSymbolicLink()) return 'symlink';
  if (entry.isDirectory()) return 'directory';
  return entry.isFile() ? 'regular' : 'unknown';
}

/** What changes when the entry does. A folder's time changes with its names. */
function stamp(id: string): string {
  const path = pathOfId(id);
  if (path === undefined) return '';
  try {
    const found = statSync(path);
    return `${found.mtimeMs} ${found.size} ${found.ino}`;
  } catch {
    return '';
  }
}

/** UTF-8, or UTF-16 that says so; without the byte order mark, which editors do not show; what is malformed becomes U+FFFD. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
