-- Opens FILE in Neovim with the plugin, tells its findings, and repairs it in the ways that the plugin has.
-- Environment: DIGESTLINT (the program), PLUGIN (editors/nvim), FILE, OUT (a folder for what comes of it).
vim.opt.runtimepath:append(vim.env.PLUGIN)
vim.opt.fixendofline = false -- the bytes count
vim.cmd('filetype plugin on')
require('digestlint').setup({ cmd = { vim.env.DIGESTLINT, 'server' } })
vim.cmd('runtime plugin/digestlint.lua')

local published = {} -- how often, by URI
local function count(method, uri_of)
  local show = vim.lsp.handlers[method]
  vim.lsp.handlers[method] = show and function(failure, result, context, ...)
    local uri = uri_of(result, context)
    if uri then
      published[uri] = (published[uri] or 0) + 1
    end
    return show(failure, result, context, ...)
  end
end
count('textDocument/publishDiagnostics', function(result)
  return result.uri
end)
-- Neovim 0.10 or later asks for them, several times maybe; what is about an older text is of no use.
count('textDocument/diagnostic', function(_, context)
  local is_late = context.version ~= vim.lsp.util.buf_versions[context.bufnr]
  return not is_late and context.params.textDocument.uri or nil
end)

-- Waits until findings come for the file, as it is after `act`.
local function after(uri, act)
  act() -- which may let in what was on its way before
  local before = published[uri]
  assert(vim.wait(20000, function()
    return published[uri] ~= before
  end, 5), 'no findings came')
end

-- A copy of FILE.
local function open(name)
  local path = vim.env.OUT .. '/' .. name .. '.' .. vim.fn.fnamemodify(vim.env.FILE, ':e')
  assert(vim.loop.fs_copyfile(vim.env.FILE, path))
  after(vim.uri_from_fname(path), function()
    vim.cmd('edit! ' .. vim.fn.fnameescape(path))
  end)
end

local function write(name)
  vim.cmd('silent write! ' .. vim.fn.fnameescape(vim.env.OUT .. '/' .. name))
end

local function misplaced()
  return vim.tbl_filter(function(each)
    return each.code == 'misplaced-entry'
  end, vim.diagnostic.get(0))
end

open('neovim-found')
local findings = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
  local lines = vim.api.nvim_buf_get_text(0, each.lnum, each.col, each.end_lnum, each.end_col, {})
  table.insert(findings, { rule = each.code, line = each.lnum + 1, text = table.concat(lines, '\n') })
end

open('neovim-fixed')
vim.cmd('DigestlintFixAll')
write('neovim-fixed')

open('neovim-moved')
local moves = 0
while #misplaced() > 0 and moves < 100 do
  local first = misplaced()[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local tick = vim.b.changedtick
  if not pcall(after, vim.uri_from_bufnr(0), function()
    vim.cmd('DigestlintMoveEntry')
    assert(vim.b.changedtick > tick)
  end) then
    break -- a person has to move it
  end
  moves = moves + 1
end
write('neovim-moved')

local out = assert(io.open(vim.env.OUT .. '/neovim.json', 'w'))
out:write(vim.json.encode({ findings = #findings > 0 and findings or vim.empty_dict(), moves = moves }))
out:close()
vim.cmd('qall!')
