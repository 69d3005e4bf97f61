/** Draws a terminal's screen, with its ANSI colours, as SVG. */

const CELL = { width: 8.4, height: 18 };
const PALETTE = ['#1e2128', '#ff7a85', '#a3be8c', '#ebcb8b', '#81a1c1', '#b48ead', '#88c0d0', '#d8dee9'];
const BRIGHT = ['#4c566a', '#ff9aa2', '#b9d6a3', '#f5dca0', '#9bbbdb', '#cba6cf', '#a3d9e8', '#ffffff'];

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what begins a colour
const ESCAPES = /(?:\u001b\[([\d;]*)m)|([^\u001b]+)/g;

/** `screen` is what `tmux capture-pane -p -e` prints. */
export function screenToSvg(screen, { columns, title }) {
  const lines = screen.replace(/\n+$/, '').split('\n');
  const width = columns * CELL.width + 24;
  const height = lines.length * CELL.height + 52;
  const rows = lines.map((line, row) => drawLine(line, row)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
<rect width="${width}" height="${height}" rx="8" fill="#1e2128"/>
<circle cx="20" cy="16" r="5" fill="#ff7a85"/><circle cx="38" cy="16" r="5" fill="#ebcb8b"/><circle cx="56" cy="16" r="5" fill="#a3be8c"/>
<text x="${width / 2}" y="21" fill="#8a93a6" text-anchor="middle">${escaped(title)}</text>
${rows}
</svg>
`;
}

function drawLine(line, row) {
  const y = row * CELL.height + 36;
  let column = 0;
  let style = { fg: '#d8dee9', bg: undefined };
  let out = '';
  for (const [, codes, text] of line.matchAll(ESCAPES)) {
    if (text === undefined) {
      style = restyled(style, codes ?? '');
      continue;
    }
    const x = 12 + column * CELL.width;
    const length = [...text].length;
    if (style.bg)
      out += `<rect x="${x}" y="${y}" width="${length * CELL.width}" height="${CELL.height}" fill="${style.bg}"/>`;
    if (text.trim() !== '') {
      out += `<text x="${x}" y="${y + 13.5}" fill="${style.fg}" xml:space="preserve" textLength="${length * CELL.width}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
    }
    column += length;
  }
  return out;
}

function restyled(style, codes) {
  const numbers = codes === '' ? [0] : codes.split(';').map(Number);
  let { fg, bg } = style;
  for (let i = 0; i < numbers.length; i++) {
    const code = numbers[i];
    if (code === 0) [fg, bg] = ['#d8dee9', undefined];
    else if (code === 39) fg = '#d8dee9';
    else if (code === 49) bg = undefined;
    else if (code === 7) [fg, bg] = [bg ?? '#1e2128', fg];
    else if ((code === 38 || code === 48) && numbers[i + 1] === 2) {
      const colour = `rgb(${numbers[i + 2]},${numbers[i + 3]},${numbers[i + 4]})`;
      if (code === 38) fg = colour;
      else bg = colour;
      i += 4;
    } else if (30 <= code && code <= 37) fg = PALETTE[code - 30];
    else if (40 <= code && code <= 47) bg = PALETTE[code - 40];
    else if (90 <= code && code <= 97) fg = BRIGHT[code - 90];
  }
  return { fg, bg };
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
