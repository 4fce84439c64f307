-- digestlint's language server in Neovim 0.7 or later.
--
--   require('digestlint').setup({
--     cmd = { '~/bin/digestlint', 'server' },
--     filetypes = { 'markdown', 'text' },
--     settings = { select = { 'links' } }, -- the server's: config (a file), select, ignore
--     on_attach = function(client, buffer) … end, -- as for every client, and so are capabilities
--   })
local M = {}

local options = {
  cmd = { 'digestlint', 'server' },
  filetypes = { 'markdown', 'text' },
  settings = {},
}

local clients = {} -- by root folder, where Neovim does not keep them itself
local served = {} -- the buffers of each client, by id
local restarts = 0
local changed = {} -- the tick of the last change of each buffer's text
local old_uris = {} -- by buffer
local renamed = {} -- whose client was told of another name: the client's id, by buffer

-- The nearest folder upward with a configuration or a repository (.git is a file in worktrees).
local function root_of(buffer)
  local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':p:h')
  local here, above = nil, folder
  while here ~= above do
    here = above
    for _, name in ipairs({ 'digestlint.toml', '.digestlint.toml', '.git' }) do
      if vim.fn.getftype(here .. '/' .. name) ~= '' then
        return here
      end
    end
    above = vim.fn.fnamemodify(here, ':h')
  end
  return folder
end

-- No help, terminal or floating window, nothing without a name, and nothing from elsewhere (scp://…).
local function is_file(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  return vim.bo[buffer].buftype == '' and name ~= '' and not name:find('^%a[%w+.-]+://')
end

-- A client's function; since Neovim 0.11 they take the client first.
local function call(client, name, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[name](client, ...)
  end
  return client[name](...)
end

local function number_of(buffer)
  return (not buffer or buffer == 0) and vim.api.nvim_get_current_buf() or buffer
end

local function tell(message)
  vim.notify('digestlint: ' .. message, vim.log.levels.WARN)
end

-- Only the shell knows what ~ means.
local function from_home(path)
  return path:find('^~/') and vim.fn.expand('~') .. path:sub(2) or path
end

function M.setup(given)
  options = vim.tbl_deep_extend('force', options, given or {})
  if type(options.cmd) == 'table' then -- a function may connect to a server
    options.cmd = vim.list_extend({ from_home(options.cmd[1]) }, options.cmd, 2)
  end
  if options.settings.config then
    options.settings.config = vim.fn.fnamemodify(options.settings.config, ':p')
  end
end

local function start(config, buffer)
  if vim.lsp.start then
    return vim.lsp.start(config, {
      bufnr = buffer,
      reuse_client = function(client)
        return client.name == config.name
          and client.config.root_dir == config.root_dir
          and not call(client, 'is_stopped')
      end,
    })
  end
  local root = config.root_dir
  local client = clients[root] and vim.lsp.get_client_by_id(clients[root])
  if not client or client.is_stopped() then
    local id = vim.lsp.start_client(config)
    if not id then
      return nil
    end
    clients[root] = id
    client = vim.lsp.get_client_by_id(id)
    local stop = client.stop
    client.stop = function(...) -- one that is about to end does not say so
      clients[root] = clients[root] ~= id and clients[root] or nil
      return stop(...)
    end
  end
  vim.lsp.buf_attach_client(buffer, client.id)
  return client.id
end

-- Starts a server that crashed again.
local function ended(code, signal, id)
  local buffers = served[id] or {}
  served[id] = nil
  local crashed = code ~= 0 or (signal ~= 0 and signal ~= 15)
  if not crashed or restarts == 3 then
    return
  end
  restarts = restarts + 1
  vim.schedule(function()
    for buffer in pairs(buffers) do
      if vim.api.nvim_buf_is_loaded(buffer) then
        M.watch(buffer)
      end
    end
  end)
end

-- The running client that a buffer is attached to, where there is one.
local function client_of(buffer)
  for id, buffers in pairs(served) do
    local client = buffers[buffer] and vim.lsp.get_client_by_id(id)
    if client and vim.lsp.buf_is_attached(buffer, id) and not call(client, 'is_stopped') then
      return client
    end
  end
end

local function close(client, uri)
  call(client, 'notify', 'textDocument/didClose', { textDocument = { uri = uri } })
end

-- Also where it is open: the server takes the text that came last.
local function open(client, buffer)
  local line_end = ({ dos = '\r\n', mac = '\r' })[vim.bo[buffer].fileformat] or '\n'
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, true)
  call(client, 'notify', 'textDocument/didOpen', {
    textDocument = {
      uri = vim.uri_from_bufnr(buffer),
      languageId = vim.bo[buffer].filetype,
      version = vim.api.nvim_buf_get_changedtick(buffer),
      text = table.concat(lines, line_end) .. (vim.bo[buffer].eol and line_end or ''),
    },
  })
end

-- Neovim listens to a buffer no more that changes while it has no server, even if one is started later (0.7 to
-- 0.11 at least): gives that one the text anew.
local function catch_up(buffer)
  local client = client_of(buffer)
  local known = vim.lsp.util.buf_versions[buffer] or 0
  if client and client.initialized and known < (changed[buffer] or 0) then
    open(client, buffer)
  end
end

local function follow(buffer)
  if changed[buffer] then
    return
  end
  changed[buffer] = 0
  vim.api.nvim_buf_attach(buffer, false, {
    on_lines = function(_, _, tick)
      changed[buffer] = tick
      vim.schedule(function()
        if changed[buffer] == tick then
          catch_up(buffer)
        end
      end)
    end,
    on_detach = function()
      changed[buffer] = nil
    end,
  })
end

-- Attaches the server to a buffer; returns the client's id, or nil and why there is none.
function M.attach(buffer)
  buffer = number_of(buffer)
  if not is_file(buffer) then
    return nil, 'this buffer is no file'
  end
  local client = client_of(buffer)
  if client then -- the one for it, even where another folder is the root since its file got another name
    return client.id
  end
  local program = type(options.cmd) == 'table' and options.cmd[1]
  if program and vim.fn.executable(program) == 0 then
    return nil, ("no program '%s'; install it, or name it in setup()"):format(program)
  end
  local id = start({
    name = 'digestlint',
    cmd = options.cmd,
    root_dir = root_of(buffer),
    init_options = options.settings,
    settings = { digestlint = options.settings },
    on_attach = options.on_attach,
    on_exit = ended,
    capabilities = vim.tbl_deep_extend('keep', options.capabilities or {}, {
      workspace = { workspaceEdit = { documentChanges = true } }, -- 0.7 knows them and does not say so
    }, vim.lsp.protocol.make_client_capabilities()),
  }, buffer)
  if not id then
    return nil, 'the server does not start'
  end
  served[id] = served[id] or {}
  served[id][buffer] = true
  follow(buffer)
  return id
end

-- Settings that are being edited: a repair may change them.
local function is_settings(buffer)
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':t')
  return name == 'digestlint.toml' or name == '.digestlint.toml'
end

-- Attaches the server where the buffer is one of the file types; tells once what keeps it from that.
function M.watch(buffer)
  local wanted = vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype) or is_settings(buffer)
  if not wanted or not is_file(buffer) then
    return
  end
  local id, problem = M.attach(buffer)
  if not id then
    vim.notify_once('digestlint: ' .. problem, vim.log.levels.WARN)
  end
end

-- To the server a line end behind the last line begins an empty one; Neovim would write it as one more line.
function M.end_last_line(buffer)
  local client = client_of(buffer)
  local count = vim.api.nvim_buf_line_count(buffer)
  if not client or vim.bo[buffer].eol or count == 1 then
    return
  end
  if vim.api.nvim_buf_get_lines(buffer, -2, -1, true)[1] == '' then
    vim.api.nvim_buf_set_lines(buffer, -2, -1, true, {})
    vim.bo[buffer].eol = true
    open(client, buffer)
  end
end

-- Before a buffer gets another name.
function M.before_rename(buffer)
  old_uris[buffer] = vim.uri_from_bufnr(buffer)
end

-- Neovim itself tells of the new name with the next write, or (0.7) never.
function M.renamed(buffer)
  local client = client_of(buffer)
  local uri = old_uris[buffer]
  if client and client.initialized and uri ~= vim.uri_from_bufnr(buffer) then
    close(client, uri)
    open(client, buffer)
    renamed[buffer] = client.id
  end
end

-- Of a buffer that is unloaded Neovim closes the name that it had first.
function M.unloaded(buffer)
  local client = renamed[buffer] and vim.lsp.get_client_by_id(renamed[buffer])
  renamed[buffer] = nil
  if client then
    close(client, vim.uri_from_bufnr(buffer))
  end
end

-- The client that knows the buffer's text; nil after telling why there is none.
local function serve(buffer)
  if not vim.bo[buffer].modifiable then
    return tell('this buffer cannot be changed')
  end
  local id, problem = M.attach(buffer)
  if not id then
    return tell(problem)
  end
  local client = vim.lsp.get_client_by_id(id)
  local knows = client and vim.wait(5000, function()
    return call(client, 'is_stopped') or client.initialized and client.attached_buffers[buffer]
  end, 10)
  if not knows or call(client, 'is_stopped') then
    return tell('the server does not start')
  end
  catch_up(buffer) -- edits must not go where an older text has them
  return client
end

-- Nil after telling what went wrong.
local function actions(buffer, client, range, only)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range,
    context = { diagnostics = {}, only = only },
  }
  local answer, reason = call(client, 'request_sync', 'textDocument/codeAction', params, 5000, buffer)
  if not answer or answer.err then
    return tell(answer and answer.err.message or 'no answer: ' .. (reason or 'the server has ended'))
  end
  return answer.result or {}
end

local function apply(client, action)
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
end

-- Repairs all that is safe, and waits for it.
function M.fix_all(buffer)
  buffer = number_of(buffer)
  local client = serve(buffer)
  if not client then
    return
  end
  local start = { line = 0, character = 0 }
  local found = actions(buffer, client, { start = start, ['end'] = start }, { 'source.fixAll' })
  for _, action in ipairs(found or {}) do
    apply(client, action)
  end
  M.end_last_line(buffer)
end

-- Silencing is about the finding too.
local function moves_entry(action)
  local about = action.diagnostics and action.diagnostics[1]
  return about and about.code == 'misplaced-entry' and action.title:find('^Move ')
end

-- Moves the entry at the cursor to the section that fits, where the server knows one.
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
  local found = actions(buffer, client, range, { 'quickfix' })
  if not found then
    return false
  end
  for _, action in ipairs(found) do
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
