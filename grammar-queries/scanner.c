/* The tokens of Nix that a regular expression cannot tell apart: what strings hold, and paths. */
#include <stdlib.h>
#include "tree_sitter/parser.h"

/* In the order of `externals` in grammar.js. */
enum Token {
  IDENTIFIER,
  INTEGER,
  FLOAT,
  URI,
  SEARCH_PATH,
  PATH_START,
  OPEN_PATH_START,
  HOME_PATH_START,
  OPEN_HOME_PATH_START,
  PATH_FRAGMENT,
  STRING_FRAGMENT,
  INDENTED_STRING_FRAGMENT,
  DOLLAR_ESCAPE,
  INDENTED_DOLLAR_ESCAPE,
  COMMENT,
  UNCLOSED_COMMENT,
  NEVER,
};

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

/* A NUL character is text; only this tells it from the end of the file. */
static bool at_end(TSLexer *lexer) { return lexer->eof(lexer); }

static bool found(TSLexer *lexer, enum Token token) {
  lexer->result_symbol = token;
  return true;
}

/*
 * Text up to the closing quote, an escape or an interpolation. `$` takes the next character with it: the second `$`
 * of `$${` opens nothing. A string that is never closed has no text: the error is its quote, not all that follows.
 */
static bool scan_string_fragment(TSLexer *lexer) {
  for (bool empty = true;; empty = false) {
    lexer->mark_end(lexer);
    if (at_end(lexer)) return false;
    int32_t c = lexer->lookahead;
    if (c == '"' || c == '\\') return !empty && found(lexer, STRING_FRAGMENT);
    advance(lexer);
    if (c != '$') continue;
    if (lexer->lookahead == '{') return !empty && found(lexer, STRING_FRAGMENT);
    if (!at_end(lexer) && lexer->lookahead != '"' && lexer->lookahead != '\\') advance(lexer);
  }
}

/* The same between two single quotes, which end the text whatever follows them: `''`, `'''`, `''$` and `''\`. */
static bool scan_indented_string_fragment(TSLexer *lexer, bool empty) {
  for (;; empty = false) {
    lexer->mark_end(lexer);
    if (at_end(lexer)) return false;
    int32_t c = lexer->lookahead;
    advance(lexer);
    if (c == '$') {
      if (lexer->lookahead == '{') return !empty && found(lexer, INDENTED_STRING_FRAGMENT);
      if (!at_end(lexer) && lexer->lookahead != '\'') advance(lexer);
    } else if (c == '\'' && lexer->lookahead == '\'') {
      return !empty && found(lexer, INDENTED_STRING_FRAGMENT);
    }
  }
}

/* The backslash of `\$`. */
static bool scan_dollar_escape(TSLexer *lexer) {
  advance(lexer);
  lexer->mark_end(lexer);
  return lexer->lookahead == '$' && found(lexer, DOLLAR_ESCAPE);
}

/* The quotes of `''$`, and the backslash behind them in `''\$`. Else, as `scan_indented_string_fragment`. */
static bool scan_after_quote(TSLexer *lexer) {
  lexer->mark_end(lexer);
  advance(lexer);
  if (lexer->lookahead != '\'') return scan_indented_string_fragment(lexer, false);
  advance(lexer);
  if (lexer->lookahead == '\\') advance(lexer);
  lexer->mark_end(lexer);
  return lexer->lookahead == '$' && found(lexer, INDENTED_DOLLAR_ESCAPE);
}

static bool is_letter(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }

static bool is_name_start(int32_t c) { return is_letter(c) || c == '_'; }

static bool is_name_char(int32_t c) { return is_name_start(c) || is_digit(c) || c == '-' || c == '\''; }

static bool is_scheme_char(int32_t c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; }

static bool is_path_char(int32_t c) { return is_scheme_char(c) || c == '_'; }

static bool is_uri_char(int32_t c) {
  if (is_path_char(c)) return true;
  switch (c) {
  case '%': case '/': case '?': case ':': case '@': case '&': case '=': case '$': case ',': case '!': case '~':
  case '*': case '\'':
    return true;
  default:
    return false;
  }
}

static bool is_space(int32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* Marks the end of the token here, and tells whether an interpolation follows it. */
static bool ends_before_interpolation(TSLexer *lexer) {
  lexer->mark_end(lexer);
  if (lexer->lookahead != '$') return false;
  advance(lexer);
  return lexer->lookahead == '{';
}

/* Takes path characters and slashes; counts the places where two slashes meet. */
static unsigned scan_segments(TSLexer *lexer) {
  unsigned double_slashes = 0;
  for (bool after_slash = true; lexer->lookahead == '/' || is_path_char(lexer->lookahead); advance(lexer)) {
    bool slash = lexer->lookahead == '/';
    if (slash && after_slash) double_slashes++;
    after_slash = slash;
  }
  return double_slashes;
}

/*
 * The rest of a path, from behind its first slash to its end or its first interpolation. A segment must follow: `a / b`
 * divides, `a//b` updates. "Open" are paths that Nix refuses but that can be nothing else: `./`, `../` and `~/` alone
 * (`relative`), and those with a doubled slash (an interpolation excuses one). The grammar wants them continued.
 */
static bool scan_path(TSLexer *lexer, bool home, bool relative) {
  bool has_segment = is_path_char(lexer->lookahead);
  /* In "./" before a star, the slash opens a comment. */
  if (!has_segment && lexer->lookahead != '$' && (!relative || lexer->lookahead == '*')) return false;
  unsigned double_slashes = scan_segments(lexer);
  bool interpolated = ends_before_interpolation(lexer);
  if (!has_segment && !interpolated && !relative) return false;
  unsigned excused = has_segment && interpolated ? 1 : 0;
  bool open = double_slashes > excused || !(has_segment || interpolated);
  if (home) return found(lexer, open ? OPEN_HOME_PATH_START : HOME_PATH_START);
  return found(lexer, open ? OPEN_PATH_START : PATH_START);
}

#define LONGEST_KEYWORD 7

static bool is_keyword(const char *word, unsigned length) {
  static const char *const keywords[] = {"assert", "else", "if", "in", "inherit", "let", "or", "rec", "then", "with"};
  if (length > LONGEST_KEYWORD) return false;
  for (unsigned i = 0; i < sizeof keywords / sizeof *keywords; i++) {
    const char *keyword = keywords[i];
    unsigned same = 0;
    while (same < length && keyword[same] == word[same]) same++;
    if (same == length && keyword[same] == '\0') return true;
  }
  return false;
}

/* No file has a longer name; the limit keeps a long `a.a.a…` from being read to its end at each of its dots. */
#define LONGEST_SEGMENT 255

/* What a word may still turn out to be while it is read. */
struct Word {
  bool path;
  bool scheme;
  unsigned length;
  unsigned dots;
};

static void take(TSLexer *lexer, struct Word *word) {
  int32_t c = lexer->lookahead;
  if (!is_path_char(c)) word->path = false;
  if (!is_scheme_char(c)) word->scheme = false;
  if (c == '.') word->dots++;
  word->length++;
  advance(lexer);
}

/* Marks the end of the name; false for a keyword, which the internal lexer reads. */
static bool scan_name(TSLexer *lexer, struct Word *word) {
  char start[LONGEST_KEYWORD];
  while (is_name_char(lexer->lookahead)) {
    if (word->length < LONGEST_KEYWORD) start[word->length] = (char)lexer->lookahead;
    take(lexer, word);
  }
  lexer->mark_end(lexer);
  return !is_keyword(start, word->length);
}

static bool take_digits(TSLexer *lexer, struct Word *word) {
  unsigned before = word->length;
  while (is_digit(lexer->lookahead)) take(lexer, word);
  return word->length > before;
}

/* `1`, `1.`, `1.5`, `0.5`, `.5`, `1.5e-3`; but `0.` is `0` and a dot. Marks the end; false where no number begins. */
static bool scan_number(TSLexer *lexer, struct Word *word, enum Token *token) {
  bool leading_zero = lexer->lookahead == '0';
  bool whole = take_digits(lexer, word);
  bool zero = leading_zero && word->length == 1;
  *token = INTEGER;
  lexer->mark_end(lexer);
  if (lexer->lookahead != '.' || (leading_zero && !zero)) return whole;
  take(lexer, word);
  bool fraction = take_digits(lexer, word);
  if (!fraction && (!whole || zero)) return whole;
  *token = FLOAT;
  lexer->mark_end(lexer);
  if (lexer->lookahead != 'e' && lexer->lookahead != 'E') return true;
  take(lexer, word);
  if (lexer->lookahead == '+' || lexer->lookahead == '-') take(lexer, word);
  if (take_digits(lexer, word)) lexer->mark_end(lexer);
  return true;
}

/* A path, a URI, a number or a name, whichever is longest. */
static bool scan_word(TSLexer *lexer) {
  struct Word word = {true, is_letter(lexer->lookahead), 0, 0};
  enum Token token = IDENTIFIER;
  bool is_name = is_name_start(lexer->lookahead);
  bool complete = is_name ? scan_name(lexer, &word) : scan_number(lexer, &word, &token);
  while (word.path && is_path_char(lexer->lookahead) && word.length <= LONGEST_SEGMENT) take(lexer, &word);
  bool relative = word.length == word.dots && (word.dots == 1 || word.dots == 2);
  if (word.path && lexer->lookahead == '/') {
    advance(lexer);
    return scan_path(lexer, false, relative) || (complete && found(lexer, token));
  }
  if (word.scheme && lexer->lookahead == ':') {
    advance(lexer);
    if (is_uri_char(lexer->lookahead)) {
      while (is_uri_char(lexer->lookahead)) advance(lexer);
      lexer->mark_end(lexer);
      return found(lexer, URI);
    }
  }
  return complete && found(lexer, token);
}

/* `<nixpkgs/lib>`. */
static bool scan_search_path(TSLexer *lexer) {
  do {
    advance(lexer);
    if (!is_path_char(lexer->lookahead)) return false;
    while (is_path_char(lexer->lookahead)) advance(lexer);
  } while (lexer->lookahead == '/');
  if (lexer->lookahead != '>') return false;
  advance(lexer);
  lexer->mark_end(lexer);
  return found(lexer, SEARCH_PATH);
}

/* `~/x`. */
static bool scan_home_path(TSLexer *lexer) {
  advance(lexer);
  if (lexer->lookahead != '/') return false;
  advance(lexer);
  return scan_path(lexer, true, true);
}

/* What follows an interpolation in a path. */
static bool scan_path_fragment(TSLexer *lexer) {
  scan_segments(lexer);
  lexer->mark_end(lexer);
  return found(lexer, PATH_FRAGMENT);
}

static bool scan_line_comment(TSLexer *lexer) {
  while (!at_end(lexer) && lexer->lookahead != '\n' && lexer->lookahead != '\r') advance(lexer);
  lexer->mark_end(lexer);
  return found(lexer, COMMENT);
}

/* What the scanner remembers from token to token. */
struct Memory {
  /* A comment was opened and never closed, so that none that opens later is closed either. */
  bool unclosed_comment;
};

/* From its star on. Where the comment has no end, only its opening is an error. */
static bool scan_block_comment(TSLexer *lexer, struct Memory *memory) {
  advance(lexer);
  lexer->mark_end(lexer);
  while (!memory->unclosed_comment) {
    if (at_end(lexer)) memory->unclosed_comment = true;
    bool star = lexer->lookahead == '*';
    advance(lexer);
    if (!star || lexer->lookahead != '/') continue;
    advance(lexer);
    lexer->mark_end(lexer);
    return found(lexer, COMMENT);
  }
  return found(lexer, UNCLOSED_COMMENT);
}

void *tree_sitter_nix_external_scanner_create(void) { return calloc(1, sizeof(struct Memory)); }

void tree_sitter_nix_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_nix_external_scanner_serialize(void *payload, char *buffer) {
  struct Memory *memory = payload;
  buffer[0] = 1;
  return memory->unclosed_comment ? 1 : 0;
}

void tree_sitter_nix_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)buffer;
  struct Memory *memory = payload;
  memory->unclosed_comment = length > 0;
}

bool tree_sitter_nix_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  /* While the parser looks for a place to go on after an error, every token is "valid": only words explain themselves. */
  if (!valid[NEVER]) {
    if (valid[STRING_FRAGMENT]) {
      return lexer->lookahead == '\\' ? scan_dollar_escape(lexer) : scan_string_fragment(lexer);
    }
    if (valid[INDENTED_STRING_FRAGMENT]) {
      return lexer->lookahead == '\'' ? scan_after_quote(lexer) : scan_indented_string_fragment(lexer, true);
    }
    if (valid[PATH_FRAGMENT] && (lexer->lookahead == '/' || is_path_char(lexer->lookahead))) {
      return scan_path_fragment(lexer);
    }
  }
  /* Elsewhere a word is what it looks like, valid or not: `a/b` is a path even where only a name may stand. */
  while (is_space(lexer->lookahead)) lexer->advance(lexer, true);
  switch (lexer->lookahead) {
  case '#': return scan_line_comment(lexer);
  case '<': return scan_search_path(lexer);
  case '~': return scan_home_path(lexer);
  case '/':
    advance(lexer);
    return lexer->lookahead == '*' ? scan_block_comment(lexer, payload) : scan_path(lexer, false, false);
  default: return scan_word(lexer);
  }
}
