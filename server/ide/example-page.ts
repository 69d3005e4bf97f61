/** Examples as Markdown. */
import type { Example } from './example.ts';

/** An example as it stands on a page: the labels stay, as the comments that they are; the cursor goes. */
export function renderExample({ title, before, after, action }: Example): string {
  const texts = files(before).map(codeBlock);
  const result = after === undefined ? [] : [afterWords(action), ...files(after).map(codeBlock)];
  return [`### ${title}`, ...texts, ...result].join('\n\n');
}

function afterWords(action: string | undefined): string {
  return action === undefined ? 'After the fix:' : `After “${action}”:`;
}

interface NamedText {
  /** Only where it says something: the main file has none. */
  readonly name: string | undefined;
  readonly text: string;
}

function files(fixture: string): NamedText[] {
  const [first = '', ...others] = fixture.replaceAll('$0', '').split(/^#- \/(?=\S+$)/m);
  return [
    ...(first.trim() === '' ? [] : [{ name: undefined, text: first.trimEnd() }]),
    ...others.map((it) => {
      const end = it.indexOf('\n');
      return { name: it.slice(0, end), text: it.slice(end + 1).trimEnd() };
    }),
  ];
}

function codeBlock({ name, text }: NamedText): string {
  const block = `\`\`\`${language(name)}\n${text}\n\`\`\``;
  return name === undefined ? block : `\`${name}\`:\n\n${block}`;
}

function language(name: string | undefined): string {
  if (name?.endsWith('.toml')) return 'toml';
  return name?.endsWith('.lock') ? 'json' : 'nix';
}
