; Text of other languages inside Nix.

((comment) @injection.content
  (#set! injection.language "comment"))

; shellHook = '' … '';  buildPhase, preConfigure, installPhase …
((binding
  attrpath: (attrpath
    attr: (identifier) @_name
    .)
  expression: [
    (string_expression
      (string_fragment) @injection.content)
    (indented_string_expression
      (string_fragment) @injection.content)
  ])
  (#match? @_name "(^shellHook|Phase|^(pre|post)[A-Z].*|^enterShell|^enterTest)$")
  (#set! injection.language "bash")
  (#set! injection.combined))

; writeShellScript "name" '' … '', writeShellScriptBin, runCommand "name" { } '' … ''
((apply_expression
  function: (apply_expression
    function: [
      (variable_expression
        name: (identifier) @_function)
      (select_expression
        attrpath: (attrpath
          attr: (identifier) @_function
          .))
    ])
  argument: (indented_string_expression
    (string_fragment) @injection.content))
  (#any-of? @_function "writeShellScript" "writeShellScriptBin")
  (#set! injection.language "bash")
  (#set! injection.combined))

; builtins.fromTOML '' … '', fromJSON
((apply_expression
  function: [
    (variable_expression
      name: (identifier) @_function)
    (select_expression
      attrpath: (attrpath
        attr: (identifier) @_function
        .))
  ]
  argument: (indented_string_expression
    (string_fragment) @injection.content))
  (#eq? @_function "fromTOML")
  (#set! injection.language "toml")
  (#set! injection.combined))

((apply_expression
  function: [
    (variable_expression
      name: (identifier) @_function)
    (select_expression
      attrpath: (attrpath
        attr: (identifier) @_function
        .))
  ]
  argument: (indented_string_expression
    (string_fragment) @injection.content))
  (#eq? @_function "fromJSON")
  (#set! injection.language "json")
  (#set! injection.combined))
