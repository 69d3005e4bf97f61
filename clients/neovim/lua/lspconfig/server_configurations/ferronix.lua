-- Ferronix for Neovim up to 0.10, with nvim-lspconfig. Put the folder `clients/neovim` on the runtimepath, then
-- `require('lspconfig').ferronix.setup({ settings = { ferronix = { ... } } })`.
local util = require('lspconfig.util')

return {
  default_config = {
    cmd = { 'ferronix', '--stdio' },
    filetypes = { 'nix' },
    root_dir = util.root_pattern('flake.nix', '.git'),
    single_file_support = true,
    settings = { ferronix = vim.empty_dict() },
  },
  docs = {
    description = 'A language server for the Rust part of Nix files.',
    default_config = { root_dir = [[root_pattern("flake.nix", ".git")]] },
  },
}
