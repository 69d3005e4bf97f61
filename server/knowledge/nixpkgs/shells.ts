/** `mkShell` and its variants. */
import type { Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, primop, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Description, KnownFunction } from '../domain.ts';
import type { Kit } from '../kit.ts';
import type { ValueEntry } from '../table.ts';
import { derivation } from './derivation.ts';
import type { PackagesContext } from './instance.ts';

const MANUAL = 'https://nixos.org/manual/nixpkgs/stable/#sec-pkgs-mkShell';

const PARAMS: NonNullable<Description['params']> = [
  {
    name: 'packages',
    type: 'list of packages',
    default: '[ ]',
    doc: 'Programs and libraries for the shell; the same as `nativeBuildInputs`.',
  },
  {
    name: 'inputsFrom',
    type: 'list of derivations',
    default: '[ ]',
    doc: 'Derivations whose build inputs the shell gets, too.',
  },
  {
    name: 'nativeBuildInputs',
    type: 'list of packages',
    default: '[ ]',
    doc: 'Build tools: compilers, `pkg-config`, `cmake`, hooks.',
  },
  { name: 'buildInputs', type: 'list of packages', default: '[ ]', doc: 'Libraries to link with.' },
  {
    name: 'shellHook',
    type: 'string',
    default: '""',
    doc: 'Shell code that runs when the shell starts; for variables that need `$PWD` or another variable.',
  },
  { name: 'env', type: 'set', default: '{ }', doc: 'Environment variables.' },
  { name: 'name', type: 'string', default: '"nix-shell"', doc: 'The name of the shell.' },
  {
    name: 'hardeningDisable',
    type: 'list of strings',
    default: '[ ]',
    doc: 'Compiler hardening to switch off: `[ "fortify" ]` for debug builds, `[ "all" ]`.',
  },
  {
    name: 'stdenv',
    type: 'stdenv',
    doc: 'Only in `mkShell.override { stdenv = …; }`: the standard environment of the shell.',
  },
];

function shell(name: string, doc: string): ValueEntry<PackagesContext> {
  const self: Description = { name, type: 'function', doc, link: MANUAL, named: true, params: PARAMS };
  return { ...self, value: ({ kit }) => shellFunction(kit, self) };
}

/** What a builder of shells does beyond `mkShell`. */
export interface ShellOptions {
  /** What `mkShell` would be given, of what the builder is given. */
  readonly prepare?: (args: Thunk) => Thunk;
  readonly brings?: (machine: Machine) => readonly Value[];
}

/** A function that makes shells and can itself be overridden: `mkShell.override { stdenv = …; } { … }`. */
export function shellFunction(kit: Kit, self: Description, options: ShellOptions = {}): Value {
  const domain: KnownFunction = { domain: 'function', self };
  const make = (arg: Thunk | undefined, machine: Machine, site: SyntaxNode | undefined): Value => {
    if (!arg) return unknown('argument');
    kit.facts.calls.push({ fn: domain, args: [arg], site });
    return derivation(options.prepare?.(arg) ?? arg, {
      kit,
      kind: 'shell',
      builder: self.name,
      takes: options.prepare && self,
      get brings() {
        return options.brings?.(machine) ?? [];
      },
      site,
      machine,
    });
  };
  const functor = primop(self.name, 2, ([, arg], machine, site) => make(arg, machine, site));
  const override = primop('override', 1, () => value);
  const value: Value = attrs(
    {
      get: (name) =>
        name === '__functor' ? done(functor) : name === 'override' ? done(override) : undefined,
      names: () => ['override'],
      guess: (name) => done(unknown(`${self.name}.${name}`)),
    },
    { open: true, domain },
  );
  return value;
}

export const SHELLS: readonly ValueEntry<PackagesContext>[] = [
  shell('mkShell', 'A shell for development: packages, environment variables and a hook, with a C compiler.'),
  shell(
    'mkShellNoCC',
    'A shell for development without a C compiler. Rust needs a linker: a toolchain of rust-overlay brings one, others do not.',
  ),
];
