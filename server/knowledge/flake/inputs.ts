/** The inputs of a flake: what is declared, what it is, and the outputs that it brings. */

import { formalsOf } from '../../eval/functions.ts';
import { lazy } from '../../eval/thunk.ts';
import { tied } from '../../eval/tied.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, member, str, textOf, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import { resolvePath } from '../../text/path.ts';
import type { FlakeLock } from '../../workspace/flake-lock.ts';
import { parseFlakeRef } from '../flake-schema/flake-ref.ts';
import { knownInputByUrl } from '../flake-schema/known-input.ts';
import { KNOWN_INPUTS } from '../flake-schema/known-inputs.ts';
import { releaseIn } from '../nixpkgs/releases.ts';
import type { Sources } from './sources.ts';

/** One declared or implied input. */
export interface FlakeInput {
  readonly name: string;
  /** The reference as a URL, where it is written as one or can be. */
  readonly url: string | undefined;
  /** `a/b`: the input of an input that it stands for. */
  readonly follows: string | undefined;
  readonly flake: boolean;
}

/** The inputs that a flake's `inputs` declares. */
export function declaredInputs(flake: Value): ReadonlyMap<string, FlakeInput> {
  const inputs = member(flake, 'inputs');
  const found = new Map<string, FlakeInput>();
  if (inputs?.kind !== 'attrs') return found;
  for (const name of inputs.members.names()) {
    const input = inputs.members.get(name)?.force();
    found.set(name, {
      name,
      url: urlOf(input),
      follows: textOf(member(input, 'follows')),
      flake: flag(member(input, 'flake')),
    });
  }
  return found;
}

/** Where a flake declares an input: its name below `inputs`. */
export function inputDefinition(flake: Value, name: string): SyntaxNode | undefined {
  const inputs = member(flake, 'inputs');
  return inputs?.kind === 'attrs' ? inputs.members.definition?.(name) : undefined;
}

function flag(value: Value | undefined): boolean {
  return value?.kind !== 'bool' || value.value;
}

function urlOf(input: Value | undefined): string | undefined {
  const url = textOf(member(input, 'url'));
  if (url !== undefined) return url;
  const part = (name: string): string | undefined => textOf(member(input, name));
  const [type, owner, repo] = [part('type'), part('owner'), part('repo')];
  if (type === 'indirect') return part('id');
  if (!type || !owner || !repo) return undefined;
  const ref = part('ref') ?? part('rev');
  return [`${type}:${owner}/${repo}`, ...(ref === undefined ? [] : [ref])].join('/');
}

export interface InputContext {
  readonly sources: Sources;
  readonly machine: Machine;
  readonly lock: FlakeLock | undefined;
  /** The folder of the flake. */
  readonly folder: string;
  /** The value of a flake file in the workspace, for inputs that are paths. */
  localFlake(folder: string): Value | undefined;
}

/** The set that `outputs` is called with, without `self`; formals that are not declared come from the registry. */
export function inputValues(flake: Value, context: InputContext): Map<string, Thunk> {
  const declared = declaredInputs(flake);
  const values = new Map<string, Thunk>();
  for (const input of declared.values())
    values.set(
      input.name,
      lazy(() => inputValue(input, declared, context)),
    );
  const outputs = member(flake, 'outputs');
  for (const formal of outputs?.kind === 'lambda' ? formalsOf(outputs.node) : []) {
    const name = formal.field('name')?.text;
    if (name === undefined || name === 'self' || values.has(name)) continue;
    const implied: FlakeInput = { name, url: name, follows: undefined, flake: true };
    values.set(
      name,
      lazy(() => inputValue(implied, declared, context)),
    );
  }
  return values;
}

function inputValue(
  input: FlakeInput,
  declared: ReadonlyMap<string, FlakeInput>,
  context: InputContext,
  seen = 0,
): Value {
  const locked = context.lock?.input([input.name]);
  const known = knownName(input, declared, context);
  if (input.follows !== undefined && seen < 8 && !known) {
    const target = declared.get(input.follows);
    if (target) return inputValue(target, declared, context, seen + 1);
  }
  if (known !== undefined)
    return context.sources.flake(known, input.name, {
      moment: locked?.lastModified,
      certain: true,
      below: (name) => context.lock?.input([input.name, name])?.lastModified,
      branch: branchOf(input, declared, context),
    });
  const local = localFolder(input, context.folder);
  if (local !== undefined && input.flake) return context.localFlake(local) ?? unknown(`input ${input.name}`);
  return context.sources.unknownFlake(input.name);
}

/** Which well-known flake an input is: by its URL, through `follows`, or by the lock's reference. */
function knownName(
  input: FlakeInput,
  declared: ReadonlyMap<string, FlakeInput>,
  context: InputContext,
): string | undefined {
  if (input.url !== undefined) return knownInputByUrl(input.url);
  if (input.follows !== undefined) {
    const [first = '', ...rest] = input.follows.split('/');
    if (rest.length === 0) {
      const target = declared.get(first);
      return target && target !== input && target.follows === undefined
        ? knownName(target, declared, context)
        : undefined;
    }
    // The input of an input: by its usual name, where it has one.
    const last = rest.at(-1) ?? '';
    return KNOWN_INPUTS.find((it) => it.name === last)?.name;
  }
  const url = context.lock?.input([input.name])?.url;
  return url === undefined ? KNOWN_INPUTS.find((it) => it.name === input.name)?.name : knownInputByUrl(url);
}

/** The release that an input's branch of nixpkgs is of. */
function branchOf(
  input: FlakeInput,
  declared: ReadonlyMap<string, FlakeInput>,
  { lock }: InputContext,
): string | undefined {
  const target = input.follows === undefined ? undefined : declared.get(input.follows);
  const url = (target ?? input).url ?? lock?.input([(target ?? input).name])?.url;
  return url === undefined ? undefined : releaseIn(url);
}

function localFolder(input: FlakeInput, folder: string): string | undefined {
  if (input.url === undefined) return undefined;
  const ref = parseFlakeRef(input.url);
  return ref?.type === 'path' && ref.path !== undefined ? resolvePath(folder, ref.path) : undefined;
}

/** What `self` and inputs have beside their outputs. */
export function sourceInfo(folder: string): [string, Thunk][] {
  return [
    ['outPath', done({ kind: 'path', path: folder })],
    ['sourceInfo', done(unknown('source info'))],
    ['lastModifiedDate', done(unknown('date of the source'))],
    ['lastModified', done(unknown('date of the source'))],
    ['narHash', done(unknown('hash of the source'))],
  ];
}

/** What others see of a flake, whose file is `flake`. */
export function selfSet(
  outputs: Thunk,
  inputs: ReadonlyMap<string, Thunk>,
  folder: string,
  flake: Value,
): Attrs {
  const info = new Map(sourceInfo(folder));
  const ownInputs = attrs({
    get: (name) => inputs.get(name),
    names: () => [...inputs.keys()],
    definition: (name) => inputDefinition(flake, name),
  });
  info.set('inputs', done(ownInputs));
  info.set('outputs', outputs);
  info.set('_type', done(str('flake')));
  const own = (): Attrs | undefined => {
    const value = outputs.force();
    return value.kind === 'attrs' ? value : undefined;
  };
  return attrs(
    tied({
      get: (name) => info.get(name) ?? own()?.members.get(name),
      names: () => [...info.keys(), ...(own()?.members.names() ?? [])],
      definition: (name) => own()?.members.definition?.(name),
      guess: (name) => done(unknown(`self.${name}`)),
    }),
    { open: true },
  );
}
