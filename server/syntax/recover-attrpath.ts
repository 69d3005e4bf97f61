/** Attribute paths: what stands left of `=` and behind `.` and `?`. */
import { lastCharacter, missingToken, plain } from './expected.ts';
import { expect, finish, inField, leaf, missing, type Part, type Reading, report } from './reading.ts';
import { keywordAsName } from './recover-keyword.ts';
import { interpolation, stringExpression } from './recover-string.ts';
import { startsBinding } from './starts.ts';
import { isKeyword } from './tokens.ts';

/** Whether the token ahead can be one name of an attribute path. */
export function startsAttribute(r: Reading): boolean {
  const { kind } = r.lexer;
  return kind === 'identifier' || kind === '"' || kind === '${' || kind === 'or';
}

/**
 * An attribute path; a name is ahead, or should be. In an expression a name on a line of its own that begins a binding
 * does not belong to the path in front of it.
 */
export function attributePath(r: Reading, place: 'binding' | 'expression'): Part {
  const parts: Part[] = [inField(attribute(r, place), 'attr')];
  while (r.lexer.kind === '.' || (r.lexer.kind === '${' && r.lexer.start === r.lexer.position)) {
    dot(r, parts);
    parts.push(inField(attribute(r, place), 'attr'));
  }
  return finish(r, 'attrpath', parts);
}

/** Takes the dot, or makes up for one that is missing in front of `${`. */
export function dot(r: Reading, parts: Part[]): void {
  const at = r.lexer.position;
  expect(r, parts, '.', () =>
    missingToken('.', at, { start: at, end: at + 2 }, '`.` is missing before this `${`'),
  );
}

function attribute(r: Reading, place: 'binding' | 'expression'): Part {
  const { kind, start, end, position } = r.lexer;
  if (place === 'expression' && r.lexer.onNewLine && startsBinding(r)) return missingName(r);
  switch (kind) {
    case 'identifier':
    case 'or':
      r.lexer.take();
      return leaf('identifier', start, end);
    case '"':
      return stringExpression(r);
    case '${':
      return interpolation(r);
    default:
      // Directly behind the dot, or left of `=`, a keyword is meant as a name; further away it is a keyword.
      if (
        isKeyword(kind) &&
        (start === position || r.lexer.next === '=' || (place === 'binding' && r.lexer.next === '.'))
      )
        return keywordAsName(r);
      return missingName(r);
  }
}

function missingName(r: Reading): Part {
  report(r, plain(lastCharacter(r.lexer.position), 'a name is missing after this'));
  return missing(r, 'identifier');
}

/** One attribute of an `inherit`; a name is ahead. */
export function inheritedAttribute(r: Reading): Part {
  return attribute(r, 'binding');
}
