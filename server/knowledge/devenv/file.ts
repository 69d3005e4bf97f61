/** A project of devenv without a flake: `devenv.nix` with the inputs and imports of `devenv.yaml`. */
import type { Evaluator } from '../../eval/evaluator.ts';
import { lazy } from '../../eval/thunk.ts';
import type { Attrs, Thunk, Value } from '../../eval/value.ts';
import { attrs, attrsOf, done, list, mapMembers, member, path, unknown } from '../../eval/values.ts';
import { baseName, parentFolder, resolvePath } from '../../text/path.ts';
import { parseDevenvYaml } from '../../workspace/devenv-yaml.ts';
import { parseFlakeLock } from '../../workspace/flake-lock.ts';
import type { Sources } from '../flake/sources.ts';
import { knownInputByUrl } from '../flake-schema/known-input.ts';
import type { Kit } from '../kit.ts';
import { evaluateDevenv, overlaid } from './shell.ts';

export interface DevenvFileContext {
  readonly kit: Kit;
  readonly ev: Evaluator;
  readonly sources: Sources;
  /** The inputs of a flake in the same folder. */
  flakeInputs(id: string): ReadonlyMap<string, Thunk> | undefined;
}

export function isDevenvFile(id: string): boolean {
  return baseName(id) === 'devenv.nix';
}

/** The shell that `devenv shell` makes of a `devenv.nix`, as the member `devenv`. */
export function devenvFile(id: string, context: DevenvFileContext): Value {
  const { kit, ev, sources } = context;
  const folder = parentFolder(id);
  const text = ev.files.text(resolvePath(folder, 'devenv.yaml'));
  const yaml = text === undefined ? undefined : parseDevenvYaml(text);
  const declared = yaml ? inputsOf(yaml.inputs, folder, context) : undefined;
  const inputs = declared ?? flakeInputs(folder, context) ?? inputsOf([], folder, context);
  const overlays = (yaml?.inputs ?? []).flatMap((input) =>
    input.overlays.map((name) =>
      lazy(
        () =>
          member(member(member(inputs, input.name), 'overlays'), name) ??
          unknown(`overlay ${name} of input ${input.name}`),
      ),
    ),
  );
  const pkgs = lazy(() => {
    const nixpkgs = member(inputs, 'nixpkgs') ?? sources.flake('nixpkgs', 'nixpkgs', UNPINNED);
    const plain = member(member(nixpkgs, 'legacyPackages'), ev.system) ?? unknown('input nixpkgs');
    return overlaid(plain, list(overlays), ev);
  });
  const local = resolvePath(folder, 'devenv.local.nix');
  const files = [
    id,
    ...(yaml?.imports ?? []).filter(isLocal).map((it) => resolvePath(resolvePath(folder, it), 'devenv.nix')),
    ...(ev.files.exists(local) === true ? [local] : []),
  ];
  const { config } = evaluateDevenv({
    kit,
    machine: ev,
    modules: files.map((it) => done(path(it))),
    inputs: done(inputs),
    pkgs,
    site: undefined,
  });
  return attrsOf([['devenv', lazy(() => member(config, 'shell') ?? unknown('devenv shell'))]]);
}

const UNPINNED = { moment: undefined, certain: false } as const;

function isLocal(it: string): boolean {
  return it.startsWith('.') || it.startsWith('/');
}

function flakeInputs(folder: string, context: DevenvFileContext): Attrs | undefined {
  const found = context.flakeInputs(resolvePath(folder, 'flake.nix'));
  return found && attrs(mapMembers(found), { open: true });
}

/** The inputs of `devenv.yaml`, and nixpkgs in any case. */
function inputsOf(
  declared: readonly { readonly name: string; readonly url: string | undefined }[],
  folder: string,
  { ev, sources }: DevenvFileContext,
): Attrs {
  const text = ev.files.text(resolvePath(folder, 'devenv.lock'));
  const lock = text === undefined ? undefined : parseFlakeLock(text);
  const value = (name: string, url: string | undefined): Thunk =>
    lazy(() => {
      const known = knownInputByUrl(url ?? name);
      const moment = lock?.input([name])?.lastModified;
      return known === undefined
        ? sources.unknownFlake(name)
        : sources.flake(known, name, { moment, certain: moment !== undefined });
    });
  return attrsOf(
    [
      ...(declared.some((it) => it.name === 'nixpkgs')
        ? []
        : [['nixpkgs', value('nixpkgs', undefined)] as const]),
      ...declared.map(({ name, url }) => [name, value(name, url)] as const),
    ],
    { open: true },
  );
}
