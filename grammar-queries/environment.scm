; Candidates for environment variables: bindings of a set that a function is applied to, by a name that the environment
; could have, and what an `env` in such a set binds. Whether the function makes a shell is for the evaluator to say.

((apply_expression
  argument: [
    (attrset_expression
      (binding_set
        binding: (binding
          attrpath: (attrpath
            .
            attr: (identifier) @variable
            .)
          expression: (_) @value)))
    (rec_attrset_expression
      (binding_set
        binding: (binding
          attrpath: (attrpath
            .
            attr: (identifier) @variable
            .)
          expression: (_) @value)))
  ])
  (#match? @variable "^[A-Z_][A-Z0-9_]*$"))

; env = { NAME = …; };
((binding
  attrpath: (attrpath
    .
    attr: (identifier) @_env
    .)
  expression: [
    (attrset_expression
      (binding_set
        binding: (binding
          attrpath: (attrpath
            .
            attr: [
              (identifier)
              (string_expression)
            ] @variable
            .)
          expression: (_) @value)))
    (rec_attrset_expression
      (binding_set
        binding: (binding
          attrpath: (attrpath
            .
            attr: [
              (identifier)
              (string_expression)
            ] @variable
            .)
          expression: (_) @value)))
  ])
  (#eq? @_env "env"))

; env.NAME = …;
((binding
  attrpath: (attrpath
    .
    attr: (identifier) @_env
    .
    attr: [
      (identifier)
      (string_expression)
    ] @variable
    .)
  expression: (_) @value)
  (#eq? @_env "env"))
