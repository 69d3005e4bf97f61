/** What stands at the cursor: the tree around it and the evaluator's answer, turned into one of a few kinds, once. */

import type { Env, Value } from '../../eval/value.ts';
import type { Analysis } from '../../knowledge/analysis.ts';
import type { Choice, Description } from '../../knowledge/domain.ts';
import type { ModuleOption } from '../../knowledge/modules/option.ts';
import type { OptionNodes } from '../../knowledge/modules/places.ts';

/** A flake attribute path from the top of `flake.nix`, such as `inputs`, `rust-overlay`. */
export type FlakePath = readonly string[];

export type Place =
  /** `base.NAME` and `inherit (base) NAME`. */
  | { readonly kind: 'attribute'; readonly base: Value; readonly present: ReadonlySet<string> }
  /** A name where an expression stands, or in a plain `inherit`. */
  | { readonly kind: 'name'; readonly env: Env; readonly present: ReadonlySet<string> }
  /** `{ NAME = …; }` in the arguments of a known function. */
  | { readonly kind: 'argument'; readonly fn: Description; readonly present: ReadonlySet<string> }
  /** `{ NAME = …; }` in what becomes a derivation. */
  | {
      readonly kind: 'derivation-argument';
      readonly fn: Description | undefined;
      readonly shell: boolean;
      readonly present: ReadonlySet<string>;
      readonly names: NamesInUse;
    }
  /** `env = { NAME = …; }` of a derivation. */
  | { readonly kind: 'environment'; readonly present: ReadonlySet<string>; readonly names: NamesInUse }
  /** A string or bare name in a list of components or targets. */
  | {
      readonly kind: 'listed';
      readonly holds: 'components' | 'targets';
      readonly choice: Choice;
      readonly present: ReadonlySet<string>;
    }
  /** `{ NAME = …; }` in a module: the options that are there. */
  | { readonly kind: 'option'; readonly options: OptionNodes; readonly present: ReadonlySet<string> }
  /** The string that is the value of an option. */
  | { readonly kind: 'option-value'; readonly option: ModuleOption }
  /** The value of an argument of a known function that is a string. */
  | { readonly kind: 'argument-value'; readonly fn: Description; readonly argument: string }
  /** An attribute's name in `flake.nix`, below `path`. */
  | {
      readonly kind: 'flake-attribute';
      readonly path: FlakePath;
      readonly present: ReadonlySet<string>;
      readonly root: Value;
    }
  /** The string that is the value of `path` in `flake.nix`. */
  | { readonly kind: 'flake-value'; readonly path: FlakePath; readonly root: Value }
  /** A name in what `outputs` gives. */
  | { readonly kind: 'output'; readonly bySystem: boolean; readonly present: ReadonlySet<string> }
  /** A formal of a flake's `outputs`. */
  | { readonly kind: 'outputs-formal'; readonly root: Value; readonly present: ReadonlySet<string> };

/** How the place reaches nixpkgs and its library, for idiomatic values. */
export interface NamesInUse {
  readonly pkgs: string;
  readonly lib: string;
}

/** What a completion source gets. */
export interface CompletionContext {
  readonly place: Place;
  readonly analysis: Analysis;
  /** What was typed so far, without quotes. */
  readonly typed: string;
  /** Whether what is replaced begins with a quote. */
  readonly quoted: boolean;
  /** Whether what follows the cursor already gives the name a value. */
  readonly valued: boolean;
}
