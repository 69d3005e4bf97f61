; Names of the kinds that editors know. Where two patterns meet one node, the later one counts.

(comment) @comment

[
  "if"
  "then"
  "else"
] @keyword.conditional

[
  "assert"
  "in"
  "inherit"
  "let"
  "rec"
  "with"
] @keyword

(select_expression
  "or" @keyword.operator)

[
  (string_expression)
  (indented_string_expression)
] @string

[
  (escape_sequence)
  (dollar_escape)
] @string.escape

[
  (path_expression)
  (hpath_expression)
  (spath_expression)
] @string.special.path

(uri_expression) @string.special.url

(integer_expression) @number

(float_expression) @number.float

[
  "("
  ")"
  "["
  "]"
  "{"
  "}"
] @punctuation.bracket

(interpolation) @none

(interpolation
  [
    "${"
    "}"
  ] @punctuation.special)

[
  ";"
  "."
  ","
  ":"
  "@"
] @punctuation.delimiter

"=" @operator

(ellipses) @punctuation.special

(unary_expression
  operator: _ @operator)

(binary_expression
  operator: _ @operator)

(has_attr_expression
  operator: _ @operator)

(formal
  "?" @operator)

(variable_expression
  name: (identifier) @variable)

(function_expression
  universal: (identifier) @variable.parameter)

(formal
  name: (identifier) @variable.parameter)

(select_expression
  attrpath: (attrpath
    attr: (identifier) @property))

(has_attr_expression
  attrpath: (attrpath
    attr: (identifier) @property))

(binding
  attrpath: (attrpath
    attr: (identifier) @property))

(inherited_attrs
  attr: (identifier) @property)

(apply_expression
  function: (variable_expression
    name: (identifier) @function.call))

(apply_expression
  function: (select_expression
    attrpath: (attrpath
      attr: (identifier) @function.call .)))

((variable_expression
  name: (identifier) @constant.builtin)
  (#any-of? @constant.builtin "true" "false" "null"))

((variable_expression
  name: (identifier) @variable.builtin)
  (#any-of? @variable.builtin "builtins" "__curPos"))

((variable_expression
  name: (identifier) @function.builtin)
  (#any-of? @function.builtin
    "abort" "baseNameOf" "derivation" "dirOf" "fetchGit" "fetchTarball" "fetchTree" "fromTOML" "import" "isNull" "map"
    "removeAttrs" "scopedImport" "throw" "toString"))
