/** The ids of files and their paths: an id is the absolute path with `/` between the names, on Windows `/c:/x`. */
import { resolve } from 'node:path';

/** The id of a path, relative ones against the working directory. */
export function idOfPath(path: string): string {
  const slashed = resolve(path).replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${lowerDrive(slashed)}`;
}

/** The path of an id for the file system; `undefined` for ids that are no files, such as `untitled:Untitled-1`. */
export function pathOfId(id: string): string | undefined {
  // No file system takes a NUL, and Node throws at one.
  if (!id.startsWith('/') || id.includes('\0')) return undefined;
  return DRIVE.test(id) && process.platform === 'win32' ? id.slice(1) : id;
}

/** Windows does not tell the case of drive letters apart, and clients disagree about it. */
export function lowerDrive(path: string): string {
  return path.replace(/^\/?[A-Za-z]:/, (it) => it.toLowerCase());
}

const DRIVE = /^\/[A-Za-z]:/;
