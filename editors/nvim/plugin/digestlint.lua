-- Starts the server for digests, and adds :DigestlintFixAll and :DigestlintMoveEntry.
local digestlint = require('digestlint')

local group = vim.api.nvim_create_augroup('digestlint', { clear = true })
-- BufNew: a buffer that is written for the first time gets its name, with the file type known already.
vim.api.nvim_create_autocmd({ 'FileType', 'BufNew', 'BufFilePost' }, {
  group = group,
  callback = function(event)
    digestlint.watch(event.buf)
  end,
})

vim.api.nvim_create_user_command('DigestlintFixAll', function()
  digestlint.fix_all()
end, { desc = 'Repair all that is safe' })

vim.api.nvim_create_user_command('DigestlintMoveEntry', function()
  digestlint.move_entry()
end, { desc = 'Move the entry to the section that fits' })
