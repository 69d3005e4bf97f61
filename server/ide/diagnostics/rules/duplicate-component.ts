/** Rule `duplicate-component`. */

import { shortName } from '../../../knowledge/components/components.ts';
import { nix } from '../../example.ts';
import { type ListedName, listedNames, removeName } from '../listed.ts';
import type { Rule } from '../rule.ts';

export const duplicateComponent: Rule = {
  code: 'duplicate-component',
  severity: 'warning',
  since: '0.1.0',
  summary: 'A component is listed twice, maybe under both of its names.',
  why: 'It is installed once, however often it is listed: the second name only suggests a difference that there is not. Remove it.',
  examples: [
    {
      title: 'Under both names',
      before: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.minimal.override {
          extensions = [
            "clippy"
            "rust-src"
            "clippy-preview"
          # ^^^^^^^^^^^^^^^^ warning: the same component as "clippy"
          ];
        }
      `,
      after: nix`
        { pkgs, ... }:
        pkgs.rust-bin.stable.latest.minimal.override {
          extensions = [
            "clippy"
            "rust-src"
          ];
        }
      `,
    },
    {
      title: 'Twice',
      before: nix`
        { fenix, ... }:
        fenix.stable.withComponents [ "cargo" "rustc" "cargo" ]
                                                    # ^^^^^^^ warning: listed already
      `,
      after: nix`
        { fenix, ... }:
        fenix.stable.withComponents [ "cargo" "rustc" ]
      `,
    },
    {
      title: 'In two toolchains',
      before: nix`
        { pkgs, ... }:
        let
          shared = [ "rust-src" ];
        in
        [
          (pkgs.rust-bin.stable.latest.default.override { extensions = shared; })
          (pkgs.rust-bin.nightly.latest.default.override { extensions = shared ++ [ "miri" ]; })
        ]
      `,
    },
  ],
  *check(context) {
    const first = new Map<string, ListedName>();
    const ids = new Map<object, number>();
    for (const it of listedNames(context, 'components')) {
      // A name that a variable brings is listed where the variable is defined; the same text twice is no second name.
      const { literal, toolchain } = it;
      if (!literal) continue;
      const id = ids.get(toolchain) ?? ids.size;
      ids.set(toolchain, id);
      const key = `${id} ${it.listed.argument ?? ''} ${manifestName(it)}`;
      const before = first.get(key);
      if (!before) first.set(key, it);
      else if (before.literal !== literal && before.literal?.parent === literal.parent) {
        const fix = removeName(it);
        yield {
          range: literal,
          message: message(it, before),
          tags: ['unnecessary'],
          related: [{ id: literal.owner.id, range: before.range, message: 'It is listed here, too.' }],
          fixes: fix ? [{ ...fix, safe: true }] : [],
        };
      }
    }
  },
};

function manifestName({ toolchain, name }: ListedName): string {
  return toolchain.manifest?.resolve(name) ?? shortName(name);
}

function message({ name }: ListedName, before: ListedName): string {
  return name === before.name
    ? `"${name}" is listed already. Remove one of the two.`
    : `"${name}" is the same component as "${before.name}", which is listed already. Remove one of the two.`;
}
