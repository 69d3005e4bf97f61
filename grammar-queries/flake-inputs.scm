; Where a flake declares its inputs, in each way to write it. Whether the set around it is a flake's top is for the
; caller to tell: a query does not know its depth.

; inputs = { … };
((binding
  attrpath: (attrpath
    .
    attr: (identifier) @_inputs
    .)
  expression: (attrset_expression) @inputs.set)
  (#eq? @_inputs "inputs"))

; inputs.x = …;  inputs.x.url = …;
((binding
  attrpath: (attrpath
    .
    attr: (identifier) @_inputs
    .
    attr: (_) @input.name)) @input
  (#eq? @_inputs "inputs"))

; inputs = { x = …; x.url = …; };
((binding
  attrpath: (attrpath
    .
    attr: (identifier) @_inputs
    .)
  expression: (attrset_expression
    (binding_set
      binding: (binding
        attrpath: (attrpath
          .
          attr: (_) @input.name)) @input)))
  (#eq? @_inputs "inputs"))

; url = "…";
((binding
  attrpath: (attrpath
    attr: (identifier) @_url
    .)
  expression: [
    (string_expression)
    (uri_expression)
  ] @input.url)
  (#eq? @_url "url"))

; follows = "…";
((binding
  attrpath: (attrpath
    attr: (identifier) @_follows
    .)
  expression: (string_expression) @input.follows)
  (#eq? @_follows "follows"))

; flake = false;
((binding
  attrpath: (attrpath
    attr: (identifier) @_flake
    .)
  expression: (variable_expression) @input.flake)
  (#eq? @_flake "flake"))
