/** The URIs of clients and the ids of the core. `file:` URIs become decoded paths, all others stay as they are. */
import { lowerDrive } from '../node/ids.ts';

const FILE = /^file:(?:\/\/([^/]*))?(\/.*)$/i;

export function idOfUri(uri: string): string {
  const found = FILE.exec(uri);
  if (found === null) return uri;
  const [, host = '', path = ''] = found;
  const decoded = lowerDrive(decode(path));
  return host === '' || host.toLowerCase() === 'localhost' ? decoded : `//${host}${decoded}`;
}

/** A URI for an id that no client has named; `idOfUri` gives the id back. */
export function uriOfId(id: string): string {
  if (!id.startsWith('/')) return id;
  const [, host = '', path = id] = /^\/\/([^/]+)(\/.*)$/.exec(id) ?? [];
  return `file://${host}${path.split('/').map(encode).join('/')}`;
}

/** Sequences that are no percent-encoded UTF-8 are left as they are. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path.replace(/(?:%[0-9a-f]{2})+/gi, (it) => {
      try {
        return decodeURIComponent(it);
      } catch {
        return it;
      }
    });
  }
}

/** A half of a surrogate pair has no encoding. */
function encode(name: string): string {
  try {
    return encodeURIComponent(name);
  } catch {
    return name;
  }
}
