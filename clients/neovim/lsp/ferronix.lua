---@brief
--- Ferronix: a language server for the Rust part of Nix files.
---
--- Neovim 0.11 or newer. Put this file into `lsp/` of your configuration (`~/.config/nvim/lsp/ferronix.lua`), then
--- `vim.lsp.enable('ferronix')`. Settings: `vim.lsp.config('ferronix', { settings = { ferronix = { ... } } })`.

---@type vim.lsp.Config
return {
  cmd = { 'ferronix', '--stdio' },
  filetypes = { 'nix' },
  root_markers = { 'flake.nix', '.git' },
  settings = { ferronix = vim.empty_dict() },
}
