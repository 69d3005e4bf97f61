; The outline of a file: each binding with its name, and what kind of thing it binds.

(binding
  attrpath: (attrpath) @name
  expression: [
    (attrset_expression)
    (rec_attrset_expression)
    (let_attrset_expression)
    (parenthesized_expression
      expression: [
        (attrset_expression)
        (rec_attrset_expression)
        (let_attrset_expression)
      ])
  ]) @set

(binding
  attrpath: (attrpath) @name
  expression: [
    (function_expression)
    (parenthesized_expression
      expression: (function_expression))
  ]) @function

(binding
  attrpath: (attrpath) @name
  expression: (list_expression)) @list

(binding
  attrpath: (attrpath) @name
  expression: [
    (string_expression)
    (indented_string_expression)
    (uri_expression)
  ] @text) @string

(binding
  attrpath: (attrpath) @name
  expression: [
    (integer_expression)
    (float_expression)
  ]) @number

(binding
  attrpath: (attrpath) @name
  expression: [
    (path_expression)
    (hpath_expression)
    (spath_expression)
  ]) @path

; All the rest: what it is shows only when it is evaluated.
(binding
  attrpath: (attrpath) @name
  expression: [
    (apply_expression)
    (assert_expression)
    (binary_expression)
    (has_attr_expression)
    (if_expression)
    (let_expression)
    (parenthesized_expression
      expression: [
        (apply_expression)
        (assert_expression)
        (binary_expression)
        (has_attr_expression)
        (if_expression)
        (let_expression)
        (list_expression)
        (parenthesized_expression)
        (select_expression)
        (string_expression)
        (unary_expression)
        (variable_expression)
        (with_expression)
      ])
    (select_expression)
    (unary_expression)
    (variable_expression)
    (with_expression)
  ]) @value

; The names in a binding's path.
(binding
  attrpath: (attrpath
    attr: (_) @attr))

(inherit
  attrs: (inherited_attrs
    attr: (_) @name @inherited))

(inherit_from
  attrs: (inherited_attrs
    attr: (_) @name @inherited))

; What is known only where it stands, and gives nothing to whoever uses the file.
(let_expression
  (binding_set
    binding: (_) @local))

; The names inside these are not the file's, but those of something that is used in it.
[
  (list_expression)
  (interpolation)
  (formals)
] @closed

(select_expression
  expression: (_) @closed)

(has_attr_expression
  expression: (_) @closed)

(inherit_from
  expression: (_) @closed)

(if_expression
  condition: (_) @closed)

(assert_expression
  condition: (_) @closed)

(with_expression
  environment: (_) @closed)

; Half-typed text: a name with a `=` whose value has no end, and what stands around it without being part of anything.
(ERROR
  (attrpath) @open.name
  .
  "="
  .
  _ @open.value) @open.around

(ERROR
  (attrpath
    attr: (_) @attr))

(ERROR
  [
    "("
    "["
    "{"
    "let"
    (binding)
    (binding_set)
    ")"
    "]"
    "}"
  ] @open.part) @open.around
