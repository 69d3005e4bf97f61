/** Components, profiles, targets and packages as Markdown, for hovers and completion. */
import { upperTriple } from '../env-vars/pattern.ts';
import { type ComponentDoc, componentDoc, profileDoc, shortName } from './components.ts';
import { packageDoc } from './packages.ts';
import { STANDARD_LIBRARY_DOCS, type TargetDoc, TIER_DOCS, targetDoc } from './targets.ts';

const COMPONENTS_PAGE = 'https://rust-lang.github.io/rustup/concepts/components.html';
const PROFILES_PAGE = 'https://rust-lang.github.io/rustup/concepts/profiles.html';
const TARGETS_PAGE = 'https://doc.rust-lang.org/rustc/platform-support.html';

/** `undefined` for a name that the tables do not have. */
export function renderComponent(name: string): string | undefined {
  const component = componentDoc(name);
  if (component === undefined) return undefined;
  return paragraphs([
    heading(name, name === shortName(name) ? undefined : `the same as \`${shortName(name)}\``),
    component.deprecated === undefined ? '' : `**Deprecated.** ${component.deprecated}`,
    component.doc,
    needs(component),
    component.note ?? '',
    `[Components](${COMPONENTS_PAGE})`,
  ]);
}

export function renderProfile(name: string): string | undefined {
  const profile = profileDoc(name);
  if (profile === undefined) return undefined;
  return paragraphs([
    heading(name, 'profile'),
    profile.doc,
    profile.note ?? '',
    `[Profiles](${PROFILES_PAGE})`,
  ]);
}

export function renderTarget(triple: string): string | undefined {
  const target = targetDoc(triple);
  if (target === undefined) return undefined;
  return paragraphs([
    heading(triple, target.doc),
    target.renamedTo === undefined ? '' : `An old name: today’s is \`${target.renamedTo}\`.`,
    support(target),
    target.note ?? '',
    linking(target),
    `[Platform support](${TARGETS_PAGE})`,
  ]);
}

export function renderPackage(attribute: string): string | undefined {
  const it = packageDoc(attribute);
  if (it === undefined) return undefined;
  return paragraphs([
    heading(attribute, 'nixpkgs'),
    it.doc,
    it.needs === undefined ? '' : `The toolchain must have ${codeList(it.needs)}.`,
    it.nightly === undefined ? '' : 'It needs a nightly toolchain.',
  ]);
}

function needs(component: ComponentDoc): string {
  const lines = [
    `Needed by: ${component.neededBy.join('; ')}`,
    component.programs === undefined ? '' : `Programs: ${codeList(component.programs)}`,
    component.alsoNeeds === undefined ? '' : `Goes with: ${codeList(component.alsoNeeds)}`,
  ];
  return lines
    .filter((it) => it !== '')
    .map((it) => `- ${it}`)
    .join('\n');
}

function support(target: TargetDoc): string {
  const sentences = [
    target.tier === undefined ? '' : `Tier ${target.tier}. ${TIER_DOCS[target.tier]}`,
    target.standardLibrary === undefined ? '' : STANDARD_LIBRARY_DOCS[target.standardLibrary],
    target.minimum === undefined ? '' : `Programs run on ${target.minimum} and newer.`,
  ];
  return sentences.filter((it) => it !== '').join(' ');
}

/** How a shell on another machine links for the target. */
function linking({ triple, cross }: TargetDoc): string {
  if (cross === undefined) return '';
  const compiler = `"\${pkgs.pkgsCross.${cross.set}.stdenv.cc}/bin/${cross.program}"`;
  const libraries = cross.libraries?.map((it) => `pkgs.pkgsCross.${cross.set}.${it}`).join(' ');
  const lines = [
    `CARGO_TARGET_${upperTriple(triple)}_LINKER = ${compiler};`,
    libraries === undefined ? '' : `buildInputs = [ ${libraries} ];`,
  ];
  return ['From another machine:', '', '```nix', ...lines.filter((it) => it !== ''), '```'].join('\n');
}

function heading(name: string, rest: string | undefined): string {
  return `**\`${name}\`**${rest === undefined ? '' : ` — ${rest}`}`;
}

function codeList(names: readonly string[]): string {
  return names.map((it) => `\`${it}\``).join(', ');
}

function paragraphs(list: readonly string[]): string {
  return list.filter((it) => it !== '').join('\n\n');
}
