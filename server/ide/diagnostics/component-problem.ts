/** What is wrong with a component's name in a toolchain: nobody knows it, or the release does not have it. */
import type { Channel, Span } from '../../catalog/catalog.ts';
import { nearestComponents, nearestNames } from '../../catalog/nearest.ts';
import type { SelectionErrorKind } from '../../catalog/select.ts';
import { componentDoc, notAComponent } from '../../knowledge/components/components.ts';
import { componentSpan } from '../../knowledge/components/history.ts';
import type { Toolchain } from '../../knowledge/domain.ts';
import { recent } from '../../text/recent.ts';
import type { RuleContext } from './context.ts';
import { isCertain, mayBeNew, otherChannels, placeIn } from './history.ts';
import { type ListedName, selectionErrors } from './listed.ts';

export type ComponentProblem =
  /** No release has a component of that name. */
  | { readonly kind: 'unknown'; readonly near: readonly string[] }
  /** Releases up to `last` had it, for any host. */
  | { readonly kind: 'removed'; readonly last: string; readonly near: readonly string[] }
  /** The release has it under another name only. */
  | { readonly kind: 'renamed'; readonly to: string }
  /** The releases of `span` have it, for this host. */
  | { readonly kind: 'elsewhen'; readonly span: Span }
  /** Only other channels have it. */
  | { readonly kind: 'elsewhere'; readonly channels: readonly Channel[] }
  /** It is not built for the host. */
  | { readonly kind: 'foreign' }
  /** The release has it, but this set of fenix does not. */
  | { readonly kind: 'outside' };

/** The problem of a listed component; `undefined` where there is none, or where that is not certain. */
export function componentProblem(it: ListedName, context: RuleContext): ComponentProblem | undefined {
  const { toolchain, name } = it;
  if (toolchain.channel === undefined || toolchain.key === undefined) return undefined;
  if (toolchain.choice) return fenixProblem(it, toolchain.choice, toolchain.channel, context);
  if (it.listed.node === undefined && toolchain.provider === 'fenix') return undefined;
  const error = errorsOf(toolchain, context).get(name);
  if (error === undefined || toolchain.manifest === undefined) return undefined;
  if (error === 'unknown-component') return unknownName(it, toolchain.channel, toolchain.key, context);
  if (error !== 'unavailable-component' && error !== 'component-without-target') return undefined;
  return unavailable(it, toolchain.channel, context);
}

const remembered = recent<RuleContext, Map<Toolchain, ReadonlyMap<string, SelectionErrorKind>>>(1);

function errorsOf(toolchain: Toolchain, context: RuleContext): ReadonlyMap<string, SelectionErrorKind> {
  const ofContext = remembered.get(context) ?? new Map<Toolchain, ReadonlyMap<string, SelectionErrorKind>>();
  remembered.set(context, ofContext);
  const errors = ofContext.get(toolchain) ?? selectionErrors(toolchain);
  ofContext.set(toolchain, errors);
  return errors;
}

/** The manifest has neither a component nor an alias of that name. */
function unknownName(
  { toolchain, name }: ListedName,
  channel: Channel,
  key: string,
  { catalog, world }: RuleContext,
): ComponentProblem | undefined {
  const { host, manifest } = toolchain;
  const span = componentSpan(catalog, channel, { name, host });
  if (span && !isCertain(toolchain)) return undefined;
  if (manifest?.availableFor(`${name}-preview`, host)) return { kind: 'renamed', to: `${name}-preview` };
  const near = () => nearTo(name, manifest ? nearestComponents(manifest, name, host) : [], toolchain);
  if (span?.last !== undefined && placeIn(span, key) === 'late')
    return { kind: 'removed', last: span.last, near: replacementOf(name) ?? near() };
  if (span) return { kind: 'elsewhen', span };
  const channels = otherChannels(channel).filter((it) => componentSpan(catalog, it, { name, host }));
  if (channels.length > 0) return { kind: 'elsewhere', channels };
  const names = near();
  if (names.length === 0 && mayBeNew(toolchain, catalog, world.today)) return undefined;
  return { kind: 'unknown', near: names };
}

/** The manifest lists it, but has nothing to install for the host. */
function unavailable(
  { toolchain, name }: ListedName,
  channel: Channel,
  { catalog }: RuleContext,
): ComponentProblem | undefined {
  const { host } = toolchain;
  const span = catalog.asOf(undefined).span(channel, name, host);
  if (span) return isCertain(toolchain) ? { kind: 'elsewhen', span } : undefined;
  const channels = otherChannels(channel).filter((it) => catalog.asOf(undefined).span(it, name, host));
  return channels.length > 0 ? { kind: 'elsewhere', channels } : { kind: 'foreign' };
}

/** fenix takes the names of a set's members, and `choice` is all of them. */
function fenixProblem(
  it: ListedName,
  choice: readonly string[],
  channel: Channel,
  context: RuleContext,
): ComponentProblem | undefined {
  const { toolchain, name } = it;
  const { host, key = '' } = toolchain;
  if (choice.includes(name)) return undefined;
  const bare = name.replace(/-unwrapped$/, '');
  const known = [channel, ...otherChannels(channel)].filter((channel_) =>
    componentSpan(context.catalog, channel_, { name: bare, host }),
  );
  const near = nearTo(name, nearestNames(name, choice), toolchain);
  if (known.length === 0) return { kind: 'unknown', near };
  if (!isCertain(toolchain)) return undefined;
  if (toolchain.manifest?.availableFor(bare, host)) return { kind: 'outside' };
  const span = componentSpan(context.catalog, channel, { name: bare, host });
  if (span?.last !== undefined && placeIn(span, key) === 'late')
    return { kind: 'removed', last: span.last, near: replacementOf(name) ?? near };
  if (span) return { kind: 'elsewhen', span };
  return { kind: 'elsewhere', channels: known };
}

/** Names that a message proposes at most. */
const MAX_NEAR = 2;

/** The component that a wrong name stands for, then those that are written alike; not what is listed already. */
function nearTo(name: string, alike: readonly string[], toolchain: Toolchain): readonly string[] {
  const meant = notAComponent(name)?.component;
  const listed = listedNames(toolchain);
  return [...new Set([...(meant === undefined ? [] : [meant]), ...alike])]
    .filter((it) => it !== 'rust' && !listed.has(it))
    .slice(0, MAX_NEAR);
}

const namesOf = new WeakMap<Toolchain, ReadonlySet<string>>();

/** Remembered, since a list may have thousands of wrong names. */
function listedNames(toolchain: Toolchain): ReadonlySet<string> {
  const known = namesOf.get(toolchain) ?? new Set(toolchain.listed.components.map((it) => it.name));
  namesOf.set(toolchain, known);
  return known;
}

function replacementOf(name: string): readonly string[] | undefined {
  const successor = componentDoc(name)?.replacedBy;
  return successor === undefined ? undefined : [successor];
}
