/** What is known of a value, as a card: whichever expression or variable holds it. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Value } from '../../eval/value.ts';
import { textOf } from '../../eval/values.ts';
import { packageDoc } from '../../knowledge/components/packages.ts';
import {
  type Description,
  type FlakeDomain,
  type Known,
  knownOf,
  type ToolchainSet,
} from '../../knowledge/domain.ts';
import { knownInput } from '../../knowledge/flake-schema/known-input.ts';
import { quoteString } from '../../syntax/nodes.ts';
import { builtinCard } from './builtin.ts';
import { type Card, typed, withMore } from './card.ts';
import { derivationText } from './derivation.ts';
import { flakeInputCard, type InputFacts } from './flake-input.ts';
import { nixpkgsText, packageCard } from './package.ts';
import { releasesFacts } from './release.ts';
import { describedCard } from './signature.ts';
import { singleText, toolchainSetText, toolchainText } from './toolchain.ts';

export interface DescribeContext {
  readonly catalog: Catalog;
  /** What the flake around and its lock say of an input. */
  inputFacts(flake: FlakeDomain): InputFacts | undefined;
}

/** How the value is called where it is shown, and what the set that it came from says of it. */
export interface Subject {
  readonly name: string;
  readonly about?: Description | undefined;
}

/** `undefined` for a value that nothing is known about. */
export function valueCard(value: Value, subject: Subject, context: DescribeContext): Card | undefined {
  const { about, name } = subject;
  const settled = alternativesOf(value);
  const [first = value] = settled;
  const known = knownOf(first);
  const card = known
    ? knownCard(first, known, subject, context)
    : ((about && withMore(describedCard(about, name), literal(first))) ?? builtinCard(first, name));
  return card && settled.length > 1
    ? withMore(card, { facts: ['Which one it is depends on a condition or a caller; others are possible'] })
    : card;
}

/** What an unknown value may be, where something is known of that. */
function alternativesOf(value: Value): readonly Value[] {
  if (value.kind !== 'unknown' || !value.alternatives) return [];
  return value.alternatives.map((it) => it.force()).filter((it) => knownOf(it) !== undefined);
}

function knownCard(
  value: Value,
  known: Known,
  { name, about }: Subject,
  context: DescribeContext,
): Card | undefined {
  const { catalog } = context;
  const called = (type: string): Card => (about ? describedCard(about, name) : { code: typed(name, type) });
  switch (known.domain) {
    case 'toolchain': {
      const single = known.single !== undefined;
      const card = called(single ? 'component' : 'toolchain');
      return withMore(about ? card : { ...card, doc: singleText(known) }, toolchainText(known, catalog));
    }
    case 'toolchain-set':
      return withMore(releaseHead(known, called(known.title)), toolchainSetText(known, catalog));
    case 'set': {
      const releases = known.releases ? { facts: releasesFacts(known.releases, catalog) } : undefined;
      const { self } = known;
      const type = about === undefined && !name.endsWith(known.title) ? known.title : 'set';
      const description = about ?? (self && { ...self, type });
      return description && withMore(describedCard(description, name), releases);
    }
    case 'function':
      return describedCard({ ...known.self, ...about }, name);
    case 'nixpkgs':
      return value.kind === 'attrs'
        ? withMore(called('nixpkgs'), nixpkgsText(known, value.members))
        : undefined;
    case 'package':
      return about && packageDoc(known.path) === undefined ? describedCard(about, name) : packageCard(known);
    case 'derivation':
      return withMore(called(known.kind), derivationText(known));
    case 'flake':
      return flakeInputCard({ name }, known.known, context.inputFacts(known));
    case 'source': {
      const doc = known.known === undefined ? undefined : knownInput(known.known)?.doc;
      return doc === undefined ? undefined : { code: typed(name, 'source'), doc: [doc] };
    }
  }
}

/** The table's line on a release says no more than the release itself does. */
function releaseHead({ version }: ToolchainSet, card: Card): Card {
  const says = (line: string): boolean => version !== undefined && line.includes(version);
  return { ...card, doc: card.doc?.filter((line) => !says(line)) };
}

/** What a known attribute is here, where it is a plain value. */
function literal(value: Value): Omit<Card, 'code'> | undefined {
  const text = textOf(value);
  if (text !== undefined && text.length < 80) return { facts: [`Here: \`${quoteString(text)}\``] };
  return value.kind === 'bool' ? { facts: [`Here: \`${value.value}\``] } : undefined;
}

/** How a set is called in front of its members' names. */
export function titleOf(value: Value | undefined): string | undefined {
  const known = knownOf(value);
  switch (known?.domain) {
    case 'set':
    case 'toolchain-set':
      return known.title;
    case 'nixpkgs':
      return 'pkgs';
    case 'toolchain':
      return 'toolchain';
    case 'package':
      return `pkgs.${known.path}`;
    case 'flake':
      return known.input;
    case 'function':
      return known.self.name;
    default:
      return undefined;
  }
}
