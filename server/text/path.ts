/** Paths of files as their ids have them: absolute, with `/` between the names. */

/** The folder of a file; `/` for what has none. */
export function parentFolder(id: string): string {
  const slash = id.lastIndexOf('/');
  return slash <= 0 ? '/' : id.slice(0, slash);
}

/** The last name of a path. */
export function baseName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** `written`, absolute or relative to `folder`, without `.` and `..` and double slashes. */
export function resolvePath(folder: string, written: string): string {
  const names: string[] = [];
  const whole = written.startsWith('/') ? written : `${folder}/${written}`;
  for (const name of whole.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

/** Whether `id` is `folder` or lies in it. */
export function isInside(folder: string, id: string): boolean {
  return id === folder || id.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
