/** The Rust toolchain of a devenv shell, by its channel, its toolchain file or the packages that it is given. */

import type { Channel, Manifest } from '../../catalog/catalog.ts';
import { tripleOfSystem } from '../../catalog/hosts.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { boolOf, done, member, textOf, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { nameList } from '../arguments.ts';
import {
  type EditSite,
  knownOf,
  nixpkgsOf,
  type OptionPlace,
  type Toolchain,
  toolchainOf,
} from '../domain.ts';
import type { Kit } from '../kit.ts';
import type { ModuleScope } from '../modules/module.ts';
import { attrsWithOutputs, packageValue } from '../package.ts';
import { type OverlayContext, releaseOf } from '../rust-overlay/context.ts';
import { rustBin } from '../rust-overlay/rust-bin.ts';
import { toolchainSet } from '../rust-overlay/toolchain-set.ts';
import { DEFAULT_COMPONENTS } from './rust-options.ts';

interface Settings {
  readonly kit: Kit;
  readonly scope: ModuleScope;
  readonly rust: Attrs;
  readonly host: string;
}

/** What `languages.rust` adds to the packages of a shell. */
export function rustPackages(kit: Kit, scope: ModuleScope): readonly Thunk[] {
  const rust = member(member(scope.config, 'languages'), 'rust');
  if (rust?.kind !== 'attrs') return [];
  const enabled = member(rust, 'enable');
  if (boolOf(enabled) === false) return [];
  if (boolOf(enabled) === undefined) return [done(unknown('languages.rust.enable'))];
  const settings = { kit, scope, rust, host: hostOf(scope) };
  return [
    lazy(() => member(rust, 'toolchainPackage') ?? unknown('toolchain of devenv')),
    ...linkers(rust),
    ...languageServer(settings),
  ];
}

const LINKERS: readonly (readonly [option: string, packageName: string])[] = [
  ['mold', 'mold-wrapped'],
  ['lld', 'llvmPackages.bintools'],
  ['wild', 'wild'],
];

function linkers(rust: Attrs): readonly Thunk[] {
  const chosen = LINKERS.filter(([name]) => boolOf(member(member(rust, name), 'enable')) === true);
  return chosen.map(([, name]) => done(packageValue(name)));
}

/** rust-analyzer of its own, where the toolchain has none. */
function languageServer({ scope, rust, host }: Settings): readonly Thunk[] {
  if (boolOf(member(member(rust, 'lsp'), 'enable')) === false) return [];
  const given = scope.definitionsAt(['languages', 'rust', 'lsp', 'package'])[0];
  if (given) return [given.value];
  if (textOf(member(rust, 'channel')) !== 'nixpkgs' || member(rust, 'toolchainFile')?.kind !== 'null')
    return [];
  const names = nameList(member(rust, 'components'));
  if (!names.complete || names.names.some((it) => it.name === 'rust-analyzer')) return [];
  return [done(attrsWithOutputs({ ...nixpkgsToolchain(['rust-analyzer'], host), single: 'rust-analyzer' }))];
}

/** The toolchain as a package, or a list of what it is joined of. */
export function toolchainPackage(kit: Kit, scope: ModuleScope): Value {
  const rust = member(member(scope.config, 'languages'), 'rust');
  if (rust?.kind !== 'attrs') return unknown('languages.rust');
  const settings: Settings = { kit, scope, rust, host: hostOf(scope) };
  const file = rust.members.get('toolchainFile');
  const path = file?.force();
  if (path && path.kind !== 'null') return fromFile(settings, path);
  const channel = textOf(member(rust, 'channel'));
  if (channel === 'nixpkgs') return fromNixpkgs(settings);
  if (channel === 'stable' || channel === 'beta' || channel === 'nightly')
    return ofChannel(settings, channel);
  return unknown('channel of a devenv shell');
}

function hostOf(scope: ModuleScope): string {
  const system = nixpkgsOf(scope.arg('pkgs'))?.system ?? scope.machine.system;
  return tripleOfSystem(system) ?? system;
}

/** The rust-overlay among the inputs. */
function overlayOf({ kit, scope, host }: Settings): OverlayContext {
  const input = knownOf(member(scope.arg('inputs'), 'rust-overlay'));
  const flake = input?.domain === 'flake' && input.known === 'rust-overlay' ? input : undefined;
  return { kit, moment: flake?.moment, certain: flake?.moment !== undefined, host, input: flake?.input };
}

function fromFile(settings: Settings, path: Value): Value {
  const read = member(rustBin(overlayOf(settings)), 'fromRustupToolchainFile');
  const [definition] = settings.scope.definitionsAt(['languages', 'rust', 'toolchainFile']);
  const made = read
    ? settings.scope.machine.apply(read, done(path, definition?.value.node))
    : unknown('toolchain file');
  const toolchain = toolchainOf(made);
  return toolchain ? attrsWithOutputs({ ...toolchain, provider: 'devenv' }) : made;
}

/** The packages that the user gives for components, and the components that are left. */
function ownPackages({ rust }: Settings, names: readonly string[]): [readonly Thunk[], readonly string[]] {
  const sets = [member(rust, 'toolchain'), member(rust, 'packages')];
  const own: Thunk[] = [];
  const rest: string[] = [];
  for (const name of names) {
    const given = sets
      .map((it) => (it?.kind === 'attrs' ? it.members.get(name) : undefined))
      .find((it) => it);
    if (given) own.push(given);
    else rest.push(name);
  }
  return [own, rest];
}

function joined(
  own: readonly Thunk[],
  toolchain: Toolchain | undefined,
  kit: Kit,
  origin: SyntaxNode | undefined,
): Value {
  if (toolchain) kit.facts.toolchains.push(toolchain);
  const value = toolchain && { ...attrsWithOutputs(toolchain), origin };
  if (value && own.length === 0) return value;
  return { kind: 'list', items: [...own, ...(value ? [done(value)] : [])], open: false };
}

function fromNixpkgs(settings: Settings): Value {
  const list = member(settings.rust, 'components');
  const given = nameList(list);
  const site = editSite(settings);
  const [own, rest] = ownPackages(
    settings,
    given.names.map((it) => it.name),
  );
  if (isWritten(settings, 'components') && list)
    settings.kit.facts.lists.push({
      list,
      holds: 'components',
      choice: { manifest: undefined, host: settings.host, profile: [], components: DEFAULT_COMPONENTS },
    });
  const toolchain: Toolchain = {
    ...nixpkgsToolchain(rest, settings.host),
    complete: given.complete,
    site,
    choice: DEFAULT_COMPONENTS,
  };
  return joined(own, rest.length > 0 ? toolchain : undefined, settings.kit, anchor(settings));
}

function nixpkgsToolchain(components: readonly string[], host: string): Toolchain {
  const hasCompiler = components.includes('rustc');
  return {
    domain: 'toolchain',
    provider: 'nixpkgs',
    channel: 'stable',
    key: undefined,
    version: undefined,
    date: undefined,
    profile: undefined,
    components: hasCompiler ? [...components, 'rust-std'] : components,
    targets: hasCompiler ? [host] : [],
    listed: { components: [], targets: [] },
    manifest: undefined,
    host,
    complete: true,
    site: { kind: 'none' },
  };
}

function ofChannel(settings: Settings, channel: Channel): Value {
  const { rust, host, kit } = settings;
  const version = textOf(member(rust, 'version'));
  if (version === undefined) return unknown('version of a devenv toolchain');
  const context = overlayOf(settings);
  const set = knownOf(toolchainSet(context, channel, version));
  if (set?.domain !== 'toolchain-set') return unknown('toolchain of devenv');
  const components = nameList(member(rust, 'components'));
  const targets = nameList(member(rust, 'targets'));
  for (const holds of ['components', 'targets'] as const) {
    const list = member(rust, holds);
    if (list && isWritten(settings, holds))
      kit.facts.lists.push({ list, holds, choice: { manifest: set.manifest, host, profile: [] } });
  }
  const [own, rest] = ownPackages(
    settings,
    components.names.map((it) => it.name),
  );
  const cranelift = boolOf(member(member(rust, 'cranelift'), 'enable')) === true;
  const names = [...rest, ...(cranelift ? ['rustc-codegen-cranelift-preview'] : []), 'rust-std'];
  const toolchain: Toolchain = {
    domain: 'toolchain',
    provider: 'devenv',
    channel,
    key: set.key,
    version: set.version,
    date: set.date,
    profile: undefined,
    components: [...new Set(names.map((it) => manifestName(it, set.manifest)))],
    targets: [...new Set([host, ...targets.names.map((it) => it.name)])],
    listed: {
      components: isWritten(settings, 'components') ? components.names : [],
      targets: targets.names,
    },
    manifest: set.manifest,
    host,
    complete: components.complete && targets.complete && set.manifest !== undefined,
    site: editSite(settings),
    chosenBy: set.chosenBy,
    release: releaseOf(context),
  };
  return joined(own, toolchain, kit, anchor(settings));
}

function manifestName(name: string, manifest: Manifest | undefined): string {
  return manifest?.resolve(name) ?? name;
}

function isWritten({ scope }: Settings, name: 'components' | 'targets'): boolean {
  return scope.definitionsAt(['languages', 'rust', name]).length > 0;
}

/** Options beside which another one can be written, the most telling first. */
const ANCHORS = ['components', 'targets', 'version', 'channel', 'enable'];

function anchor({ rust }: Settings): SyntaxNode | undefined {
  for (const name of ANCHORS) {
    const found = rust.members.definition?.(name);
    if (found) return found;
  }
  return undefined;
}

function writtenNames({ scope }: Settings): readonly SyntaxNode[] {
  return scope.definitionsAt(['languages', 'rust']).flatMap(({ value }) => {
    const set = value.force();
    return set.kind === 'attrs'
      ? set.members.names().flatMap((name) => set.members.definition?.(name) ?? [])
      : [];
  });
}

function editSite(settings: Settings): EditSite {
  const place = (name: 'components' | 'targets', initial: readonly string[]): OptionPlace => {
    const [written, ...more] = settings.scope.definitionsAt(['languages', 'rust', name]);
    return {
      name,
      initial,
      beside: anchor(settings),
      list: written?.value,
      // Of several definitions none is known to be the right one.
      known: more.length === 0,
    };
  };
  return {
    kind: 'options',
    components: place('components', DEFAULT_COMPONENTS),
    targets: place('targets', []),
    written: writtenNames(settings),
  };
}
