/** Rule `syntax-error`. */
import { nix } from '../../example.ts';
import type { Rule } from '../rule.ts';

export const syntaxError: Rule = {
  code: 'syntax-error',
  severity: 'error',
  since: '0.1.0',
  summary: 'The text does not parse.',
  why: 'Nix reads a file as a whole or not at all. The message says what was expected at the place where the text stops making sense; what lies around it is still understood.',
  examples: [
    {
      title: 'A missing semicolon',
      before: nix`
        {
          a = 1
            # ^ error: ;
          b = 2;
        }
      `,
      after: nix`
        {
          a = 1;
          b = 2;
        }
      `,
    },
    {
      title: 'Sound Nix',
      before: nix`
        { a, ... }: { b = a.c or [ ]; }
      `,
    },
  ],
  *check({ file }) {
    for (const { range, message, fix } of file.problems) {
      const fixes = fix
        ? [{ title: fix.title, edits: [{ id: file.id, edits: fix.edits }], safe: false }]
        : [];
      yield { range, message: sentence(message), fixes };
    }
  },
};

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
