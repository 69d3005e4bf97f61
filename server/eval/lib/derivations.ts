/** `lib.derivations`, the hashes that fail, and other small things at the top of `lib`. */
import { arg } from '../builtins/arguments.ts';
import { constant, fn } from '../builtins/definition.ts';
import { FLAKE_REFS } from '../builtins/flake-refs.ts';
import { update } from '../update.ts';
import type { Thunk } from '../value.ts';
import { attrsOf, boolOf, done, NULL, str, unknown } from '../values.ts';
import type { Section } from './section.ts';

export const DERIVATIONS: Section = {
  name: 'derivations',
  definitions: [
    fn(
      'lazyDerivation',
      'The `derivation` with its usual members, which is not looked at before one of them is.',
      { args: arg.set },
      ({ args }, machine) => {
        const [drv, more] = [
          machine.select(args, 'derivation')?.force(),
          args.members.get('passthru')?.force(),
        ];
        const meta: Thunk | undefined = args.members.get('meta');
        if (!drv) return unknown('missing argument derivation');
        return update(more ? update(drv, more) : drv, attrsOf(meta ? [['meta', meta]] : []));
      },
    ),
    fn(
      'optionalDrvAttr',
      '`value` if `cond` is true, else `null`, which leaves an attribute of a derivation out.',
      { cond: arg.lazy, value: arg.lazy },
      ({ cond, value }) => {
        const it = boolOf(cond.force());
        if (it === undefined) return unknown('condition', [value, done(NULL)]);
        return it ? value.force() : NULL;
      },
    ),
    fn(
      'warnOnInstantiate',
      'The derivation `drv`; prints `msg` when it is built.',
      { msg: arg.lazy, drv: arg.lazy },
      ({ drv }) => drv.force(),
    ),
  ],
  builtins: ['addDrvOutputDependencies', 'unsafeDiscardOutputDependency'],
};

export const FLAKES: Section = { name: 'flakes', definitions: FLAKE_REFS };

export const HASHES: Section = {
  name: 'hashes',
  definitions: [
    constant('fakeHash', 'A hash that is wrong for sure: Nix then tells the right one.', () =>
      str('sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='),
    ),
    constant('fakeSha256', 'A SHA-256 hash that is wrong for sure: Nix then tells the right one.', () =>
      str('0'.repeat(64)),
    ),
    constant('fakeSha512', 'A SHA-512 hash that is wrong for sure: Nix then tells the right one.', () =>
      str('0'.repeat(128)),
    ),
  ],
};
