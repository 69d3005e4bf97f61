/** Toolchains and toolchain sets: which release, what is in it, where it comes from. */
import type { Catalog } from '../../catalog/catalog.ts';
import { componentDoc, shortName } from '../../knowledge/components/components.ts';
import type { Toolchain, ToolchainSet } from '../../knowledge/domain.ts';
import type { Card } from './card.ts';
import { codeList } from './card.ts';
import { choiceFacts, contentFacts, releaseLabel, releaseName } from './release.ts';

/** What is said of a toolchain besides its name. */
export function toolchainText(it: Toolchain, catalog: Catalog): Omit<Card, 'code'> {
  if (it.provider === 'rustup')
    return { doc: ['rustup chooses and downloads the toolchain when it runs: Nix does not pin it.'] };
  return {
    doc: [`**${releaseName(it)}** — ${madeOf(it)}`],
    facts: [
      ...(it.single === undefined ? contents(it) : []),
      ...choiceFacts(it, catalog),
      ...(it.complete ? [] : ['Not all of it could be evaluated, so there may be more in it']),
    ],
  };
}

function madeOf(it: Toolchain): string {
  const from = it.provider;
  if (it.single !== undefined) return `the component \`${shortName(it.single)}\` of ${from}`;
  if (it.profile === 'rust') return `${from}, the whole \`rust\` package`;
  return it.profile === undefined ? from : `${from}, profile \`${it.profile}\``;
}

function contents(it: Toolchain): readonly string[] {
  const components = [...new Set(it.components.map(shortName))].sort();
  const more = it.targets.filter((target) => target !== it.host);
  return [
    ...(components.length === 0 ? [] : [`Components: ${codeList(components, 24)}`]),
    more.length === 0
      ? `Target: \`${it.host}\``
      : `Targets: ${codeList([...it.targets.filter((target) => target === it.host), ...more])}`,
  ];
}

export function toolchainSetText(it: ToolchainSet, catalog: Catalog): Omit<Card, 'code'> {
  return {
    doc: [`**${releaseName(it)}** — ${it.provider}`],
    facts: [...contentFacts(it, catalog), ...choiceFacts(it, catalog)],
  };
}

/** A toolchain in one line: `Rust 1.80.1 (rust-overlay, default + rust-src, wasm32-unknown-unknown)`. */
export function toolchainLine(it: Toolchain): string {
  if (it.provider === 'rustup' && it.channel === undefined) return 'whatever rustup installs';
  const label = releaseLabel(it) ?? (it.provider === 'rustup' ? it.channel : undefined);
  const name = label === undefined ? 'Rust' : `Rust ${label}`;
  const targets = it.targets.filter((target) => target !== it.host).map((target) => `\`${target}\``);
  const details = [it.provider, contentLine(it), ...targets].filter((text) => text !== '');
  return `**${name}** (${details.join(', ')})`;
}

/** The profile with what is added to it, or the components; in as few words as tell it. */
export function contentLine(it: Toolchain): string {
  if (it.profile === undefined) return it.components.map(shortName).join(' + ');
  return [it.profile, ...addedComponents(it)].join(' + ');
}

/** Components that the profile does not bring. */
function addedComponents(it: Toolchain): readonly string[] {
  const profile = new Set(it.profile === undefined ? [] : it.manifest?.profile(it.profile));
  if (profile.size === 0 && it.manifest) return [];
  return it.components.filter((name) => !profile.has(name)).map(shortName);
}

/** What a single component is for. */
export function singleText(it: Toolchain): readonly string[] {
  const doc = it.single === undefined ? undefined : componentDoc(it.single)?.doc;
  return doc === undefined ? [] : [doc];
}
