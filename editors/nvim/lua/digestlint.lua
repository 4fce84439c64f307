-- digestlint's language server in Neovim 0.7 or later.
--
--   require('digestlint').setup({ cmd = { '/opt/digestlint', 'server' }, settings = { select = { 'links' } } })
--
-- Settings are those of the server: config (a file), select, ignore.
local M = {}

local options = {
  cmd = { 'digestlint', 'server' },
  filetypes = { 'markdown', 'text' },
  settings = {},
}

local clients = {} -- by root folder, where Neovim does not keep them itself

local function root_of(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  for _, name in ipairs({ 'digestlint.toml', '.digestlint.toml', '.git' }) do
    local found = vim.fn.findfile(name, folder .. ';')
    if found == '' then
      found = vim.fn.finddir(name, folder .. ';')
    end
    if found ~= '' then
      return vim.fn.fnamemodify(found, ':p:h')
    end
  end
  return folder
end

function M.setup(given)
  options = vim.tbl_deep_extend('force', options, given or {})
end

-- Attaches the server to a buffer; returns the client's id.
function M.attach(buffer)
  local root = root_of(buffer)
  local config = {
    name = 'digestlint',
    cmd = options.cmd,
    root_dir = root,
    init_options = options.settings,
    settings = { digestlint = options.settings },
  }
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  clients[root] = clients[root] or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, clients[root])
  return clients[root]
end

local function apply(client, action)
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
end

local function actions(buffer, client, range, only)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range,
    context = { diagnostics = {}, only = only },
  }
  local answer = client.request_sync('textDocument/codeAction', params, 5000, buffer)
  return answer and answer.result or {}
end

-- Repairs all that is safe, and waits for it.
function M.fix_all(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_client_by_id(M.attach(buffer))
  local start = { line = 0, character = 0 }
  for _, action in ipairs(actions(buffer, client, { start = start, ['end'] = start }, { 'source.fixAll' })) do
    apply(client, action)
  end
end

-- Moves the entry under the cursor to the section that fits, where the server knows one.
function M.move_entry(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local client = vim.lsp.get_client_by_id(M.attach(buffer))
  local row = vim.api.nvim_win_get_cursor(0)[1] - 1
  local range = { start = { line = row, character = 0 }, ['end'] = { line = row + 1, character = 0 } }
  for _, action in ipairs(actions(buffer, client, range, { 'quickfix' })) do
    local about = action.diagnostics and action.diagnostics[1]
    if about and about.code == 'misplaced-entry' then
      apply(client, action)
      return true
    end
  end
  vim.notify('digestlint: no entry here that belongs elsewhere')
  return false
end

M.options = function()
  return options
end

return M
