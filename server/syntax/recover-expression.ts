/** Expressions: functions, `assert`, `with`, `let`, `if`, and operators, down to the operands. */
import { lastCharacter, missingToken, plain } from './expected.ts';
import {
  aheadName,
  aheadRange,
  awaitToken,
  charge,
  expect,
  finish,
  inField,
  isAhead,
  isAwaited,
  leaf,
  MAX_DEPTH,
  missing,
  noLongerAwait,
  type Part,
  type Reading,
  report,
  takeToken,
} from './reading.ts';
import { bindings } from './recover-bindings.ts';
import { formals, isNameList, looksLikeFormals } from './recover-formals.ts';
import { operation } from './recover-operation.ts';
import { skipTo } from './recover-skip.ts';
import { beginsBinding, skipTrivia } from './starts.ts';
import { suspectBrackets, suspectLet } from './suspects.ts';

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
      awaitToken(r, word === 'if' ? 'then' : ';');
      return {
        kind: `${word}_expression`,
        parts,
        field: word === 'with' ? 'environment' : 'condition',
        opener,
      };
    }
    case 'let':
      return r.lexer.next === '{' || r.lexer.next === '=' || r.depth >= MAX_DEPTH ? undefined : letHead(r);
    case 'identifier':
      return r.lexer.next === ':' || r.lexer.next === '@' || (r.lexer.next === ',' && lacksBrace(r))
        ? functionHead(r)
        : undefined;
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
  return it.kind === 'if_expression' ? ifSeparator(r, it) : semicolon(r, it);
}

function ifSeparator(r: Reading, it: Begun): boolean {
  const word = it.field === 'condition' ? 'then' : 'else';
  if (r.lexer.kind !== word) skipTo(r, it.parts, word);
  noLongerAwait(r, word);
  const message = `\`${word}\` is missing: every \`if\` needs a \`then\` and an \`else\``;
  expect(r, it.parts, word, () => missingToken(` ${word} `, r.lexer.position, it.opener, message));
  it.field = word === 'then' ? 'consequence' : 'alternative';
  if (word === 'then') awaitToken(r, 'else');
  return true;
}

function semicolon(r: Reading, it: Begun): boolean {
  if (r.lexer.kind !== ';') skipTo(r, it.parts, ';');
  noLongerAwait(r, ';');
  it.field = 'body';
  const message = `\`;\` is missing after this \`${it.kind.slice(0, -'_expression'.length)}\``;
  if (isAhead(r, ';') && isAwaited(r, ';') && endsBinding(r) && splitArgument(r, it, message)) return false;
  const at = r.lexer.position;
  expect(r, it.parts, ';', () => missingToken(';', at, lastCharacter(at), message));
  return true;
}

/** Whether the `;` ahead must be that of the binding around: no expression follows. */
function endsBinding(r: Reading): boolean {
  const next = skipTrivia(r.text, r.lexer.end);
  return '})]'.includes(r.text.charAt(next)) || beginsBinding(r.text, next);
}

/** `with pkgs [ a ];`: takes the last argument for the body, since the `;` behind it belongs to the binding. */
function splitArgument(r: Reading, it: Begun, message: string): boolean {
  const applied = it.parts.at(-1);
  const [called, argument] = applied?.node.kind === 'apply_expression' ? applied.node.children : [];
  if (applied === undefined || called === undefined || argument === undefined) return false;
  const at = applied.at + called.node.width;
  r.problems.push(missingToken(';', at, lastCharacter(at), message));
  it.parts.pop();
  it.parts.push(
    { at: applied.at, field: applied.field, node: called.node },
    { ...missing(r, ';'), at },
    { at: applied.at + argument.at, field: 'body', node: argument.node },
  );
  charge(r);
  return true;
}

function letHead(r: Reading): Begun {
  const opener = aheadRange(r);
  const parts: Part[] = [];
  takeToken(r, parts);
  awaitToken(r, 'in');
  r.depth++;
  r.deepest = Math.max(r.deepest, r.depth);
  bindings(r, parts, r.slips.cuts.get(opener.start));
  r.depth--;
  noLongerAwait(r, 'in');
  if (r.lexer.kind !== 'in') {
    suspectLet(r, opener.start, parts);
    suspectBrackets(r, parts.at(-1));
  }
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

/** Whether names and commas follow up to a `}` and a colon: formals that were never opened. */
function lacksBrace(r: Reading): boolean {
  return !isAwaited(r, ',') && isNameList(r.text, r.lexer.start);
}

function argument(r: Reading): Part {
  const { kind, start, end } = r.lexer;
  if (kind === '{' || r.lexer.next === ',') return inField(formals(r), 'formals');
  if (kind === 'identifier') {
    r.lexer.take();
    return inField(leaf('identifier', start, end), 'universal');
  }
  report(r, plain(lastCharacter(r.lexer.position), `a name is missing after \`@\`, before ${aheadName(r)}`));
  return missing(r, 'identifier', 'universal');
}
