-- What else the plugin for Neovim promises; fails with status 1 after telling what is wrong.
-- Environment: DIGESTLINT (the program), PLUGIN (editors/nvim), OUT (a folder for the files).
vim.opt.runtimepath:append(vim.env.PLUGIN)
vim.opt.hidden = true
vim.cmd('filetype plugin on')
local digestlint = require('digestlint')
digestlint.setup({ cmd = { vim.env.DIGESTLINT, 'server' } })
vim.cmd('runtime plugin/digestlint.lua')

local messages = {}
vim.notify = function(message) -- luacheck: ignore
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

function cases.moves_only_the_entry_in_the_cursors_line()
  edit('moved.txt', misplaced)
  wait_for('misplaced-entry', 1)
  for _, row in ipairs({ 4, 6 }) do
    vim.api.nvim_win_set_cursor(0, { row, 0 })
    assert(not digestlint.move_entry(), 'moved from line ' .. row)
  end
  vim.api.nvim_win_set_cursor(0, { 5, #misplaced[5] - 1 })
  assert(digestlint.move_entry(), 'not moved')
  assert(vim.fn.getline(12) == '3、Visual Instruction Tuning', text())
end

function cases.does_not_silence_what_it_cannot_move()
  edit('alone.md', alone)
  wait_for('misplaced-entry', 1)
  vim.api.nvim_win_set_cursor(0, { 4, 0 })
  assert(not digestlint.move_entry(), 'moved')
  assert(text() == table.concat(alone, '\n'), text())
end

local failed = false
for name, case in pairs(cases) do
  messages = {}
  local done, problem = xpcall(case, debug.traceback)
  vim.cmd('silent! %bwipeout!')
  if not done then
    failed = true
    io.stderr:write(name .. ': ' .. problem .. '\n  told: ' .. table.concat(messages, '\n        ') .. '\n')
  end
end
vim.cmd(failed and 'cquit' or 'qall!')
