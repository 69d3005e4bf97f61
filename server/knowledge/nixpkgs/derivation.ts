/** Derivations that a known builder makes of the user's arguments. */
import { lazy } from '../../eval/thunk.ts';
import { update } from '../../eval/update.ts';
import type { Attrs, Machine, Thunk, Value } from '../../eval/value.ts';
import { attrs, done, primop, unknown } from '../../eval/values.ts';
import type { SyntaxNode } from '../../syntax/node.ts';
import type { Derivation, Description } from '../domain.ts';
import type { Kit } from '../kit.ts';
import { chosenToolchain } from '../rustup/chosen.ts';

export interface BuildOptions {
  readonly kit: Kit;
  readonly kind: Derivation['kind'];
  readonly builder: string;
  readonly brings?: readonly Value[];
  /** What the builder takes, where that is more than every derivation takes. */
  readonly takes?: Description | undefined;
  /** Members of the derivation that the builder adds to the arguments, which are the final ones. */
  readonly adds?: (name: string, args: Value) => Thunk | undefined;
  readonly site: SyntaxNode | undefined;
  readonly machine: Machine;
}

/** The derivation that `builder` makes of `args`: a set, or a function of the final attributes. */
export function derivation(args: Thunk, options: BuildOptions): Attrs {
  const settled: Thunk = lazy(() => settle(args.force(), options.machine, () => self), args.node);
  const domain: Derivation = {
    domain: 'derivation',
    kind: options.kind,
    builder: options.builder,
    args: settled,
    takes: options.takes,
    // Not before it is asked for: what a package set brings may depend on the package.
    get brings() {
      return options.brings ?? [];
    },
    settle: (toolchain) =>
      toolchain.provider === 'rustup'
        ? chosenToolchain(toolchain, {
            args: settled.force(),
            file: (args.node ?? options.site)?.owner.id,
            catalog: options.kit.catalog,
            machine: options.machine,
          })
        : toolchain,
  };
  options.kit.facts.derivations.push({ derivation: domain, site: options.site });
  const get = (name: string): Thunk | undefined => {
    switch (name) {
      case 'override':
        return done(primop(name, 1, () => derivation(args, options)));
      case 'overrideAttrs':
      case 'overrideDerivation':
        return done(
          primop(name, 1, ([change], machine) =>
            derivation(changed(settled, previous(settled, options), change, machine), {
              ...options,
              machine,
            }),
          ),
        );
      case 'out':
      case 'dev':
      case 'lib':
      case 'bin':
        return done(self);
      case 'type':
        return done({ kind: 'string', parts: ['derivation'] });
      default: {
        const given = settled.force();
        const passthru = given.kind === 'attrs' ? given.members.get('passthru')?.force() : undefined;
        const own = given.kind === 'attrs' ? given.members.get(name) : undefined;
        return (
          own ??
          (passthru?.kind === 'attrs' ? passthru.members.get(name) : undefined) ??
          options.adds?.(name, given)
        );
      }
    }
  };
  const self: Attrs = attrs(
    {
      get,
      names: () => ['override', 'overrideAttrs', ...argumentNames(settled.force())],
      guess: (name) => done(unknown(`attribute ${name} of a derivation`)),
      definition: (name) => {
        const given = settled.force();
        return given.kind === 'attrs' ? given.members.definition?.(name) : undefined;
      },
    },
    { open: true, domain, origin: options.site },
  );
  return self;
}

function argumentNames(args: Value): readonly string[] {
  return args.kind === 'attrs' ? args.members.names() : [];
}

/** `finalAttrs: { … }` is applied to what it gives, with the package itself as `finalPackage`. */
function settle(args: Value, machine: Machine, self: () => Value): Value {
  if (args.kind !== 'lambda' && args.kind !== 'primop') return args;
  const result: Thunk = lazy(() =>
    machine.apply(
      args,
      lazy(() => withPackage(result.force(), self)),
    ),
  );
  return result.force();
}

function withPackage(args: Value, self: () => Value): Value {
  if (args.kind !== 'attrs') return args;
  const { members } = args;
  return attrs(
    {
      get: (name) => (name === 'finalPackage' ? done(self()) : members.get(name)),
      names: () => members.names(),
      definition: (name) => members.definition?.(name),
    },
    { open: args.open, origin: args.origin },
  );
}

/** The arguments as `overrideAttrs` shows them: with what the builder adds. */
function previous(settled: Thunk, { adds }: BuildOptions): Thunk {
  if (!adds) return settled;
  return lazy(() => {
    const args = settled.force();
    if (args.kind !== 'attrs') return args;
    const { members } = args;
    return attrs(
      {
        get: (name) => members.get(name) ?? adds(name, args),
        names: () => members.names(),
        definition: (name) => members.definition?.(name),
      },
      { open: args.open },
    );
  });
}

/** What `overrideAttrs` makes of the arguments: a set, `old: { … }` or `final: prev: { … }`. */
function changed(args: Thunk, old: Thunk, change: Thunk | undefined, machine: Machine): Thunk {
  const result: Thunk = lazy(() => {
    let over = change?.force() ?? unknown('argument');
    if (takesFinal(over)) over = machine.apply(over, result);
    if (over.kind === 'lambda' || over.kind === 'primop') over = machine.apply(over, old);
    if (over.kind === 'lambda' || over.kind === 'primop') over = machine.apply(over, old);
    return update(args.force(), over);
  });
  return result;
}

/** Whether a function is written `final: prev: …`. */
function takesFinal(fn: Value): boolean {
  return fn.kind === 'lambda' && fn.node.field('body')?.kind === 'function_expression';
}
