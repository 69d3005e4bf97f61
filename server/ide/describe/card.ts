/** What is said about one thing, and its Markdown: a line of code, a rule, text, facts, a link. */

export interface Card {
  /** Nix that names the thing, and what it is as a comment; may have several lines. */
  readonly code: string;
  /** What holds in this place only; stands first. */
  readonly notes?: readonly string[] | undefined;
  /** Paragraphs of Markdown. */
  readonly doc?: readonly string[] | undefined;
  /** Items of a list, a line each. */
  readonly facts?: readonly string[] | undefined;
  /** Where to read on. */
  readonly link?: string | undefined;
}

export function renderCard(card: Card): string {
  const text = renderText(card);
  return text === '' ? codeBlock(card.code) : `${codeBlock(card.code)}\n\n---\n\n${text}`;
}

/** All but the line of code: what belongs beside a completion item that already shows its name. */
export function renderText(card: Card): string {
  const facts = (card.facts ?? []).map((it) => `- ${it}`).join('\n');
  return [
    ...(card.notes ?? []).map((it) => `> ${it}`),
    ...(card.doc ?? []),
    facts,
    card.link === undefined ? '' : `[Documentation](${card.link})`,
  ]
    .filter((it) => it !== '')
    .join('\n\n');
}

/** `code` with what it is as a comment behind it: that keeps it Nix, and its colours. */
export function typed(code: string, type: string): string {
  return code.includes('\n') ? `# ${type}\n${code}` : `${code} # ${type}`;
}

/** `also` put behind `card`: notes, text and facts add up, the code stays. */
export function withMore(card: Card, also: Omit<Card, 'code'> | undefined): Card {
  if (also === undefined) return card;
  return {
    code: card.code,
    notes: [...(card.notes ?? []), ...(also.notes ?? [])],
    doc: [...(card.doc ?? []), ...(also.doc ?? [])],
    facts: [...(card.facts ?? []), ...(also.facts ?? [])],
    link: card.link ?? also.link,
  };
}

const HEADING = /^\*\*`([^`]+)`\*\*(?: — (.*))?$/s;
const LINK = /^\[[^\]]*\]\(([^)]*)\)$/;

/**
 * The Markdown of a table's row as a card: its heading becomes the code, a link at its end the link. What the heading
 * says besides the name becomes the first sentence; without `type`, it is the type.
 */
export function cardOfRow(markdown: string, type?: string): Card {
  const [heading = '', ...paragraphs] = markdown.split('\n\n');
  const [, name = '', about] = HEADING.exec(heading) ?? [];
  const link = LINK.exec(paragraphs.at(-1) ?? '')?.[1];
  const doc = link === undefined ? paragraphs : paragraphs.slice(0, -1);
  if (type === undefined) return { code: about === undefined ? name : typed(name, about), doc, link };
  return { code: typed(name, type), doc: about === undefined ? doc : [sentence(about), ...doc], link };
}

/** Starts with a capital and ends with a full stop. */
function sentence(text: string): string {
  const first = text.startsWith('`') ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

export function codeBlock(code: string): string {
  return `\`\`\`nix\n${code}\n\`\`\``;
}

/** Names as code, in a row; of many, the first `most`. */
export function codeList(names: readonly string[], most = 16): string {
  const shown = names.slice(0, most).map((it) => `\`${it}\``);
  const more = names.length - shown.length;
  return 0 < more ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
