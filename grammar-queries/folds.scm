; What can be folded: sets, lists, formals, lets, strings, inherited names, and comments. What folds away begins behind
; `@open` and ends at the `@close` that is the node's last token. Runs of line comments and whatever stands on a single
; line are for the caller to tell. A pattern that held both ends would be slow in deep nesting.

(attrset_expression
  .
  "{" @open) @fold

(rec_attrset_expression
  .
  "rec"
  .
  "{" @open) @fold

(let_attrset_expression
  .
  "let"
  .
  "{" @open) @fold

(list_expression
  .
  "[" @open) @fold

(formals
  .
  "{" @open) @fold

(parenthesized_expression
  .
  "(" @open) @fold

(string_expression
  .
  "\"" @open) @fold

(indented_string_expression
  .
  "''" @open) @fold

(inherit
  .
  "inherit" @open) @fold

(inherit_from
  .
  "inherit" @open) @fold

[
  "}"
  "]"
  ")"
  "\""
  "''"
  ";"
] @close

; A `let` folds up to its last binding.
(let_expression
  .
  "let" @open
  (binding_set) @last) @fold

(comment) @comment

; The inputs of a flake are its imports.
(source_code
  expression: (attrset_expression
    (binding_set
      binding: (binding
        attrpath: (attrpath
          .
          attr: (identifier) @_inputs
          .)
        expression: (_) @imports)))
  (#eq? @_inputs "inputs"))
