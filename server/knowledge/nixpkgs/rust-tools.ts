/** The tools around Cargo that nixpkgs has: their names and descriptions, for those who look for one. */
import type { Members } from '../../eval/value.ts';
import { packageDoc, RUST_PACKAGES } from '../components/packages.ts';
import type { Description } from '../domain.ts';

const NAMES: readonly string[] = RUST_PACKAGES.map((it) => it.attribute).filter((it) => !it.includes('.'));

/** The names of a nixpkgs' members with those of the tools. */
export function withTools(members: Members): readonly string[] {
  return [...new Set([...members.names(), ...NAMES])];
}

/** What is told of a tool. */
export function toolDescription(name: string): Description | undefined {
  const row = packageDoc(name);
  if (!row) return undefined;
  const needs = (row.needs ?? []).map((it) => `\`${it}\``).join(', ');
  const sentences = [
    row.doc,
    ...(needs === '' ? [] : [`The toolchain must have ${needs}.`]),
    ...(row.nightly === true ? ['It needs a nightly toolchain.'] : []),
  ];
  const link = `https://search.nixos.org/packages?channel=unstable&query=${encodeURIComponent(name)}`;
  return { name, type: 'package', doc: sentences.join(' '), link };
}
