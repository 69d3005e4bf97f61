/** The one place that changes: documents, settings and what the disk said, as immutable worlds. */
import { closeFile, editFile, openFile, type SourceFile } from '../syntax/source-file.ts';
import type { TextEdit } from '../text/edit.ts';
import type { FolderEntry } from '../text/folder-entry.ts';
import { isInside } from '../text/path.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** What lies at an id on disk. */
export type DiskEntry =
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'none' };

/** The disk as the edge shows it to the core: synchronous, never throws, remembers nothing. */
export interface Disk {
  read(id: string): DiskEntry;
  /** What is in a folder, or `undefined` where it is none. */
  list(id: string): readonly FolderEntry[] | undefined;
}

export type Change =
  | { readonly kind: 'open'; readonly id: string; readonly text: string; readonly version: number }
  /** Each element is one simultaneous set of edits; they are applied one after the other. */
  | {
      readonly kind: 'edit';
      readonly id: string;
      readonly steps: readonly (readonly TextEdit[])[];
      readonly version: number;
    }
  | { readonly kind: 'close'; readonly id: string }
  /** Something happened on disk to these ids. */
  | { readonly kind: 'disk'; readonly ids: readonly string[] }
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'roots'; readonly roots: readonly string[] };

/** All that an answer may depend on. Files that are not open are read from the disk once per world generation. */
export interface World {
  readonly settings: Settings;
  /** Folders of the workspace: nothing else is read from the disk. */
  readonly roots: readonly string[];
  /** Today as `YYYY-MM-DD`, UTC. */
  readonly today: string;
  /** The machine's system, such as `x86_64-linux`. */
  readonly machineSystem: string;
  /** Ids of the open documents. */
  readonly open: ReadonlySet<string>;
  /** An open document, or a file of the disk; `undefined` where there is none. */
  file(id: string): SourceFile | undefined;
  text(id: string): string | undefined;
  exists(id: string): boolean;
  list(folder: string): readonly FolderEntry[] | undefined;
}

export interface Host {
  /** Applies the changes in order. The worlds handed out before must not be used any more. */
  apply(changes: readonly Change[]): void;
  world(): World;
}

export interface HostOptions {
  readonly disk: Disk;
  readonly today: string;
  readonly machineSystem: string;
}

const NOTHING: DiskEntry = { kind: 'none' };

export function createHost(options: HostOptions): Host {
  const open = new Map<string, SourceFile>();
  const entries = new Map<string, DiskEntry>();
  const folders = new Map<string, readonly FolderEntry[] | undefined>();
  const parsed = new Map<string, SourceFile>();
  let settings = DEFAULT_SETTINGS;
  let roots: readonly string[] = [];
  let current: World | undefined;

  function entry(id: string): DiskEntry {
    const known = entries.get(id) ?? (isOurs(id) ? options.disk.read(id) : NOTHING);
    entries.set(id, known);
    return known;
  }

  /** Whether something of the workspace: what lies elsewhere is nobody's to look at, whatever a file names. */
  function isOurs(id: string): boolean {
    return roots.some((it) => isInside(it, id));
  }

  function text(id: string): string | undefined {
    const file = open.get(id);
    if (file) return file.text;
    const found = entry(id);
    return found.kind === 'file' ? found.text : undefined;
  }

  function file(id: string): SourceFile | undefined {
    const known = open.get(id) ?? parsed.get(id);
    if (known) return known;
    const found = text(id);
    if (found === undefined) return undefined;
    const made = openFile(id, found, 0);
    parsed.set(id, made);
    return made;
  }

  function list(folder: string): readonly FolderEntry[] | undefined {
    if (!folders.has(folder)) folders.set(folder, isOurs(folder) ? options.disk.list(folder) : undefined);
    return folders.get(folder);
  }

  function forget(id: string): void {
    const old = parsed.get(id);
    if (old) closeFile(old);
    parsed.delete(id);
    entries.delete(id);
    folders.clear();
  }

  function forgetAll(): void {
    for (const file of parsed.values()) closeFile(file);
    parsed.clear();
    entries.clear();
    folders.clear();
  }

  function replace(id: string, next: SourceFile | undefined): void {
    const old = open.get(id);
    if (old && old !== next) closeFile(old);
    if (next) open.set(id, next);
    else open.delete(id);
  }

  function applyOne(change: Change): void {
    switch (change.kind) {
      case 'open':
        replace(change.id, openFile(change.id, change.text, change.version));
        break;
      case 'edit':
        for (const edits of change.steps) {
          const before = open.get(change.id);
          if (before) replace(change.id, editFile(before, edits, change.version));
        }
        break;
      case 'close':
        replace(change.id, undefined);
        forget(change.id);
        break;
      case 'disk':
        change.ids.forEach(forget);
        break;
      case 'settings':
        settings = change.settings;
        break;
      case 'roots':
        roots = change.roots;
        forgetAll();
        break;
    }
  }

  return {
    apply(changes) {
      changes.forEach(applyOne);
      current = undefined;
    },
    world() {
      current ??= {
        settings,
        roots,
        today: options.today,
        machineSystem: options.machineSystem,
        open: new Set(open.keys()),
        file,
        text,
        exists: (id) => open.has(id) || entry(id).kind !== 'none',
        list,
      };
      return current;
    },
  };
}
