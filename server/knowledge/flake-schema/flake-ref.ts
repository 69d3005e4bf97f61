/** Reading flake references, as the `url` of an input or as attributes. */

export type ForgeType = 'github' | 'gitlab' | 'sourcehut' | 'gitea';

interface Common {
  /** The directory of `flake.nix` inside the source. */
  readonly dir?: string;
  /** Parameters without a field of their own. */
  readonly params: Readonly<Record<string, string>>;
  /** What follows `#`; an input must not have it. */
  readonly fragment?: string;
}

export interface IndirectRef extends Common {
  readonly type: 'indirect';
  readonly id: string;
  readonly ref?: string;
  readonly rev?: string;
}

export interface ForgeRef extends Common {
  readonly type: ForgeType;
  readonly owner: string;
  readonly repo: string;
  readonly ref?: string;
  readonly rev?: string;
  readonly host?: string;
}

export interface UrlRef extends Common {
  readonly type: 'git' | 'mercurial' | 'tarball' | 'file';
  /** Without the `git+` or the like in front and without parameters. */
  readonly url: string;
  readonly ref?: string;
  readonly rev?: string;
}

export interface PathRef extends Common {
  readonly type: 'path';
  readonly path: string;
  readonly rev?: string;
}

export type FlakeRef = IndirectRef | ForgeRef | UrlRef | PathRef;

const ID = /^[a-zA-Z][a-zA-Z0-9_-]*$/;
const GIT_REF = /^[a-zA-Z0-9@][a-zA-Z0-9_./@+-]*$/;
const REV = /^[0-9a-fA-F]{40}$/;
const INDIRECT = /^[a-zA-Z][a-zA-Z0-9_-]*(?:\/[a-zA-Z0-9@][a-zA-Z0-9_.@+-]*){0,2}$/;
const RELATIVE_PATH = /^[a-zA-Z0-9._~!$&'"()*+,;=/-]+$/;
const TARBALL = /\.(?:zip|tar|tgz|tar\.gz|tar\.xz|tar\.bz2|tar\.zst)$/;
const SCHEME = /^([a-z][a-z0-9+.-]*):(.*)$/s;

/** Servers that hand out tarballs under paths without an extension. */
const TARBALL_HOSTS = new Set(['flakehub.com', 'api.flakehub.com']);

/** Reads a reference as Nix does; `undefined` where Nix would refuse it. */
export function parseFlakeRef(text: string): FlakeRef | undefined {
  const { body, params, fragment } = takeApart(text);
  const common = fragment === undefined ? {} : { fragment };
  const scheme = SCHEME.exec(body);
  if (scheme === null) return withCommon(bare(body, params), params, common);
  const [, name = '', rest = ''] = scheme;
  return withCommon(schemed(name, rest, params), params, common);
}

/** Reads the form that spells a reference as attributes: `{ type = "github"; owner = "…"; repo = "…"; }`. */
export function flakeRefOf(attributes: Readonly<Record<string, unknown>>): FlakeRef | undefined {
  const text = (name: string): string | undefined => {
    const value = attributes[name];
    return typeof value === 'string' ? value : undefined;
  };
  const type = text('type');
  if (type === undefined) {
    const url = text('url');
    return url === undefined ? undefined : parseFlakeRef(url);
  }
  const params = new Map<string, string>();
  for (const name of ['ref', 'rev', 'host', 'dir', 'narHash']) {
    const value = text(name);
    if (value !== undefined) params.set(name, value);
  }
  return withCommon(fromAttributes(type, text, params), params, {});
}

/** The reference without what `Common` holds; the readers below give these. */
type Core =
  | Omit<IndirectRef, keyof Common>
  | Omit<ForgeRef, keyof Common>
  | Omit<UrlRef, keyof Common>
  | Omit<PathRef, keyof Common>;

type Params = ReadonlyMap<string, string>;

function fromAttributes(
  type: string,
  text: (name: string) => string | undefined,
  params: Params,
): Core | undefined {
  const [owner, repo, id, url, path] = [text('owner'), text('repo'), text('id'), text('url'), text('path')];
  if (isForge(type))
    return owner === undefined || repo === undefined ? undefined : forge(type, [owner, repo], params);
  switch (type) {
    case 'indirect':
      return id === undefined || !ID.test(id) ? undefined : { type, id, ...revision(params) };
    case 'path':
      return path === undefined ? undefined : { type, path, ...onlyRev(params) };
    case 'git':
    case 'mercurial':
    case 'tarball':
    case 'file':
      return url === undefined ? undefined : { type, url, ...revision(params) };
    default:
      return undefined;
  }
}

/** A reference without a scheme is a name in the registry, else a path. */
function bare(body: string, params: Params): Core | undefined {
  if (INDIRECT.test(body)) return indirect(body, params);
  return RELATIVE_PATH.test(body) ? { type: 'path', path: body, ...onlyRev(params) } : undefined;
}

function schemed(scheme: string, rest: string, params: Params): Core | undefined {
  if (isForge(scheme)) return forge(scheme, rest.split('/'), params);
  switch (scheme) {
    case 'flake':
      return INDIRECT.test(rest) ? indirect(rest, params) : undefined;
    case 'path':
      return rest === '' || rest.startsWith('//')
        ? undefined
        : { type: 'path', path: decoded(rest), ...onlyRev(params) };
    case 'git':
      return located('git', `git:${rest}`, params);
    case 'http':
    case 'https':
    case 'file':
      return located(isTarball(`${scheme}:${rest}`) ? 'tarball' : 'file', `${scheme}:${rest}`, params);
    default:
      return transported(scheme, rest, params);
  }
}

/** `git+https:` and its like: what to fetch, then how. */
function transported(scheme: string, rest: string, params: Params): Core | undefined {
  const [what = '', how = ''] = scheme.split('+', 2);
  const url = `${how}:${rest}`;
  switch (what) {
    case 'git':
      return /^(?:https?|ssh|file|git)$/.test(how) ? located('git', url, params) : undefined;
    case 'hg':
      return /^(?:https?|ssh|file)$/.test(how) ? located('mercurial', url, params) : undefined;
    case 'tarball':
    case 'file':
      return /^(?:https?|file)$/.test(how) ? located(what, url, params) : undefined;
    default:
      return undefined;
  }
}

function located(type: UrlRef['type'], url: string, params: Params): Core | undefined {
  return /^[a-z]+:\/\/./.test(url) ? { type, url, ...revision(params) } : undefined;
}

/** `id`, `id/ref`, `id/rev` or `id/ref/rev`. */
function indirect(body: string, params: Params): Core | undefined {
  const [id = '', second, third] = body.split('/');
  if (third !== undefined)
    return REV.test(third) ? { type: 'indirect', id, ref: second ?? '', rev: third } : undefined;
  return { type: 'indirect', id, ...(second === undefined ? revision(params) : refOrRev(second)) };
}

/** `owner/repo` and perhaps a branch, tag or commit; newer Nix allows slashes in a branch. */
function forge(type: ForgeType, parts: readonly string[], params: Params): Core | undefined {
  const [owner = '', repo = '', ...rest] = parts.map(decoded);
  const revisionInPath = rest.join('/');
  if (owner === '' || repo === '' || (rest.length > 0 && !GIT_REF.test(revisionInPath))) return undefined;
  const [ref, rev] = [params.get('ref'), params.get('rev')];
  if ((revisionInPath !== '' && (ref ?? rev) !== undefined) || (ref !== undefined && rev !== undefined))
    return undefined;
  const host = params.get('host');
  return {
    type,
    owner,
    repo,
    ...(revisionInPath === '' ? revision(params) : refOrRev(revisionInPath)),
    ...(host === undefined ? {} : { host }),
  };
}

function refOrRev(text: string): { readonly ref?: string; readonly rev?: string } {
  return REV.test(text) ? { rev: text } : { ref: text };
}

function revision(params: Params): { readonly ref?: string; readonly rev?: string } {
  const ref = params.get('ref');
  return { ...(ref === undefined ? {} : { ref }), ...onlyRev(params) };
}

function onlyRev(params: Params): { readonly rev?: string } {
  const rev = params.get('rev');
  return rev === undefined ? {} : { rev };
}

function withCommon(core: Core | undefined, params: Params, common: Partial<Common>): FlakeRef | undefined {
  if (core === undefined) return undefined;
  const dir = params.get('dir');
  const others = [...params].filter(([name]) => !['dir', 'ref', 'rev', 'host'].includes(name));
  return { ...core, ...(dir === undefined ? {} : { dir }), params: Object.fromEntries(others), ...common };
}

function takeApart(text: string): { body: string; params: Params; fragment?: string } {
  const hash = text.indexOf('#');
  const fragment = hash < 0 ? {} : { fragment: decoded(text.slice(hash + 1)) };
  const whole = hash < 0 ? text : text.slice(0, hash);
  const mark = whole.indexOf('?');
  if (mark < 0) return { body: whole, params: new Map(), ...fragment };
  const params = whole
    .slice(mark + 1)
    .split('&')
    .filter((it) => it !== '')
    .map((it): [string, string] => {
      const [name = '', ...value] = it.split('=');
      return [decoded(name), decoded(value.join('='))];
    });
  return { body: whole.slice(0, mark), params: new Map(params), ...fragment };
}

function isForge(name: string): name is ForgeType {
  return name === 'github' || name === 'gitlab' || name === 'sourcehut' || name === 'gitea';
}

function isTarball(url: string): boolean {
  return TARBALL.test(url) || TARBALL_HOSTS.has(hostOf(url));
}

function hostOf(url: string): string {
  return (/^[a-z+]+:\/\/(?:[^/@]*@)?([^/:]*)/.exec(url)?.[1] ?? '').toLowerCase();
}

/** A stray `%` stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
