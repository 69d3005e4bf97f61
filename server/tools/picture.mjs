/** Makes `docs/neovim.svg`: the example project in a real Neovim, run by tmux, its screen drawn as SVG. Wants nvim and tmux. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { screenToSvg } from './screen-to-svg.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'ferronix-picture-'));
const socket = `ferronix-${process.pid}`;
const tmux = (...args) =>
  execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' });
const keys = async (...typed) => {
  tmux('send-keys', ...typed);
  await sleep(400);
};

/** Waits until the screen shows a text. */
async function shows(text) {
  for (let tries = 0; tries < 100; tries++) {
    if (tmux('capture-pane', '-p').includes(text)) return;
    await sleep(100);
  }
  throw new Error(`the screen never showed ${text}:\n${tmux('capture-pane', '-p')}`);
}

const INIT = `
set noswapfile nomodeline laststatus=0 noruler noshowcmd shortmess+=c signcolumn=yes completeopt=menuone,noselect pumheight=5 termguicolors
colorscheme slate
highlight Pmenu guibg=#2e3440 guifg=#d8dee9
highlight PmenuSel guibg=#5e81ac guifg=#ffffff
highlight Normal guibg=#1e2128 guifg=#d8dee9
highlight SignColumn guibg=#1e2128
highlight DiagnosticError guifg=#ff7a85
highlight PmenuSbar guibg=#2e3440
highlight PmenuThumb guibg=#4c566a
syntax match nixComment /#.*$/
syntax region nixString start=/"/ end=/"/
syntax match nixKeyword /<(let|in|with|rec|inherit|if|then|else)>/
highlight nixComment guifg=#7b8496
highlight nixString guifg=#a3be8c
highlight nixKeyword guifg=#81a1c1
highlight DiagnosticVirtualTextError guifg=#ff7a85
lua << END
vim.diagnostic.config({ update_in_insert = true })
vim.api.nvim_create_autocmd('BufEnter', { callback = function()
  vim.bo.filetype = 'nix'
  vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  local id = vim.lsp.start_client({ name = 'ferronix', cmd = { 'node', '${join(root, 'dist/ferronix.cjs')}', '--stdio' }, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, id)
end })
END
`;

try {
  cpSync(join(root, 'examples/flake'), folder, { recursive: true });
  writeFileSync(join(folder, 'init.vim'), INIT);
  tmux('new-session', '-d', '-x', '104', '-y', '27', '-c', folder, 'nvim -n -u init.vim -i NONE flake.nix');
  tmux('set', '-g', 'escape-time', '0');
  await shows('weather station');
  await keys('/latest.default', 'Enter');
  await shows('rust-analyser');
  await shows('■');
  await keys('z', 't', 'c', 'e');
  await keys('C-x', 'C-o');
  await shows('1.97.0');
  await keys('C-n', 'C-n');
  await sleep(1500);
  const screen = tmux('capture-pane', '-p', '-e');
  writeFileSync(join(root, 'docs/neovim.svg'), screenToSvg(screen, { columns: 104, title: 'flake.nix' }));
} finally {
  try {
    tmux('kill-server');
  } catch {
    // It never came up.
  }
  rmSync(folder, { recursive: true, force: true });
}
