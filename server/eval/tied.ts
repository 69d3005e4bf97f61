/** Sets that are made of themselves: what an overlay sees as `final`, a flake as `self`. */
import type { Attrs, Members } from './value.ts';

/** `members` whose own lookup may come back to them: what is asked for while it is looked for is not there. */
export function tied(members: Members): Members {
  const once = askedOnce();
  return {
    ...members,
    get: (name) => once(`get ${name}`, undefined, () => members.get(name)),
    names: () => once<readonly string[]>('names', [], () => members.names()),
    definition: (name) => once(`definition ${name}`, undefined, () => members.definition?.(name)),
  };
}

/** A set of such members; `isOpen` may come back to it, too. */
export function tiedSet(members: Members, isOpen: () => boolean): Attrs {
  const once = askedOnce();
  return {
    kind: 'attrs',
    members: tied(members),
    get open() {
      return once('open', false, isOpen);
    },
  };
}

type Once = <T>(question: string, otherwise: T, ask: () => T) => T;

/** Answers each question with what `ask` gives, and `otherwise` where it comes up while it is being asked. */
function askedOnce(): Once {
  const asked = new Set<string>();
  return (question, otherwise, ask) => {
    if (asked.has(question)) return otherwise;
    asked.add(question);
    try {
      return ask();
    } finally {
      asked.delete(question);
    }
  };
}
