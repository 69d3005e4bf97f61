/** Nix as today's Nix reads it: the grammar of the package `tree-sitter-nix`, with what that one lacks or gets wrong. */
import base from 'tree-sitter-nix/grammar.js';

// Read by scanner.c instead.
const {
  identifier,
  keyword,
  integer_expression,
  float_expression,
  spath_expression,
  uri_expression,
  _hpath_start,
  comment,
  ...rules
} = base.grammar.rules;

/** Words that are no names. (`or` is one of them, but Nix takes it back where the name of an attribute must stand.) */
const KEYWORDS = ['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with'];

/** How tight each operator binds, among those of its group; the groups follow one another, loosest first. */
const LOGIC = [
  [prec.right, 1, ['->']],
  [prec.left, 2, ['||']],
  [prec.left, 3, ['&&']],
];
const EQUALITY = ['==', '!='];
const COMPARISON = ['<', '<=', '>', '>='];
const ARITHMETIC = [
  [prec.right, 1, ['//']],
  [prec.left, 3, ['+', '-']],
  [prec.left, 4, ['*', '/']],
  [prec.right, 5, ['++']],
];
const NOT = 2;
const HAS_ATTR = 6;
const NEGATE = 7;

export default grammar(
  { grammar: { ...base.grammar, rules } },
  {
    name: 'nix',

    // Form feeds, no-break spaces and other Unicode spaces are errors to Nix.
    extras: ($) => [/[ \t\r\n]/, $.comment],

    // In the order of scanner.c. `identifier` comes first because the parser tries them in this order where a token is
    // missing: `x = ;` lacks a variable, not an integer.
    externals: ($) => [
      $.identifier,
      $.integer_expression,
      $.float_expression,
      $.uri_expression,
      $.spath_expression,
      $._path_start,
      $._open_path_start,
      $._home_path_start,
      $._open_home_path_start,
      $.path_fragment,
      $.string_fragment,
      $._indented_string_fragment,
      $.dollar_escape,
      $._indented_dollar_escape,
      $.comment,
      $._unclosed_comment,
      $._never,
    ],

    // Only to read keywords whole: `thenfoo` is not `then foo`.
    word: ($) => $._word,

    reserved: { global: () => KEYWORDS },

    rules: {
      _word: () => /[a-zA-Z_][a-zA-Z0-9_'-]*/,

      path_expression: ($) => path($, $._path_start, $._open_path_start),
      hpath_expression: ($) => path($, $._home_path_start, $._open_home_path_start),

      // Trailing commas.
      formals: ($) =>
        seq(
          '{',
          optional(
            choice(
              field('ellipses', $.ellipses),
              seq(
                field('formal', $.formal),
                repeat(seq(',', field('formal', $.formal))),
                optional(seq(',', optional(field('ellipses', $.ellipses)))),
              ),
            ),
          ),
          '}',
        ),

      // After an edit, tree-sitter goes through all elements of the repetition around it. In batches they are sixteen times
      // fewer: a key press in a set of 10,000 bindings takes 1 to 2 ms instead of 20.
      binding_set: ($) => repeat1($._bindings),
      _bindings: ($) => batch(field('binding', $._binding)),
      _binding: ($) => choice($.binding, $.inherit, $.inherit_from),
      list_expression: ($) => seq('[', repeat($._elements), ']'),
      _elements: ($) => batch(field('element', $._expr_select_expression)),

      // Pipes bind weakest, and the two directions do not mix. The rules aliased to `binary_expression` are no hidden ones:
      // the fields of a hidden rule would count as those of the node around it too.
      _expr_if: ($) => choice($.if_expression, binary($, 'pipe_into'), binary($, 'pipe_from'), $._expr_op),
      pipe_into: ($) => operation(choice(binary($, 'pipe_into'), $._expr_op), '|>', $._expr_op),
      pipe_from: ($) => operation($._expr_op, '<|', choice(binary($, 'pipe_from'), $._expr_op)),

      // One rule for each group, because `==` and `<` with their kin do not chain: `a == b == c` is an error.
      _expr_op: ($) =>
        choice(binary($, 'logic'), binary($, 'equality'), binary($, 'comparison'), $._expr_arithmetic),
      logic: ($) => operations(LOGIC, $._expr_op),
      equality: ($) => {
        const operand = choice(binary($, 'comparison'), $._expr_arithmetic);
        return operation(operand, choice(...EQUALITY), operand);
      },
      comparison: ($) => operation($._expr_arithmetic, choice(...COMPARISON), $._expr_arithmetic),
      _expr_arithmetic: ($) =>
        choice($.binary_expression, $.unary_expression, $.has_attr_expression, $._expr_apply_expression),
      binary_expression: ($) => operations(ARITHMETIC, $._expr_arithmetic),
      unary_expression: ($) =>
        choice(
          prec(NOT, seq(field('operator', '!'), field('argument', $._expr_arithmetic))),
          prec(NEGATE, seq(field('operator', '-'), field('argument', $._expr_arithmetic))),
        ),
      has_attr_expression: ($) =>
        prec(
          HAS_ATTR,
          seq(field('expression', $._expr_arithmetic), field('operator', '?'), field('attrpath', $.attrpath)),
        ),

      // An `or` behind anything but an attribute path is a variable that the thing before it is applied to, at once.
      _expr_select_expression: ($) =>
        choice($.select_expression, alias($.apply_or, $.apply_expression), $._expr_simple),
      apply_or: ($) =>
        seq(
          field('function', $._expr_simple),
          field('argument', alias($.or_variable, $.variable_expression)),
        ),
      or_variable: ($) => field('name', alias('or', $.identifier)),

      formal: ($) =>
        seq(
          field('name', choice($.identifier, $._reserved)),
          optional(seq('?', field('default', $._expression))),
        ),
      variable_expression: ($) => field('name', choice($.identifier, $._reserved)),
      // Never there, since scanner.c reads all words but keywords. But reserved words count only where a `word` may
      // stand, and only as themselves does the parser find its way on from them: `let a = x. in a` lacks one name.
      _reserved: ($) => seq($._word, $._never),
      attrpath: ($) => seq(field('attr', attr($)), repeat(seq('.', field('attr', attr($))))),
      inherited_attrs: ($) => repeat1(field('attr', attr($))),
      inherit: ($) => seq('inherit', optional(field('attrs', $.inherited_attrs)), ';'),
      inherit_from: ($) =>
        seq(
          'inherit',
          '(',
          field('expression', $._expression),
          ')',
          optional(field('attrs', $.inherited_attrs)),
          ';',
        ),
    },
  },
);

function binary($, rule) {
  return alias($[rule], $.binary_expression);
}

function operations(table, operand) {
  return choice(
    ...table.flatMap(([associate, precedence, operators]) =>
      operators.map((operator) => associate(precedence, operation(operand, operator, operand))),
    ),
  );
}

/** The name of an attribute. */
function attr($) {
  return choice($.identifier, $._reserved, alias('or', $.identifier), $.string_expression, $.interpolation);
}

/** One to sixteen of them, as many as there are. */
function batch(rule) {
  let rest = rule;
  for (let count = 1; count < 16; count++) rest = seq(rule, optional(rest));
  return prec.right(rest);
}

function operation(left, operator, right) {
  return seq(field('left', left), field('operator', operator), field('right', right));
}

/** An "open" start must go on, and cannot (it took all there was): the tree gets a missing fragment, hence an error. */
function path($, start, openStart) {
  const begin = choice(
    alias(start, $.path_fragment),
    seq(alias(openStart, $.path_fragment), $.path_fragment),
  );
  return seq(begin, repeat(choice($.path_fragment, alias($._immediate_interpolation, $.interpolation))));
}
