/** What is typed into a generated flake, and where: letter by letter, in finished code and in code that is open. */

/**
 * `before` and `after` are put around the cursor at once, `typed` comes letter by letter. With an empty `after` the text
 * is broken from the first letter to the last; the others are sound but for the moments behind a dot.
 */
const SCRIPTS = {
  start: [
    { before: '    crane.url = "', typed: 'github:ipetkov/crane', after: '";\n' },
    { before: '    ', typed: 'crane = { url = "github:ipetkov/crane"', after: '' },
  ],
  middle: [
    { before: '        extra = [ ', typed: 'pkgs.rust-bin.stable.latest.default', after: ' ];\n' },
    { before: '        ', typed: 'extra = pkgs.rust-bin.stable.latest.default.override { ext', after: '' },
  ],
  end: [
    { before: '            buildInputs = [ ', typed: 'pkgs.openssl rustToolchain', after: ' ];\n' },
    { before: '            ', typed: 'RUST_SRC_PATH = "${rustToolchain}/lib"; nat', after: '' },
  ],
};

/**
 * Types every script at its place. `press` is called after each letter with where it went and what is asked there; the
 * letter itself has not been sent yet: `press` sends it, so that it can measure that, too.
 *
 * @param {{ edit(range: object, text: string): void }} document
 * @param {{ start: number, middle: number, end: number }} places
 * @param {number} most letters of each script
 */
export async function typeAll(document, places, most, press) {
  for (const [place, scripts] of Object.entries(SCRIPTS)) {
    const line = places[place];
    for (const { before, typed, after } of scripts) {
      const start = { line, character: 0 };
      document.edit({ start, end: start }, before + after);
      let { length: character } = before;
      for (const letter of spread(typed, most)) {
        const at = { line, character };
        character += letter.length;
        await press({ place, broken: after === '', at, letter, cursor: { line, character } });
      }
      const end = after === '' ? { line, character } : { line: line + 1, character: 0 };
      document.edit({ start, end }, '');
    }
  }
}

/** The text in at most `most` pieces; all but the first are single letters, so that its end is typed whatever `most` is. */
function spread(typed, most) {
  const letters = [...typed];
  if (letters.length <= most) return letters;
  const cut = letters.length - most + 1;
  return [letters.slice(0, cut).join(''), ...letters.slice(cut)];
}
