/** Expressions: functions, `assert`, `with`, `let`, `if`, and operators, down to the operands. */
import { lastCharacter, missingToken, plain } from './expected.ts';
import {
  aheadName,
  aheadRange,
  expect,
  finish,
  inField,
  leaf,
  missing,
  type Part,
  type Reading,
  report,
  takeToken,
} from './reading.ts';
import { bindings } from './recover-bindings.ts';
import { formals, looksLikeFormals } from './recover-formals.ts';
import { operation } from './recover-operation.ts';
import { skipTo } from './recover-skip.ts';

/** An expression that has begun and waits for its last part, which may be as long as the rest of the file. */
interface Begun {
  readonly kind: string;
  readonly parts: Part[];
  /** The field that the next expression fills, and the token behind it that leads to the field after. */
  field: string;
  opener: { readonly start: number; readonly end: number };
}

/** An expression; where none begins, a missing one. Heads such as `x:` or `with y;` are kept here, not on the stack. */
export function expression(r: Reading): Part {
  const begun: Begun[] = [];
  for (;;) {
    const head = beginExpression(r);
    if (head !== undefined) {
      begun.push(head);
      continue;
    }
    let value: Part | undefined = operation(r);
    while (value !== undefined) {
      const top = begun.at(-1);
      if (top === undefined) return value;
      top.parts.push(inField(value, top.field));
      value = undefined;
      if (goOn(r, top)) break;
      begun.pop();
      value = finish(r, top.kind, top.parts);
    }
  }
}

/** The head of an expression that ends with another one, up to where that one begins. */
function beginExpression(r: Reading): Begun | undefined {
  const opener = aheadRange(r);
  const parts: Part[] = [];
  switch (r.lexer.kind) {
    case 'assert':
    case 'with':
    case 'if': {
      const word = r.lexer.kind;
      if (r.lexer.next === '=') return undefined;
      takeToken(r, parts);
      r.awaited.push(word === 'if' ? 'then' : ';');
      return {
        kind: `${word}_expression`,
        parts,
        field: word === 'with' ? 'environment' : 'condition',
        opener,
      };
    }
    case 'let':
      return r.lexer.next === '{' || r.lexer.next === '=' ? undefined : letHead(r);
    case 'identifier':
      if (r.lexer.next === ':' || r.lexer.next === '@') return functionHead(r);
      return undefined;
    case '{':
      return looksLikeFormals(r.text, r.lexer.start) ? functionHead(r) : undefined;
    default:
      return undefined;
  }
}

/** Goes on behind the part that was just filled. `false` where the expression is complete. */
function goOn(r: Reading, it: Begun): boolean {
  switch (it.field) {
    case 'environment':
    case 'condition':
    case 'consequence':
      return separator(r, it);
    default:
      return false;
  }
}

function separator(r: Reading, it: Begun): boolean {
  const word = it.kind === 'if_expression' ? (it.field === 'condition' ? 'then' : 'else') : ';';
  if (r.lexer.kind !== word) skipTo(r, it.parts, word);
  r.awaited.pop();
  if (r.lexer.kind === word) takeToken(r, it.parts);
  else {
    const message =
      word === ';'
        ? `\`;\` is missing after this \`${it.kind.slice(0, -11)}\``
        : `\`${word}\` is missing: every \`if\` needs a \`then\` and an \`else\``;
    const token = word === ';' ? ';' : ` ${word} `;
    report(
      r,
      missingToken(
        token,
        r.lexer.position,
        word === ';' ? lastCharacter(r.lexer.position) : it.opener,
        message,
      ),
    );
    it.parts.push(missing(r, word));
  }
  it.field = word === 'then' ? 'consequence' : word === 'else' ? 'alternative' : 'body';
  if (word === 'then') r.awaited.push('else');
  return true;
}

function letHead(r: Reading): Begun {
  const opener = aheadRange(r);
  const parts: Part[] = [];
  takeToken(r, parts);
  r.awaited.push('in');
  r.depth++;
  bindings(r, parts, r.cuts.get(opener.start));
  r.depth--;
  r.awaited.pop();
  expect(r, parts, 'in', () => missingToken(' in ', r.lexer.position, opener, 'this `let` has no `in`'));
  return { kind: 'let_expression', parts, field: 'body', opener };
}

/** `x:`, `{ a, b }:`, `x@{ a, b }:` or `{ a, b }@x:`. */
function functionHead(r: Reading): Begun {
  const opener = aheadRange(r);
  const parts: Part[] = [argument(r)];
  if (r.lexer.kind === '@') {
    takeToken(r, parts);
    parts.push(argument(r));
  }
  if (r.lexer.kind === ':') takeToken(r, parts);
  else {
    report(
      r,
      missingToken(
        ':',
        r.lexer.position,
        lastCharacter(r.lexer.position),
        '`:` is missing between the arguments and the body of this function',
      ),
    );
    parts.push(missing(r, ':'));
  }
  return { kind: 'function_expression', parts, field: 'body', opener };
}

function argument(r: Reading): Part {
  const { kind, start, end } = r.lexer;
  if (kind === '{') return inField(formals(r), 'formals');
  if (kind === 'identifier') {
    r.lexer.take();
    return inField(leaf('identifier', start, end), 'universal');
  }
  report(r, plain(lastCharacter(r.lexer.position), `a name is missing after \`@\`, before ${aheadName(r)}`));
  return missing(r, 'identifier', 'universal');
}
