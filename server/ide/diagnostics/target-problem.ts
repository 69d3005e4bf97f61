/** What is wrong with a target's name in a toolchain: there is no such triple, or the release has no standard library for it. */
import type { Span } from '../../catalog/catalog.ts';
import { nearestTargets } from '../../catalog/nearest.ts';
import { targetSpan } from '../../knowledge/components/history.ts';
import { meantTargets, TARGET_RENAMES, targetDoc } from '../../knowledge/components/targets.ts';
import type { RuleContext } from './context.ts';
import { isCertain, otherChannels } from './history.ts';
import { type ListedName, selectionErrors } from './listed.ts';

export type TargetProblem =
  /** No release has a target of that name. */
  | { readonly kind: 'unknown'; readonly near: readonly string[] }
  /** It has another name in this release. */
  | { readonly kind: 'renamed'; readonly to: string }
  /** The releases of `span` have its standard library. */
  | { readonly kind: 'elsewhen'; readonly span: Span }
  /** The compiler knows it, but no release has its standard library. */
  | { readonly kind: 'unbuilt' }
  /** The release has its standard library, but the joined package `rust` takes no others than the host's. */
  | { readonly kind: 'joined' };

/** Names that a message proposes at most. */
const MAX_NEAR = 2;

/** The problem of a listed target; `undefined` where there is none, or where that is not certain. */
export function targetProblem(it: ListedName, context: RuleContext): TargetProblem | undefined {
  const { toolchain, name } = it;
  const { channel, key, manifest } = toolchain;
  if (channel === undefined || key === undefined || manifest === undefined) return undefined;
  if (!isRefused(it)) return undefined;
  if (manifest.hasTarget(name)) return { kind: 'joined' };
  const span = targetSpan(context.catalog, channel, name);
  if (span && !isCertain(toolchain)) return undefined;
  const [meant] = otherNames(name).filter((triple) => manifest.hasTarget(triple));
  if (meant !== undefined) return { kind: 'renamed', to: meant };
  if (span) return { kind: 'elsewhen', span };
  if (isTriple(name, context)) return { kind: 'unbuilt' };
  const near = nearestTargets(manifest, name).filter((triple) => !toolchain.targets.includes(triple));
  return { kind: 'unknown', near: near.slice(0, MAX_NEAR) };
}

/** What a target may be called in another release, or by someone who knows triples. */
function otherNames(name: string): readonly string[] {
  const earlier = [...TARGET_RENAMES].filter(([, today]) => today === name).map(([old]) => old);
  return [...meantTargets(name), ...earlier];
}

/** Whether the provider throws: fenix wants a standard library, rust-overlay anything that is for the target. */
function isRefused({ toolchain, name }: ListedName): boolean {
  if (toolchain.provider === 'fenix') return toolchain.manifest?.hasTarget(name) === false;
  const error = selectionErrors(toolchain).get(name);
  return error === 'unknown-target' || error === 'unused-target';
}

/** Whether the compiler ever knew the triple. */
function isTriple(name: string, { catalog }: RuleContext): boolean {
  return (
    targetDoc(name)?.tier !== undefined ||
    ['stable' as const, ...otherChannels('stable')].some((it) => targetSpan(catalog, it, name) !== undefined)
  );
}
