/** The packages of nixpkgs that are parts of its own Rust toolchain. */
import { tripleOfSystem } from '../../catalog/hosts.ts';
import type { Value } from '../../eval/value.ts';
import type { Toolchain } from '../domain.ts';
import { attrsWithOutputs } from '../package.ts';
import type { PackagesContext } from './instance.ts';
import { rustcOf } from './releases.ts';

/** Which Rust of nixpkgs something is of. */
export interface RustRelease {
  /** The version, or its first two numbers: `1.88`. */
  readonly key: string | undefined;
  /** The whole version, where it is known. */
  readonly version: string | undefined;
}

/** The Rust that a nixpkgs has by default, or that a set of it is of. */
function releaseOf({ options, rust }: PackagesContext): RustRelease {
  if (rust) return rust;
  const version = rustcOf(options.release?.branch);
  return { key: version, version };
}

/** A package of nixpkgs that is a part of its toolchain. */
export function nixpkgsComponent(
  context: PackagesContext,
  components: readonly string[],
  name = components[0],
): Value {
  const { system, cross, compilesFor } = context.options;
  const host = tripleOfSystem(system) ?? system;
  const other = cross ?? compilesFor;
  const isCompiler = components.includes('rustc');
  const targets = isCompiler ? [host, ...(other?.triple === undefined ? [] : [other.triple])] : [];
  const release = releaseOf(context);
  const domain: Toolchain = {
    domain: 'toolchain',
    provider: 'nixpkgs',
    channel: 'stable',
    ...release,
    // The language server is released for itself, though it stands beside the compiler of its nixpkgs.
    version: components.includes('rust-analyzer') ? undefined : release.version,
    date: undefined,
    profile: undefined,
    components,
    targets: [...new Set(targets)],
    listed: { components: [], targets: [] },
    manifest: undefined,
    host,
    complete: !isCompiler || other === undefined || other.triple !== undefined,
    site: { kind: 'none' },
    single: name,
  };
  return attrsWithOutputs(domain);
}

/** The compiler and cargo that nixpkgs' own builders use. */
export function ownToolchain(context: PackagesContext): readonly Value[] {
  return [nixpkgsComponent(context, ['rustc', 'rust-std']), nixpkgsComponent(context, ['cargo'])];
}
