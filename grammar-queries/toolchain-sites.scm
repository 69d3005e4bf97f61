; Words without which a project has nothing to do with Rust: those that bring a toolchain in, or name what is known of
; one. Where there are none, nothing is evaluated; what they mean is for the evaluator to say.

; rust-bin.stable, fenix.packages, pkgs.cargo, inherit (pkgs) rustc, "github:oxalica/rust-overlay", <rust-overlay> …
([
  (identifier)
  (string_fragment)
  (uri_expression)
  (spath_expression)
  (path_fragment)
] @site
  (#match? @site
    "Rust|(^|[^a-zA-Z])rust|(^|[^A-Z])RUST|[Cc]argo|CARGO|[Cc]lippy|[Cc]rate|[Mm]iri|[Ff]enix|[Cc]rane|[Nn]aersk|[Mm]ozilla"))
