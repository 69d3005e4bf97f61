-- Drives Neovim as a person would, with typed keys, and writes what it showed to $OUT as JSON.
-- From 0.7 on:  FILE=flake.nix OUT=out.json CLIENTS=clients/neovim nvim --headless -u NONE -c 'luafile neovim.lua'

local seen = {}
local step = 'starting'

local function finish(ok, message)
  seen.ok, seen.error, seen.step = ok, message, step
  vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.OUT)
  vim.cmd('qa!')
end

-- The script is a coroutine: typed keys are read only while Neovim's own loop runs.
local main

local function resume()
  local ok, err = coroutine.resume(main)
  if not ok then finish(false, debug.traceback(main, err)) end
end

-- Waits for something to be there, and gives it back.
local function wait(what, probe)
  step = what
  local deadline = vim.loop.now() + 20000
  while true do
    local found = probe()
    if found then return found end
    if vim.loop.now() > deadline then error('waited in vain: ' .. what) end
    vim.defer_fn(resume, 20)
    coroutine.yield()
  end
end

-- Types keys, and goes on when Neovim has read them.
local function type_keys(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 't', false)
  vim.defer_fn(resume, 50)
  coroutine.yield()
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

-- Puts the cursor on the first character of a text.
local function go_to(needle)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(needle, 1, true)
    if column then return vim.api.nvim_win_set_cursor(0, { number, column - 1 }) end
  end
  error('not in the buffer: ' .. needle)
end

local function messages()
  return vim.tbl_map(function(it) return it.message end, vim.diagnostic.get(0))
end

local function float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      vim.api.nvim_win_close(window, true)
      return lines
    end
  end
end

-- nvim-lspconfig itself is not needed to read a configuration for it.
local function load_configuration()
  package.path = vim.env.CLIENTS .. '/lua/?.lua;' .. package.path
  package.preload['lspconfig.util'] = function()
    return { root_pattern = function() return function(name) return vim.fn.fnamemodify(name, ':p:h') end end }
  end
  return require('lspconfig.server_configurations.ferronix').default_config
end

local function start(config)
  vim.bo.filetype = 'nix'
  vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  local id = vim.lsp.start_client({
    name = 'ferronix',
    cmd = config.cmd,
    root_dir = config.root_dir(vim.api.nvim_buf_get_name(0)),
    settings = config.settings,
  })
  vim.lsp.buf_attach_client(0, id)
  return id
end

main = coroutine.create(function()
  vim.o.swapfile, vim.o.hidden, vim.o.completeopt = false, true, 'menuone'
  local config, newer = load_configuration(), dofile(vim.env.CLIENTS .. '/lsp/ferronix.lua')
  seen.same_command = vim.deep_equal(config.cmd, newer.cmd) and vim.deep_equal(config.filetypes, newer.filetypes)
  vim.cmd('edit ' .. vim.env.FILE)
  local id = start(config)

  seen.diagnostics = wait('diagnostics', function() return #messages() > 0 and messages() end)

  go_to('RUST_SRC_PATH')
  vim.lsp.buf.hover()
  seen.hover = wait('hover', float)

  vim.lsp.buf.signature_help()
  seen.signature = wait('signature help', float)

  go_to('rustToolchain}/lib')
  vim.lsp.buf.definition()
  seen.defined = wait('the definition', function()
    local line = vim.api.nvim_get_current_line()
    return not line:find('/lib', 1, true) and line
  end)
  go_to('./rust-toolchain.toml')
  vim.lsp.buf.definition()
  seen.defining_file = wait('the file', function()
    local name = vim.api.nvim_buf_get_name(0)
    return name ~= vim.env.FILE and vim.fn.fnamemodify(name, ':t')
  end)
  vim.cmd('buffer ' .. vim.env.FILE)

  -- The second item: the first one is `latest`.
  go_to('latest.default.override')
  type_keys('ce<C-x><C-o>')
  local items = wait('completion', function()
    local found = vim.fn.complete_info({ 'items' }).items
    return #found > 1 and found
  end)
  seen.completion = vim.tbl_map(function(it) return it.word end, items)
  type_keys('<C-n><C-y><Esc>')
  seen.completed = vim.api.nvim_get_current_line()

  go_to('"rust-src"')
  type_keys('dd')
  seen.without = text()
  vim.ui.select = function(actions, options, choose)
    seen.actions = vim.tbl_map(options.format_item, actions)
    for _, action in ipairs(actions) do
      if action[2].title == 'Add rust-src extension' then return choose(action) end
    end
    error('no such action among ' .. table.concat(seen.actions, ', '))
  end
  go_to('rustToolchain =')
  wait('fresh diagnostics', function() return vim.lsp.buf_get_clients(0)[id] and true end)
  vim.lsp.buf.code_action()
  wait('the action', function() return text() ~= seen.without end)
  vim.cmd('write')

  -- The diagnostic follows the edits: it goes when its cause does.
  go_to('rust-analyser')
  type_keys('ct"rust-analyzer<Esc>')
  wait('the diagnostic to go', function() return not table.concat(messages()):find('rust-analyser', 1, true) end)
  seen.mended = messages()

  vim.lsp.stop_client(id)
  wait('the end of the server', function() return #vim.lsp.get_active_clients() == 0 end)
  finish(true)
end)
resume()
