; What can be folded: sets, lists, formals, lets, multi-line strings, and comments. Runs of line comments and whatever
; stands on a single line are for the caller to tell.

[
  (attrset_expression)
  (rec_attrset_expression)
  (let_attrset_expression)
  (list_expression)
  (formals)
  (let_expression)
  (parenthesized_expression)
  (indented_string_expression)
  (inherit)
  (inherit_from)
] @fold

(comment) @comment
