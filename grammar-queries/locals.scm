; Scopes, what is defined in them, and what refers to it. `with` defines names that only evaluation knows.

[
  (source_code)
  (function_expression)
  (let_expression)
  (rec_attrset_expression)
  (let_attrset_expression)
  (with_expression)
] @local.scope

(function_expression
  universal: (identifier) @local.definition.parameter)

(formal
  name: (identifier) @local.definition.parameter)

(let_expression
  (binding_set
    binding: (binding
      attrpath: (attrpath
        .
        attr: (identifier) @local.definition.var))))

(rec_attrset_expression
  (binding_set
    binding: (binding
      attrpath: (attrpath
        .
        attr: (identifier) @local.definition.field))))

(let_attrset_expression
  (binding_set
    binding: (binding
      attrpath: (attrpath
        .
        attr: (identifier) @local.definition.field))))

; `inherit x;` defines x in a scope that has names, and refers to the x outside.
(let_expression
  (binding_set
    binding: [
      (inherit
        attrs: (inherited_attrs
          attr: (identifier) @local.definition.var))
      (inherit_from
        attrs: (inherited_attrs
          attr: (identifier) @local.definition.var))
    ]))

(rec_attrset_expression
  (binding_set
    binding: [
      (inherit
        attrs: (inherited_attrs
          attr: (identifier) @local.definition.field))
      (inherit_from
        attrs: (inherited_attrs
          attr: (identifier) @local.definition.field))
    ]))

(inherit
  attrs: (inherited_attrs
    attr: (identifier) @local.reference))

(variable_expression
  name: (identifier) @local.reference)
