/** Names with placeholders, such as `CARGO_TARGET_<TRIPLE>_LINKER`. */

/** What each placeholder may stand for. A triple has at least two parts; that keeps `MY_OPENSSL_DIR` apart. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  TRIPLE: '[A-Z0-9]+(?:_[A-Z0-9]+)+',
  target: '[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+',
  'suffix salt': '[a-z][a-z0-9]*(?:_[a-z0-9]+)+',
  N: '[0-9]+',
  MAJOR: '[0-9]{1,2}',
  MINOR: '[0-9]',
  name: '[A-Za-z0-9_-]+',
};

const NAME = '[A-Z0-9_]+';

const PLACEHOLDER = /<([^>]+)>/g;

/** One placeholder and the text that stands in its place. */
export interface BoundPart {
  readonly placeholder: string;
  readonly text: string;
}

export function isPattern(name: string): boolean {
  return name.includes('<');
}

/** The placeholders of a name, without their brackets, in order. */
export function placeholdersOf(name: string): readonly string[] {
  return [...name.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** Matches whole names; group n is the n-th placeholder. */
export function patternOf(name: string): RegExp {
  const body = name.replace(
    PLACEHOLDER,
    (_, placeholder: string) => `(${PLACEHOLDERS[placeholder] ?? NAME})`,
  );
  return new RegExp(`^${body}$`);
}

/** How much of a name is fixed: of two patterns that match, the one with more of it is the better. */
export function fixedLength(name: string): number {
  return name.replace(PLACEHOLDER, '').length;
}

export function boundParts(name: string, match: RegExpExecArray): readonly BoundPart[] {
  return placeholdersOf(name).map((placeholder, index) => ({ placeholder, text: match[index + 1] ?? '' }));
}

/** A triple as Cargo spells it in variable names: `AARCH64_UNKNOWN_LINUX_GNU`. */
export function upperTriple(triple: string): string {
  return triple.toUpperCase().replace(/[-.]/g, '_');
}

/** A triple as the build-script crates spell it, with nothing that a shell variable cannot hold. */
export function lowerTriple(triple: string): string {
  return triple.replace(/[-.]/g, '_');
}

/** The name for one target: fills in `<TRIPLE>`, `<target>` and `<suffix salt>`, each in its spelling. */
export function nameForTarget(name: string, triple: string): string {
  return name
    .replace('<TRIPLE>', upperTriple(triple))
    .replace('<target>', lowerTriple(triple))
    .replace('<suffix salt>', lowerTriple(triple));
}

/** The triple among `triples` that a bound part spells; a dash and an underscore look alike in it. */
export function spelledTriple(text: string, triples: Iterable<string>): string | undefined {
  const wanted = upperTriple(text);
  for (const triple of triples) if (upperTriple(triple) === wanted) return triple;
  return undefined;
}

/** The name as an LSP snippet, with a tab stop for each placeholder. */
export function nameSnippet(name: string): string {
  let stop = 0;
  return name.replace(PLACEHOLDER, (_, placeholder: string) => {
    stop += 1;
    return `\${${stop}:${placeholder.toUpperCase().replaceAll(' ', '_')}}`;
  });
}
