/** Packages of nixpkgs. */

import type { Members, Value } from '../../eval/value.ts';
import { packageDoc } from '../../knowledge/components/packages.ts';
import { renderPackage } from '../../knowledge/components/render.ts';
import { knownOf, type Nixpkgs, type Package } from '../../knowledge/domain.ts';
import { type Card, cardOfRow, codeList, typed } from './card.ts';

/** A package that is only known by its path below nixpkgs. */
export function packageCard(it: Package): Card {
  if (it.flake !== undefined) return { code: typed(`${it.flake}.${it.path}`, `package of ${it.flake}`) };
  const row = packageDoc(it.path) === undefined ? undefined : renderPackage(it.path);
  const name = `pkgs.${it.path}${it.output === undefined ? '' : `.${it.output}`}`;
  const from = it.assumed === true ? 'attribute of pkgs' : 'nixpkgs';
  const type = it.output === undefined ? from : `output of ${it.path}`;
  return {
    code: typed(name, type),
    doc: [
      ...(row === undefined ? [] : (cardOfRow(row).doc ?? [])),
      `[Search the packages](https://search.nixos.org/packages?channel=unstable&query=${encodeURIComponent(it.path)})`,
    ],
  };
}

/** Whether a value is some attribute of nixpkgs that only its name is known of: it may be no package at all. */
export function isUnknownPackage(value: Value): boolean {
  const known = knownOf(value);
  return known?.domain === 'package' && packageDoc(known.path) === undefined;
}

/** What is said of an instantiated nixpkgs. */
export function nixpkgsText(it: Nixpkgs, members: Members): Omit<Card, 'code'> {
  const brought = ['rust-bin', 'fenix'].filter((name) => members.get(name) !== undefined);
  return {
    doc: [
      it.assumed
        ? 'Taken for nixpkgs by its name: nothing that is seen here says what it is.'
        : 'The packages of nixpkgs.',
    ],
    facts: [
      `System: \`${it.system}\`${it.cross === undefined ? '' : `, for programs of \`${it.cross}\``}`,
      ...(brought.length === 0 ? [] : [`Overlays bring: ${codeList(brought)}`]),
      ...(it.overlaysKnown || it.assumed ? [] : ['Not all of its overlays are understood']),
    ],
  };
}
