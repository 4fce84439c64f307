-- What else the plugin for Neovim promises; fails with status 1 after telling what is wrong.
-- Environment: DIGESTLINT (the program), PLUGIN (editors/nvim), OUT (a folder for the files).
vim.opt.runtimepath:append(vim.env.PLUGIN)
vim.opt.hidden = true
vim.cmd('filetype plugin on')
local digestlint = require('digestlint')
digestlint.setup({ cmd = { vim.env.DIGESTLINT, 'server' } })
vim.cmd('runtime plugin/digestlint.lua')

local messages = {}
vim.notify = function(message)
  table.insert(messages, message)
end

local function wait(what, is_so)
  assert(vim.wait(10000, is_so, 5), what)
end

local function shows(rule)
  return #vim.tbl_filter(function(each)
    return each.code == rule
  end, vim.diagnostic.get(0))
end

local function wait_for(rule, count)
  wait(('not %d of %s'):format(count, rule), function()
    return shows(rule) == count
  end)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
end

local function edit(name, lines)
  local path = vim.env.OUT .. '/' .. name
  vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
  vim.fn.writefile(lines, path)
  vim.cmd('edit! ' .. vim.fn.fnameescape(path))
end

local misplaced = {
  'LLM量化',
  '1、GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers',
  '逐层量化权重,四位精度下困惑度几乎不变。',
  'https://arxiv.org/abs/2210.17323',
  '2、Visual Instruction Tuning',
  '用图文对训练多模态大模型,视觉编码器只接一层投影,视觉问答的准确率明显提高。',
  'https://arxiv.org/abs/2304.08485',
  '多模态模型',
  '1、Dense Connector for MLLMs',
  '把视觉编码器各层的特征都交给多模态大语言模型。',
  'https://arxiv.org/abs/2405.13800',
  '2、Flamingo: a Visual Language Model for Few-Shot Learning',
  '少量图文样例就能让模型完成图像描述与视觉问答。',
  'https://arxiv.org/abs/2204.14198',
}

local alone = { -- no section fits
  '## Speech and audio',
  '',
  '1. [Whisper](https://arxiv.org/abs/2212.04356): speech recognition from weakly labelled audio.',
  '2. [GPTQ](https://arxiv.org/abs/2210.17323): post-training quantization of weights to 3-bit and 4-bit.',
  '3. [AudioLM](https://arxiv.org/abs/2209.03143): audio generation as language modeling.',
  '',
  '## Retrieval',
  '',
  '1. [Dense passage retrieval](https://arxiv.org/abs/2004.04906): a dual-encoder beats BM25.',
  '2. [RAG](https://arxiv.org/abs/2005.11401): a retriever feeds the generator.',
}

local cases = {}

function cases.moves_only_the_entry_at_the_cursor()
  for _, row in ipairs({ 5, 6, 7 }) do -- title, summary and link
    edit('moved.txt', misplaced)
    wait_for('misplaced-entry', 1)
    for _, other in ipairs({ 1, 4, 8 }) do
      vim.api.nvim_win_set_cursor(0, { other, 0 })
      assert(not digestlint.move_entry(), 'moved from line ' .. other)
    end
    vim.api.nvim_win_set_cursor(0, { row, #misplaced[row] - 1 })
    assert(digestlint.move_entry(), 'not moved from line ' .. row)
    assert(vim.fn.getline(12) == '3、Visual Instruction Tuning', text())
    vim.cmd('edit!')
  end
end

local function bytes(path)
  local file = assert(io.open(path, 'rb'))
  local all = file:read('*a')
  file:close()
  return all
end

function cases.does_not_silence_what_it_cannot_move()
  edit('alone.md', alone)
  wait_for('misplaced-entry', 1)
  vim.api.nvim_win_set_cursor(0, { 4, 0 })
  assert(not digestlint.move_entry(), 'moved')
  assert(text() == table.concat(alone, '\n'), text())
end

local function clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

local function client()
  for _, each in ipairs(clients()) do
    if vim.lsp.buf_is_attached(0, each.id) then
      return each
    end
  end
end

local function wait_for_client()
  wait('no client', client)
  return client()
end

function cases.ends_the_last_line_once()
  local path = vim.env.OUT .. '/open end.md'
  local format = vim.lsp.buf.format or vim.lsp.buf.formatting_sync
  for _, repair in ipairs({ digestlint.fix_all, format }) do
    local file = assert(io.open(path, 'wb'))
    file:write(table.concat(alone, '\n'))
    file:close()
    vim.cmd('edit! ' .. vim.fn.fnameescape(path))
    wait_for('missing-final-newline', 1)
    repair()
    vim.cmd('silent write')
    assert(bytes(path) == table.concat(alone, '\n') .. '\n', bytes(path))
    wait_for('missing-final-newline', 0)
    wait_for('misplaced-entry', 1)
    vim.cmd('bwipeout!')
  end
end

function cases.knows_settings_that_are_not_saved()
  edit('settings/digestlint.toml', { 'ignore = []' })
  local settings = vim.api.nvim_get_current_buf()
  wait_for_client()
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { 'ignore = [', '  "stray-space",', ']' })
  edit('settings/digest.txt', vim.list_extend(vim.list_slice(misplaced), { '', '本周就到这里 。。' }))
  wait_for('repeated-punctuation', 1)
  local row = #misplaced + 1
  local place = { line = row, character = 7 }
  local found = client().request_sync('textDocument/codeAction', {
    textDocument = { uri = vim.uri_from_bufnr(0) },
    range = { start = { line = row, character = 0 }, ['end'] = place },
    context = { diagnostics = {} },
  }, 5000, 0).result
  local silence
  for _, action in ipairs(found) do
    silence = action.title:find('^Be silent about this repeated%-punctuation') and action or silence
  end
  vim.lsp.util.apply_workspace_edit(silence.edit, client().offset_encoding)
  local lines = vim.api.nvim_buf_get_lines(settings, 0, -1, true)
  assert(lines[3] == ']' and lines[5] == '[[suppressions]]', vim.inspect(lines))
  vim.cmd('silent wall')
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { '下周再见。' })
  wait_for('repeated-punctuation', 0)
end

function cases.knows_root_folders()
  local places = { ['digestlint.toml'] = {}, ['.digestlint.toml'] = {}, ['.git'] = { 'gitdir: /nowhere' } }
  local number = 0
  for marker, lines in pairs(places) do
    number = number + 1
    local root = ('root, %d'):format(number)
    edit(root .. '/' .. marker, lines)
    edit(root .. '/below/digest.md', alone)
    assert(wait_for_client().config.root_dir == vim.env.OUT .. '/' .. root, client().config.root_dir)
  end
  vim.fn.mkdir(vim.env.OUT .. '/repository/.git', 'p')
  edit('repository/digest.md', alone)
  assert(wait_for_client().config.root_dir == vim.env.OUT .. '/repository', client().config.root_dir)
  edit('none/digest.md', alone)
  assert(wait_for_client().config.root_dir == vim.env.OUT .. '/none', client().config.root_dir)
end

function cases.leaves_alone_what_is_no_file()
  edit('digest.md', alone)
  wait_for_client()
  vim.lsp.util.open_floating_preview({ '# Title' }, 'markdown', { focus_id = 'preview' })
  for _, name in ipairs({ '', 'note.md', 'scp://host/note.md' }) do
    vim.cmd('enew')
    if name == 'note.md' then
      vim.bo.buftype = 'nofile'
    end
    if name ~= '' then
      vim.api.nvim_buf_set_name(0, name)
    end
    vim.bo.filetype = 'markdown'
  end
  for _, each in ipairs(clients()) do
    assert(vim.tbl_count(each.attached_buffers) == 1, vim.inspect(each.attached_buffers))
  end
  vim.cmd('DigestlintFixAll')
  assert(#messages == 1 and messages[1]:find('no file'), vim.inspect(messages))
end

function cases.attaches_to_what_gets_a_name()
  vim.cmd('enew')
  vim.bo.filetype = 'markdown'
  vim.api.nvim_buf_set_lines(0, 0, -1, true, alone)
  vim.cmd('silent write ' .. vim.fn.fnameescape(vim.env.OUT .. '/written.md'))
  wait_for('misplaced-entry', 1)
end

-- Takes the entry out that belongs elsewhere, and puts it back.
local function shows_changes(row)
  wait_for('misplaced-entry', 1)
  vim.api.nvim_buf_set_lines(0, row, row + 1, true, {})
  wait_for('misplaced-entry', 0)
  vim.api.nvim_buf_set_lines(0, row, row, true, { alone[4] })
  wait_for('misplaced-entry', 1)
end

function cases.starts_again_after_a_stop()
  edit('stopped.md', alone)
  wait_for('misplaced-entry', 1)
  vim.lsp.stop_client(client().id)
  wait('the client goes on', function()
    return not client()
  end)
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { '', 'Some words.' })
  vim.cmd('silent write')
  vim.cmd('edit')
  shows_changes(3)
end

function cases.starts_again_after_a_crash()
  edit('crashed.md', alone)
  wait_for('misplaced-entry', 1)
  local before = client().id
  for _, process in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    vim.loop.kill(process, 'sigkill')
  end
  wait('no new client', function()
    return client() and client().id ~= before
  end)
  shows_changes(3)
end

-- What the server answers about a name.
local function knows(id, name)
  local uri = vim.uri_from_fname(vim.env.OUT .. '/' .. name)
  local answer
  local each = vim.lsp.get_client_by_id(id)
  local params = { textDocument = { uri = uri } }
  local function take(problem)
    answer = { known = problem == nil }
  end
  if vim.fn.has('nvim-0.11') == 1 then
    each:request('textDocument/documentSymbol', params, take, 0)
  else
    each.request('textDocument/documentSymbol', params, take, 0)
  end
  wait('no answer', function()
    return answer
  end)
  return answer.known
end

function cases.knows_a_buffer_by_its_new_name()
  vim.fn.mkdir(vim.env.OUT .. '/other root/.git', 'p')
  local renamings = {
    { 'saveas!', 'saved.md' },
    { 'file', 'new, name.md' },
    { 'saveas!', 'other root/saved.md' },
  }
  for _, each in ipairs(renamings) do
    local command, name = unpack(each)
    edit('old.md', alone)
    wait_for('misplaced-entry', 1)
    vim.api.nvim_buf_set_lines(0, 0, 0, true, { 'Some words.', '' })
    vim.cmd('silent ' .. command .. ' ' .. vim.fn.fnameescape(vim.env.OUT .. '/' .. name))
    local id = client().id
    assert(not knows(id, 'old.md'), 'the old name is known beside ' .. name)
    assert(knows(id, name), 'not known: ' .. name)
    shows_changes(5)
    assert(#clients() == 1, 'several clients')
    vim.cmd('silent write!')
    vim.cmd('edit') -- takes the client of its folder
    shows_changes(5)
    assert(client().config.root_dir == vim.env.OUT .. (name:match('^other root') and '/other root' or ''))
    vim.cmd('enew! | bwipeout! #')
    assert(not knows(id, name), 'known still: ' .. name)
  end
end

function cases.repairs_what_a_later_server_has_missed()
  edit('missed.txt', misplaced)
  wait_for('misplaced-entry', 1)
  vim.lsp.stop_client(client().id)
  wait('the client goes on', function()
    return not client()
  end)
  vim.api.nvim_buf_set_lines(0, 0, 0, true, { 'Some words.', '' })
  digestlint.attach()
  wait_for('misplaced-entry', 1)
  vim.api.nvim_buf_set_lines(0, 0, 0, true, { 'Other words.', '' })
  vim.api.nvim_win_set_cursor(0, { 9, 0 })
  assert(digestlint.move_entry(), 'not moved')
  assert(vim.fn.getline(16) == '3、Visual Instruction Tuning', text())
end

function cases.takes_options()
  local before = digestlint.options().cmd
  digestlint.setup({ cmd = { '~/bin/digestlint', 'server' } })
  assert(vim.deep_equal(digestlint.options().cmd, { vim.fn.expand('~') .. '/bin/digestlint', 'server' }))
  local attached
  digestlint.setup({
    cmd = before,
    settings = { ignore = { 'misplaced-entry' } },
    on_attach = function(_, buffer)
      attached = buffer
    end,
  })
  edit('options.md', vim.list_extend({ 'Papers of the the week.', '' }, alone))
  wait_for('repeated-word', 1)
  assert(shows('misplaced-entry') == 0)
  assert(attached == vim.api.nvim_get_current_buf(), 'on_attach was not called')
  digestlint.setup({ settings = { ignore = {} }, on_attach = function() end })
end

function cases.tells_once_of_a_missing_program()
  local before = digestlint.options().cmd
  digestlint.setup({ cmd = { 'no-such-program', 'server' } })
  edit('first.md', alone)
  edit('second.md', alone)
  assert(#messages == 1 and messages[1]:find('no%-such%-program'), vim.inspect(messages))
  vim.cmd('DigestlintFixAll')
  assert(#messages == 2 and messages[2] == messages[1], vim.inspect(messages))
  digestlint.setup({ cmd = before })
end

local names = vim.tbl_keys(cases)
table.sort(names)
local failed = false
for _, name in ipairs(names) do
  messages = {}
  local done, problem = xpcall(cases[name], debug.traceback)
  if not done then
    failed = true
    io.stderr:write(name .. ': ' .. problem .. '\n  told: ' .. table.concat(messages, '\n        ') .. '\n')
  end
  vim.lsp.stop_client(clients())
  wait('clients go on', function()
    return #clients() == 0
  end)
  vim.cmd('silent! %bwipeout!')
end
vim.cmd(failed and 'cquit' or 'qall!')
