/** The values that fit a variable, best first, for completion. */
import type { EnvVar } from './env-var.ts';
import { type Idiom, idiomOf } from './idiom.ts';

/** The idiom, its alternatives, then the words that the form allows. */
export function envVarValues(variable: EnvVar): readonly Idiom[] {
  const idioms = [
    ...(variable.idiom === undefined ? [] : [variable.idiom]),
    ...(variable.alternatives ?? []),
  ];
  const words = wordsOf(variable).map((word) => idiomOf(`"${word}"`));
  const known = new Set(idioms.map((it) => it.plain));
  return [...idioms, ...words.filter((it) => !known.has(it.plain))];
}

function wordsOf(variable: EnvVar): readonly string[] {
  switch (variable.form) {
    case 'bool':
      return ['true', 'false'];
    case 'bool01':
      return ['1', '0'];
    case 'bool-any':
    case 'bool-not0':
      return ['1'];
    default:
      return variable.values ?? [];
  }
}
