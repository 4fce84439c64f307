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

-- A client's function; since Neovim 0.11 they take the client first.
local function call(client, name, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[name](client, ...)
  end
  return client[name](...)
end

local function tell(message)
  vim.notify('digestlint: ' .. message, vim.log.levels.WARN)
end

-- The client that knows the buffer's text; nil after telling why there is none.
local function serve(buffer)
  if not vim.bo[buffer].modifiable then
    return tell('this buffer cannot be changed')
  end
  local id = M.attach(buffer)
  local client = id and vim.lsp.get_client_by_id(id)
  local knows = client and vim.wait(5000, function()
    return client.initialized and client.attached_buffers[buffer]
  end, 10)
  if not knows then
    return tell('the server does not start')
  end
  return client
end

-- Empty after telling what went wrong.
local function actions(buffer, client, range, only)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range,
    context = { diagnostics = {}, only = only },
  }
  local answer, reason = call(client, 'request_sync', 'textDocument/codeAction', params, 5000, buffer)
  if not answer or answer.err then
    tell(answer and answer.err.message or 'no answer: ' .. (reason or 'the server has ended'))
    return {}
  end
  return answer.result or {}
end

local function apply(client, action)
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
end

-- Repairs all that is safe, and waits for it.
function M.fix_all(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local client = serve(buffer)
  if not client then
    return
  end
  local start = { line = 0, character = 0 }
  for _, action in ipairs(actions(buffer, client, { start = start, ['end'] = start }, { 'source.fixAll' })) do
    apply(client, action)
  end
end

-- Silencing is about the finding too.
local function moves_entry(action)
  local about = action.diagnostics and action.diagnostics[1]
  return about and about.code == 'misplaced-entry' and action.title:find('^Move ')
end

-- Moves the entry whose title is in the cursor's line to the section that fits, where the server knows one.
function M.move_entry()
  local buffer = vim.api.nvim_get_current_buf()
  local client = serve(buffer)
  if not client then
    return false
  end
  local row = vim.api.nvim_win_get_cursor(0)[1] - 1
  -- Servers take a character behind the line's end for the end; there are no more than bytes.
  local finish = { line = row, character = #vim.api.nvim_get_current_line() }
  local range = { start = { line = row, character = 0 }, ['end'] = finish }
  for _, action in ipairs(actions(buffer, client, range, { 'quickfix' })) do
    if moves_entry(action) then
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
