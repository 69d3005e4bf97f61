; The outline of a file: each binding with its name, and what kind of thing it binds.

(binding
  attrpath: (attrpath) @name
  expression: [
    (attrset_expression)
    (rec_attrset_expression)
    (let_attrset_expression)
  ]) @set

(binding
  attrpath: (attrpath) @name
  expression: (function_expression)) @function

(binding
  attrpath: (attrpath) @name
  expression: (list_expression)) @list

(binding
  attrpath: (attrpath) @name
  expression: [
    (string_expression)
    (indented_string_expression)
    (uri_expression)
  ]) @string

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
    (parenthesized_expression)
    (select_expression)
    (unary_expression)
    (variable_expression)
    (with_expression)
  ]) @value

(inherit
  attrs: (inherited_attrs
    attr: (_) @name @inherited))

(inherit_from
  attrs: (inherited_attrs
    attr: (_) @name @inherited))
