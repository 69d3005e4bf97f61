/** The triple that a nixpkgs' programs run on. */
import { tripleOfSystem } from '../catalog/hosts.ts';
import type { Machine } from '../eval/value.ts';
import type { Nixpkgs } from './domain.ts';

/** The host's triple of a nixpkgs, or of the system that is asked about where it is not known. */
export function hostOf(pkgs: Nixpkgs | undefined, machine: Machine): string {
  const system = pkgs?.system ?? machine.system;
  return tripleOfSystem(system) ?? system;
}
