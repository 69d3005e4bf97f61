/** Markdown as plain text, for clients that show what they get as it is. */

/** The text without markup: code stays, links keep their words, headings and lists their lines. */
export function plainText(markdown: string): string {
  let inFence = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) inFence = !inFence;
    else if (inFence) lines.push(line);
    else if (!isRule(line)) lines.push(plainLine(line));
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Horizontal rules, and the line between a table's head and body. */
function isRule(line: string): boolean {
  return /^[\s:|*_-]+$/.test(line) && /(?:-\s*){3}|(?:\*\s*){3}|(?:_\s*){3}/.test(line);
}

function plainLine(line: string): string {
  const text = line.replace(/^#{1,6}\s+/, '').replace(/^>\s?/, '');
  // A link that stands alone is there for its address.
  const link = /^\[([^\]]*)\]\(([^)]*)\)$/.exec(text.trim());
  if (link) return `${link[1]}: ${link[2]}`;
  const row = /^\s*\|(.*)\|\s*$/.exec(text)?.[1];
  return plainWords(
    row === undefined
      ? text
      : row
          .split(/(?<!\\)\|/)
          .map((it) => it.trim())
          .join('  '),
  );
}

/** Code spans are taken out first: what looks like markup in them is none. */
function plainWords(text: string): string {
  return text
    .split(/(`+[^`]+`+)/)
    .map((part) => (part.startsWith('`') ? part.replace(/^`+|`+$/g, '') : plainProse(part)))
    .join('');
}

function plainProse(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]*?\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]*?\S)_(?!\w)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
