/** From a key press to the answers: how long an editor waits after each letter. */
import { folderOf, startEditor } from './editor.mjs';
import { median, p95 } from './statistics.mjs';
import { typeAll } from './typing.mjs';

/** Lines of the screen above and below the cursor. */
const SCREEN = 30;

/** What is asked after a letter. */
const QUESTIONS = {
  completion: (document, { line, character }) =>
    document.ask('completion', { position: { line, character }, context: { triggerKind: 1 } }),
  diagnostics: (document) => document.ask('diagnostic', { identifier: 'ferronix' }),
  hover: (document, position) => document.ask('hover', { position }),
  'code actions': (document, position) =>
    document.ask('codeAction', {
      range: { start: position, end: position },
      context: { diagnostics: [], triggerKind: 2 },
    }),
  'inlay hints': (document, { line }) =>
    document.ask('inlayHint', {
      range: {
        start: { line: Math.max(0, line - SCREEN), character: 0 },
        end: { line: line + SCREEN, character: 0 },
      },
    }),
};

/**
 * Types in the flake at `path` once for each question, and once with all of them after every letter.
 * Gives the milliseconds of each letter by question, and how many completions had items.
 *
 * @param {{ program: string, path: string, places: object, letters: number }} options
 */
export async function measureKeys({ program, path, places, letters }) {
  const editor = startEditor(program, { folder: folderOf(path) });
  await editor.start();
  const document = editor.open(path);
  const presses = [];
  for (const name of [undefined, ...Object.keys(QUESTIONS), 'all together']) {
    const asked = QUESTIONS[name] ? [QUESTIONS[name]] : Object.values(QUESTIONS);
    // The first time, only to warm up.
    const most = name === undefined ? Math.min(letters, 12) : letters;
    await typeAll(document, places, most, async ({ place, broken, at, letter, cursor }) => {
      const begun = performance.now();
      document.edit({ start: at, end: at }, letter);
      const answers = await Promise.all(asked.map((ask) => ask(document, cursor)));
      const ms = performance.now() - begun;
      if (name === undefined || 1 < letter.length) return;
      const items = name === 'completion' ? (answers[0]?.items ?? answers[0] ?? []).length : 0;
      presses.push({ name, place, broken, ms, items });
    });
  }
  await editor.stop();
  return presses;
}

/** Median and p95 of each question over all presses. */
export function keyFigures(presses) {
  return [...Object.keys(QUESTIONS), 'all together'].map((name) => {
    const times = presses.filter((it) => it.name === name).map((it) => it.ms);
    return { name, count: times.length, median: median(times), p95: p95(times) };
  });
}

/** Medians of completion and diagnostics by place, in finished and in open code. */
export function placeFigures(presses) {
  return ['start', 'middle', 'end'].flatMap((place) =>
    [false, true].map((broken) => {
      const here = presses.filter((it) => it.place === place && it.broken === broken);
      const times = (name) => here.filter((it) => it.name === name).map((it) => it.ms);
      return {
        place,
        broken,
        completion: median(times('completion')),
        diagnostics: median(times('diagnostics')),
      };
    }),
  );
}

/** The share of completions that had items; a bench of empty answers would measure nothing. */
export function answeredShare(presses) {
  const completions = presses.filter((it) => it.name === 'completion');
  return completions.filter((it) => 0 < it.items).length / completions.length;
}
