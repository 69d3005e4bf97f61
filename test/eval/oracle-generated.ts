/** Closed expressions made at random, well typed by construction; the same ones each time. */
import fc from 'fast-check';

/** The names that every generated expression has around it, so that any of them may be used and shadowed. */
const PRELUDE = 'let n = 7; s = "ab-c"; l = [ 3 1 2 ]; a = { x = 4; y = 5; }; in';

const SEED = 20260801;
const COUNT = 500;

/** Other seeds give other expressions, to look for differences beyond the recorded ones. */
export function generatedCases(seed = SEED, count = COUNT): readonly string[] {
  return [...new Set(fc.sample(expression(), { seed, numRuns: count }))];
}

type Rule = readonly [weight: number, make: (string | fc.Arbitrary<string>)[]];

/** The same kind of expression of the same depth is described once: the descriptions would grow beyond measure. */
function remembered(
  describe: (depth: number) => fc.Arbitrary<string>,
): (depth: number) => fc.Arbitrary<string> {
  const known: fc.Arbitrary<string>[] = [];
  return (depth) => {
    const at = Math.max(depth, 0);
    const arbitrary = known[at] ?? describe(at);
    known[at] = arbitrary;
    return arbitrary;
  };
}

/** A text with the pieces in a row. */
function row(pieces: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> {
  return fc
    .tuple(...pieces.map((it) => (typeof it === 'string' ? fc.constant(it) : it)))
    .map((it) => it.join(''));
}

function grammar(leaves: readonly Rule[], rules: readonly Rule[], depth: number): fc.Arbitrary<string> {
  const chosen = depth <= 0 ? leaves : [...leaves.map(([, make]) => [1, make] as const), ...rules];
  return fc.oneof(...chosen.map(([weight, make]) => ({ weight, arbitrary: row(make) })));
}

function expression(): fc.Arbitrary<string> {
  const whole = fc.oneof(
    ...[int(4), bool(4), str(4), list(4), set(4)].map((it) => ({ weight: 1, arbitrary: it })),
  );
  return whole.map((it) => `${PRELUDE} ${it}`);
}

const small = fc.integer({ min: 0, max: 20 }).map(String);

const int = remembered((depth) => {
  const it = (): fc.Arbitrary<string> => int(depth - 1);
  const leaves: Rule[] = [
    [2, [small]],
    [2, ['n']],
    [1, ['a.x']],
    [1, ['a."y"']],
    [1, ['(a.z or n)']],
  ];
  if (depth <= 0) return grammar(leaves, [], 0);
  const rules: Rule[] = [
    [3, ['(', it(), ' ', fc.constantFrom('+', '-', '*'), ' ', it(), ')']],
    [1, ['(', it(), ' / ', fc.constantFrom('1', '2', '(-3)'), ')']],
    [1, ['(-', it(), ')']],
    [2, ['(if ', bool(depth - 1), ' then ', it(), ' else ', it(), ')']],
    [2, ['(let k = ', it(), '; in let n = k; in ', it(), ')']],
    [2, ['((n: ', it(), ') ', it(), ')']],
    [2, ['(({ n, b ? { x = n; y = ', it(), '; }, ... }: b.x + b.y + ', it(), ') { n = ', it(), '; })']],
    [1, ['((n: s: ', it(), ') ', it(), ' ', str(depth - 1), ')']],
    [1, ['((args@{ k ? ', it(), ', ... }: k + (args.m or ', it(), ')) { m = ', it(), '; })']],
    [2, ['(with { zz = ', it(), '; n = throw "shadowed"; }; zz + ', it(), ')']],
    [2, ['(rec { k = ', it(), '; m = k + 1; }).m']],
    [1, ['(({ inherit n; k = ', it(), '; } // ', set(depth - 1), ').n or 1)']],
    [1, ['(let k = ', set(depth - 1), '; in let inherit (k) x; in x)']],
    [1, ['(assert ', bool(depth - 1), ' || true; ', it(), ')']],
    [1, ['(', set(depth - 1), ').', fc.constantFrom('x', 'y')]],
    [1, ['((', set(depth - 1), ').', fc.constantFrom('z', 'x.y', 'q.r'), ' or ', it(), ')']],
    [1, ['(builtins.length ', list(depth - 1), ')']],
    [1, ['(builtins.head (', list(depth - 1), ' ++ [ ', it(), ' ]))']],
    [1, ['(builtins.stringLength ', str(depth - 1), ')']],
    [1, ["(builtins.foldl' (n: m: n + m) ", it(), ' ', list(depth - 1), ')']],
    [1, ['(builtins.compareVersions ', version, ' ', version, ')']],
    [1, ['(builtins.bit', fc.constantFrom('And', 'Or', 'Xor'), ' ', it(), ' ', it(), ')']],
    [1, ['(builtins.floor (', it(), ' * 1.5))']],
    [1, ['((', fc.constantFrom('builtins.add', 'builtins.sub', 'builtins.mul'), ' ', it(), ') ', it(), ')']],
  ];
  return grammar(leaves, rules, depth);
});

const version = fc
  .array(fc.constantFrom('1', '2', '10', 'pre', 'a', 'rc1', '.', '-', '3.1'), { minLength: 1, maxLength: 6 })
  .map((it) => `"${it.join('')}"`);

const bool = remembered((depth) => {
  const it = (): fc.Arbitrary<string> => bool(depth - 1);
  const leaves: Rule[] = [
    [1, ['true']],
    [1, ['false']],
    [1, ['(a ? x)']],
    [1, ['(a ? z)']],
  ];
  if (depth <= 0) return grammar(leaves, [], 0);
  const order = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
  const rules: Rule[] = [
    [2, ['(', int(depth - 1), ' ', order, ' ', int(depth - 1), ')']],
    [1, ['(', str(depth - 1), ' ', order, ' ', str(depth - 1), ')']],
    [1, ['(', list(depth - 1), ' ', order, ' ', list(depth - 1), ')']],
    [1, ['(', set(depth - 1), ' ', fc.constantFrom('==', '!='), ' ', set(depth - 1), ')']],
    [1, ['(', it(), ' ', fc.constantFrom('&&', '||', '->', '=='), ' ', it(), ')']],
    [1, ['(!', it(), ')']],
    [1, ['(', set(depth - 1), ' ? ', fc.constantFrom('x', 'z', 'x.y', 'w.v', '"y"'), ')']],
    [1, ['(builtins.elem ', int(depth - 1), ' ', list(depth - 1), ')']],
    [1, ['(builtins.', fc.constantFrom('any', 'all'), ' (n: ', it(), ') ', list(depth - 1), ')']],
    [1, ['(builtins.hasAttr ', str(depth - 1), ' ', set(depth - 1), ')']],
    [1, ['(builtins.match ', regex, ' ', str(depth - 1), ' != null)']],
  ];
  return grammar(leaves, rules, depth);
});

const regex = fc.constantFrom(
  '"a.*"',
  '"[a-c-]*"',
  '"(a|b)*.*"',
  '".*[[:digit:]]+.*"',
  '"[^x]?b?"',
  '"(ab|a)-?(c|b.)"',
);

/** Pieces of a string literal, with what needs escapes and with text beyond ASCII. */
const piece = fc.constantFrom(
  'a',
  'b',
  '-',
  ' ',
  '1',
  '\\n',
  '\\t',
  '\\\\',
  '\\"',
  '\\${',
  '$$',
  '$',
  "''",
  'ä',
  '€',
  '😀',
  'a/b',
);

const str = remembered((depth) => {
  const it = (): fc.Arbitrary<string> => str(depth - 1);
  const literal = fc
    .array(piece, { maxLength: 5 })
    .map((pieces) => `"${pieces.join('').replace(/\$\{/g, '$\\{')}"`);
  const leaves: Rule[] = [
    [2, [literal]],
    [1, ['s']],
  ];
  if (depth <= 0) return grammar(leaves, [], 0);
  const rules: Rule[] = [
    [2, ['(', it(), ' + ', it(), ')']],
    [2, ['"<${', it(), '}-${toString ', int(depth - 1), '}>"']],
    [1, ["''\n  ${", it(), '}\n    b\n\n   c\n', fc.constantFrom('', ' ', '    '), "''"]],
    [1, ["(''", fc.constantFrom('a', ' a\n  b', '\n\n  x\n y'), "''${ ''\\t$$ ''' ${", it(), "}'')"]],
    [1, ['(toString ', fc.oneof(int(depth - 1), list(depth - 1), bool(depth - 1)), ')']],
    [1, ['(if ', bool(depth - 1), ' then ', it(), ' else ', it(), ')']],
    [1, ['(let k = ', it(), '; in let s = k; in ', it(), ')']],
    [1, ['((s: ', it(), ') ', it(), ')']],
    [1, ['(builtins.concatStringsSep ', it(), ' (map toString ', list(depth - 1), '))']],
    [1, ['(builtins.replaceStrings [ "a" "b" "-" ] [ ', it(), ' "" "_" ] ', it(), ')']],
    [1, ['(builtins.substring 0 ', fc.constantFrom('0', '1', '2', '(-1)'), ' ("ab" + ', it(), '))']],
    [1, ['(builtins.toJSON ', fc.oneof(int(depth - 1), list(depth - 1), set(depth - 1), it()), ')']],
    [
      1,
      [
        '(builtins.typeOf ',
        fc.oneof(int(depth - 1), list(depth - 1), set(depth - 1), it(), bool(depth - 1)),
        ')',
      ],
    ],
    [1, ['(builtins.concatStringsSep "," (builtins.attrNames ', set(depth - 1), '))']],
    [1, ['(builtins.head (builtins.split ', regex, ' ', it(), '))']],
    [1, ['(builtins.concatStringsSep "." (builtins.splitVersion ', version, '))']],
    [1, ['(baseNameOf ("/" + ', it(), '))']],
    [1, ['(dirOf ("x/" + ', it(), '))']],
    [1, ['(builtins.parseDrvName ', it(), ').name']],
  ];
  return grammar(leaves, rules, depth);
});

const list = remembered((depth) => {
  const it = (): fc.Arbitrary<string> => list(depth - 1);
  const leaves: Rule[] = [
    [1, ['[ ]']],
    [1, ['l']],
    [1, ['[ ', small, ' ', small, ' ]']],
  ];
  if (depth <= 0) return grammar(leaves, [], 0);
  const rules: Rule[] = [
    [2, ['[ ', int(depth - 1), ' ', int(depth - 1), ' ', int(depth - 1), ' ]']],
    [2, ['(', it(), ' ++ ', it(), ')']],
    [2, ['(map (n: ', int(depth - 1), ') ', it(), ')']],
    [1, ['(builtins.filter (n: ', bool(depth - 1), ') ', it(), ')']],
    [1, ['(builtins.sort (n: m: n ', fc.constantFrom('<', '>'), ' m) ', it(), ')']],
    [1, ['(builtins.concatMap (n: [ n ', int(depth - 1), ' ]) ', it(), ')']],
    [1, ['(builtins.concatLists [ ', it(), ' ', it(), ' ])']],
    [1, ['(builtins.genList (n: ', int(depth - 1), ') ', fc.constantFrom('0', '1', '3'), ')']],
    [1, ['(builtins.tail ([ ', int(depth - 1), ' ] ++ ', it(), '))']],
    [
      1,
      ['(builtins.partition (n: n > ', int(depth - 1), ') ', it(), ').', fc.constantFrom('right', 'wrong')],
    ],
    [1, ['(builtins.attrValues ', set(depth - 1), ')']],
    [1, ['(if ', bool(depth - 1), ' then ', it(), ' else ', it(), ')']],
    [1, ['(let k = ', it(), '; in let l = k; in ', it(), ')']],
    [1, ['(builtins.catAttrs "x" [ ', set(depth - 1), ' ', set(depth - 1), ' ])']],
  ];
  return grammar(leaves, rules, depth);
});

/** Sets of integers that have `x` and `y` at least. */
const set = remembered((depth) => {
  const it = (): fc.Arbitrary<string> => set(depth - 1);
  const leaves: Rule[] = [
    [1, ['a']],
    [1, ['{ x = 1; y = 2; }']],
  ];
  if (depth <= 0) return grammar(leaves, [], 0);
  const rules: Rule[] = [
    [2, ['{ x = ', int(depth - 1), '; "y" = ', int(depth - 1), '; z = ', int(depth - 1), '; }']],
    [2, ['(', it(), ' // ', it(), ')']],
    [1, ['(', it(), ' // { ${"q" + "r"} = ', int(depth - 1), '; })']],
    [1, ['rec { k = ', int(depth - 1), '; x = k; y = x + 1; }']],
    [1, ['{ inherit (', it(), ') x y; inherit n; }']],
    [1, ['(builtins.mapAttrs (name: n: ', int(depth - 1), ') ', it(), ')']],
    [1, ['(a // removeAttrs ', it(), ' [ "z" ', fc.constantFrom('', '"x"'), ' ])']],
    [1, ['(a // builtins.intersectAttrs ', it(), ' ', it(), ')']],
    [1, ['(', it(), ' // builtins.listToAttrs [ { name = "v"; value = ', int(depth - 1), '; } ])']],
    [
      1,
      [
        '(a // builtins.mapAttrs (k: builtins.length) (builtins.groupBy (n: if ',
        bool(depth - 1),
        ' then "x" else "w") ',
        list(depth - 1),
        '))',
      ],
    ],
    [1, ['(builtins.zipAttrsWith (k: builtins.length) [ ', it(), ' ', it(), ' ])']],
    [1, ['(builtins.fromJSON (builtins.toJSON ', it(), '))']],
    [1, ['(if ', bool(depth - 1), ' then ', it(), ' else ', it(), ')']],
    [1, ['(let k = ', it(), '; in let a = k; in ', it(), ')']],
    [1, ['(({ x, y, ... }@a: ', it(), ') ', it(), ')']],
    [1, ['(with ', it(), '; { inherit x; y = n; })']],
  ];
  return grammar(leaves, rules, depth);
});
