/** Derivations that little is known about: their outputs, overrides, and guesses for the rest. */
import { lazy } from '../eval/thunk.ts';
import type { Attrs, Members, Thunk, Value } from '../eval/value.ts';
import { attrs, done, primop, str, unknown } from '../eval/values.ts';
import type { Known, Package } from './domain.ts';

const OUTPUTS = new Set(['out', 'dev', 'lib', 'bin', 'doc', 'man', 'static', 'devdoc', 'info', 'debug']);
const OVERRIDES = new Set(['override', 'overrideAttrs', 'overrideDerivation', 'overridePythonAttrs']);
const FACTS = new Set([
  'version',
  'pname',
  'name',
  'meta',
  'src',
  'outPath',
  'drvPath',
  'passthru',
  'outputs',
  'system',
  'stdenv',
  'tests',
  'drvAttrs',
]);

/** A derivation of which only its domain is known: outputs and overrides give the same thing again. */
export function attrsWithOutputs(
  domain: Known,
  make: (output?: string) => Value = () => attrsWithOutputs(domain),
): Attrs {
  return attrs(derivationMembers(make), { open: true, domain });
}

/** The members that every derivation has. */
export function derivationMembers(
  again: (output?: string) => Value,
  guess?: (name: string) => Thunk | undefined,
): Members {
  const get = (name: string): Thunk | undefined => {
    if (name === 'type') return done(str('derivation'));
    if (OUTPUTS.has(name)) return lazy(() => again(name));
    if (OVERRIDES.has(name)) return done(primop(name, 1, () => again()));
    return FACTS.has(name) ? done(unknown(`${name} of a derivation`)) : undefined;
  };
  return {
    get,
    names: () => [...OVERRIDES, ...OUTPUTS, 'version', 'name', 'meta'],
    guess: guess ?? ((name) => done(unknown(`attribute ${name} of a derivation`))),
  };
}

/**
 * A package by its attribute path; what is below it may be a package, too (`llvmPackages.libclang`). None of its
 * members is certain: it may as well be a set of packages, and must not hide names under `with`.
 */
export function packageValue(
  path: string,
  options: Pick<Package, 'output' | 'assumed' | 'flake'> = {},
): Attrs {
  const { output: chosen, assumed, flake } = options;
  const domain: Package = { domain: 'package', path, output: chosen, assumed, flake };
  const again = (output?: string): Value =>
    packageValue(path, { ...options, output: output ?? options.output });
  const usual = derivationMembers(again);
  const below = (name: string): Thunk => lazy(() => packageValue(`${path}.${name}`, options));
  return attrs(
    { get: () => undefined, names: () => usual.names(), guess: (name) => usual.get(name) ?? below(name) },
    { open: true, domain },
  );
}
