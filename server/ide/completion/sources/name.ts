/** Completion source `name`: what is in scope. */
import type { Env, Value } from '../../../eval/value.ts';
import { knownOf } from '../../../knowledge/domain.ts';
import { nix } from '../../example.ts';
import { PLACEHOLDER } from '../cursor.ts';
import type { Candidate, CompletionSource } from '../source.ts';

export const name: CompletionSource = {
  id: 'name',
  summary: 'Names in scope: bindings and arguments around, and the members of sets under `with`.',
  examples: [
    {
      title: 'Bindings, innermost first',
      before: nix`
        let toolchain = 1; in x: let here = 2; in [ $0 ]
      `,
      offers: ['here', 'x', 'toolchain'],
    },
    {
      title: 'Members of what is under with',
      before: nix`
        { pkgs }: with pkgs.rust-bin; [ sta$0 ]
      `,
      offers: ['pkgs', 'stable', 'beta', 'nightly'],
    },
  ],
  *items({ place }) {
    if (place.kind !== 'name') return;
    for (const item of namesIn(place.env)) if (!place.present.has(item.label)) yield item;
  },
};

function* namesIn(env: Env): Generator<Candidate> {
  const scopes: Env[] = [];
  for (let it: Env | undefined = env; it; it = it.parent) scopes.push(it);
  for (const it of scopes) if (it.parent) yield* bound(it);
  for (const it of scopes) if (it.with) yield* membersOf(it.with.force());
  // The outermost scope holds the builtins: those that begin with `__` are not for people.
  for (const it of scopes) if (!it.parent) yield* bound(it);
}

function* bound(env: Env): Generator<Candidate> {
  for (const label of env.names?.keys() ?? []) {
    if (!label.startsWith('__') && label !== PLACEHOLDER) yield { label, kind: 'variable' };
  }
}

function* membersOf(set: Value): Generator<Candidate> {
  if (set.kind !== 'attrs') return;
  const known = knownOf(set);
  for (const label of set.members.names()) {
    const about = known?.describe?.(label);
    if (about?.hidden || label.startsWith('__')) continue;
    yield {
      label,
      kind: about?.type === 'function' ? 'function' : 'attribute',
      detail: about?.type,
      doc: about && `text:${about.doc}`,
    };
  }
}
