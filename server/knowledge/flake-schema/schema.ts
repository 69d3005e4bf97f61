/** What `flake.nix` may hold at its top level, in an input, in `nixConfig` and in `self`. */

export interface SchemaEntry {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  readonly example?: string;
  readonly since?: string;
}

export interface TopLevelEntry extends SchemaEntry {
  readonly required?: true;
}

export const TOP_LEVEL = [
  {
    name: 'description',
    type: 'string',
    doc: 'One line on the flake. It must be a literal: no interpolation, no call.',
    example: 'description = "A command line tool";',
  },
  {
    name: 'inputs',
    type: 'attribute set of inputs',
    doc: 'The flakes and sources that this flake uses, by the names it gives them. All values in it must be literals, because Nix reads them before it evaluates anything.',
    example: 'inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";',
  },
  {
    name: 'outputs',
    type: 'function from the inputs to an attribute set',
    doc: 'What the flake provides. Nix calls it with every input and with `self`, so its argument list must name them all or end in `...`.',
    example: 'outputs = { self, nixpkgs, ... }: { };',
    required: true,
  },
  {
    name: 'nixConfig',
    type: 'attribute set of settings',
    doc: 'Settings of `nix.conf` that hold while this flake is used. Nix asks the user before it accepts most of them.',
    example: 'nixConfig.extra-substituters = [ "https://nix-community.cachix.org" ];',
  },
] as const satisfies readonly TopLevelEntry[];

/** The kinds of flake reference that the attribute `type` names. */
export const INPUT_TYPES = [
  'indirect',
  'path',
  'git',
  'mercurial',
  'tarball',
  'file',
  'github',
  'gitlab',
  'sourcehut',
  'gitea',
] as const;

export type InputType = (typeof INPUT_TYPES)[number];

export interface InputAttribute extends SchemaEntry {
  /** The types of reference that know it; all of them, or the input itself, where it is missing. */
  readonly types?: readonly InputType[];
  /** It stands in `flake.lock`, not in `flake.nix`. */
  readonly locked?: true;
}

const FORGES = ['github', 'gitlab', 'sourcehut', 'gitea'] as const satisfies readonly InputType[];

export const INPUT_ATTRIBUTES = [
  {
    name: 'url',
    type: 'string',
    doc: 'Where the input comes from, as a flake reference. It must be a literal. Beside `type` it is ignored.',
    example: 'url = "github:oxalica/rust-overlay";',
  },
  {
    name: 'follows',
    type: 'string',
    doc: 'Takes another input in place of its own: `"nixpkgs"`, or `"a/b"` for the input `b` of the input `a`. The empty string removes the input. Beside `url` it wins.',
    example: 'inputs.nixpkgs.follows = "nixpkgs";',
  },
  {
    name: 'flake',
    type: 'boolean',
    doc: 'Whether the input is a flake. With `false` its source is fetched and nothing more: use it as a path in a string, or by `import`.',
    example: 'flake = false;',
  },
  {
    name: 'inputs',
    type: 'attribute set of inputs',
    doc: 'Overrides inputs of this input, to any depth. It makes sense only for inputs that it really has.',
    example: 'inputs.nixpkgs.follows = "nixpkgs";',
  },
  {
    name: 'type',
    type: 'string',
    doc: 'The kind of reference, for the form that spells it as attributes in place of `url`: `indirect`, `path`, `git`, `mercurial`, `tarball`, `file`, `github`, `gitlab`, `sourcehut`, in newer Nix `gitea`.',
    example: 'type = "github";',
  },
  { name: 'owner', type: 'string', doc: 'The user or organisation.', types: FORGES },
  { name: 'repo', type: 'string', doc: 'The repository, without `.git`.', types: FORGES },
  {
    name: 'ref',
    type: 'string',
    doc: 'A branch or a tag.',
    types: [...FORGES, 'git', 'mercurial', 'indirect'],
  },
  {
    name: 'rev',
    type: 'string',
    doc: 'A commit as 40 hexadecimal digits. It pins the input, whatever the lock says.',
    types: [...FORGES, 'git', 'mercurial', 'indirect', 'path', 'tarball'],
  },
  {
    name: 'host',
    type: 'string',
    doc: 'The server, where it is not the usual one of that forge.',
    types: FORGES,
  },
  {
    name: 'dir',
    type: 'string',
    doc: 'The directory that holds `flake.nix`, where it is not the root of the source.',
    example: 'dir = "nix";',
  },
  {
    name: 'narHash',
    type: 'string',
    doc: 'The hash of the source, such as `sha256-…=`.',
  },
  { name: 'id', type: 'string', doc: 'The name in the flake registry.', types: ['indirect'] },
  { name: 'path', type: 'string', doc: 'The directory of the flake.', types: ['path'] },
  {
    name: 'submodules',
    type: 'boolean',
    doc: 'Whether git submodules are fetched too.',
    types: ['git'],
  },
  {
    name: 'lfs',
    type: 'boolean',
    doc: 'Whether files of git LFS are fetched too.',
    types: ['git'],
    since: 'Nix 2.27',
  },
  {
    name: 'shallow',
    type: 'boolean',
    doc: 'Whether to fetch without history. A shallow input has no `revCount`.',
    types: ['git'],
  },
  {
    name: 'lastModified',
    type: 'integer',
    doc: 'When the source was last changed, in seconds since 1970. Nix writes it into the lock.',
    locked: true,
  },
  {
    name: 'lastModifiedDate',
    type: 'string',
    doc: 'The same as `YYYYMMDDhhmmss`.',
    locked: true,
  },
  {
    name: 'revCount',
    type: 'integer',
    doc: 'How many commits lead up to the revision. Nix writes it into the lock.',
    locked: true,
  },
] as const satisfies readonly InputAttribute[];

/** What the input named `self` may say, about fetching this flake itself. */
export const SELF_INPUT_ATTRIBUTES = [
  {
    name: 'submodules',
    type: 'boolean',
    doc: 'Whether the flake’s own git submodules are fetched.',
    example: 'inputs.self.submodules = true;',
    since: 'Nix 2.27',
  },
  {
    name: 'lfs',
    type: 'boolean',
    doc: 'Whether the flake’s own git LFS files are fetched.',
    example: 'inputs.self.lfs = true;',
    since: 'Nix 2.27',
  },
] as const satisfies readonly SchemaEntry[];

export interface SelfAttribute extends SchemaEntry {
  /** Only `self` has it, not the other inputs. */
  readonly selfOnly?: true;
  /** It is there under a condition only, so that it wants an `or`. */
  readonly optional?: true;
}

/** What `self` and every other input hold besides the outputs of their flake. */
export const SELF_ATTRIBUTES = [
  {
    name: 'outPath',
    type: 'string',
    doc: 'The store path of the source; what the flake becomes inside a string.',
  },
  {
    name: 'rev',
    type: 'string',
    doc: 'The commit. `self` has it only in a clean tree, so the usual form is `self.rev or self.dirtyRev or "unknown"`.',
    optional: true,
  },
  { name: 'shortRev', type: 'string', doc: 'The first seven digits of `rev`.', optional: true },
  {
    name: 'dirtyRev',
    type: 'string',
    doc: 'The commit with `-dirty` behind it, in a tree with changes.',
    selfOnly: true,
    optional: true,
  },
  {
    name: 'dirtyShortRev',
    type: 'string',
    doc: 'The short commit with `-dirty` behind it, in a tree with changes.',
    selfOnly: true,
    optional: true,
  },
  {
    name: 'revCount',
    type: 'integer',
    doc: 'How many commits lead up to the revision; of git sources only.',
    optional: true,
  },
  { name: 'lastModified', type: 'integer', doc: 'When the source was last changed, in seconds since 1970.' },
  { name: 'lastModifiedDate', type: 'string', doc: 'The same as `YYYYMMDDhhmmss`.' },
  { name: 'narHash', type: 'string', doc: 'The hash of the source.' },
  {
    name: 'sourceInfo',
    type: 'attribute set',
    doc: 'What fetching the source gave: path, commit, dates and hash.',
  },
  { name: 'inputs', type: 'attribute set', doc: 'The inputs of the flake.' },
  {
    name: 'outputs',
    type: 'attribute set',
    doc: 'The outputs of the flake, which it holds directly as well.',
  },
] as const satisfies readonly SelfAttribute[];

export interface NixSetting extends SchemaEntry {
  /** Nix takes it from a flake without asking the user. */
  readonly withoutAsking?: true;
}

/** Settings that flakes put in `nixConfig`. */
export const NIX_CONFIG = [
  {
    name: 'extra-substituters',
    type: 'list of strings',
    doc: 'Further binary caches. fenix and crane are built for `https://nix-community.cachix.org`, devenv for `https://devenv.cachix.org`, many projects for `https://cache.garnix.io`.',
    example: 'extra-substituters = [ "https://nix-community.cachix.org" ];',
  },
  {
    name: 'extra-trusted-public-keys',
    type: 'list of strings',
    doc: 'The keys of those caches.',
  },
  {
    name: 'extra-experimental-features',
    type: 'string or list of strings',
    doc: 'Further experimental features to switch on.',
  },
  {
    name: 'allow-import-from-derivation',
    type: 'boolean',
    doc: 'Whether evaluation may build something and read it, as crate2nix and others need. The default is `true`.',
  },
  { name: 'bash-prompt', type: 'string', doc: 'The prompt of `nix develop`.', withoutAsking: true },
  {
    name: 'bash-prompt-prefix',
    type: 'string',
    doc: 'What `nix develop` puts in front of the prompt.',
    withoutAsking: true,
  },
  {
    name: 'bash-prompt-suffix',
    type: 'string',
    doc: 'What `nix develop` puts behind the prompt.',
    withoutAsking: true,
  },
  {
    name: 'flake-registry',
    type: 'string',
    doc: 'The flake registry to look names up in; empty for none.',
    withoutAsking: true,
  },
  {
    name: 'commit-lock-file-summary',
    type: 'string',
    doc: 'The message of the commit that `--commit-lock-file` makes.',
    withoutAsking: true,
  },
] as const satisfies readonly NixSetting[];

export interface SystemEntry {
  readonly name: string;
  /** Rust’s triple for it. */
  readonly triple: string;
  readonly doc: string;
}

/** The systems that nixpkgs’ flake offers, those with binary caches first. */
export const SYSTEMS = [
  { name: 'x86_64-linux', triple: 'x86_64-unknown-linux-gnu', doc: '64-bit x86, Linux.' },
  { name: 'aarch64-linux', triple: 'aarch64-unknown-linux-gnu', doc: '64-bit ARM, Linux.' },
  {
    name: 'x86_64-darwin',
    triple: 'x86_64-apple-darwin',
    doc: '64-bit x86, macOS. nixpkgs has announced that it ends with release 26.05.',
  },
  { name: 'aarch64-darwin', triple: 'aarch64-apple-darwin', doc: '64-bit ARM (Apple silicon), macOS.' },
  { name: 'i686-linux', triple: 'i686-unknown-linux-gnu', doc: '32-bit x86, Linux.' },
  {
    name: 'armv6l-linux',
    triple: 'arm-unknown-linux-gnueabihf',
    doc: 'ARMv6 with hardware floating point, Linux.',
  },
  {
    name: 'armv7l-linux',
    triple: 'armv7-unknown-linux-gnueabihf',
    doc: 'ARMv7 with hardware floating point, Linux.',
  },
  { name: 'riscv64-linux', triple: 'riscv64gc-unknown-linux-gnu', doc: '64-bit RISC-V, Linux.' },
  {
    name: 'powerpc64le-linux',
    triple: 'powerpc64le-unknown-linux-gnu',
    doc: '64-bit PowerPC, little-endian, Linux.',
  },
  { name: 'x86_64-freebsd', triple: 'x86_64-unknown-freebsd', doc: '64-bit x86, FreeBSD.' },
] as const satisfies readonly SystemEntry[];
