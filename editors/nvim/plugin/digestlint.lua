-- Starts the server for digests, and adds :DigestlintFixAll and :DigestlintMoveEntry.
local digestlint = require('digestlint')

local group = vim.api.nvim_create_augroup('digestlint', { clear = true })
local function on(events, act)
  vim.api.nvim_create_autocmd(events, {
    group = group,
    callback = function(event)
      act(event.buf)
    end,
  })
end

on('BufFilePre', digestlint.before_rename)
on('BufFilePost', digestlint.renamed)
on('BufUnload', digestlint.unloaded)
on('BufWritePre', digestlint.end_last_line)
-- BufNew: a buffer that is written for the first time gets its name, with the file type known already.
on({ 'FileType', 'BufNew', 'BufFilePost' }, digestlint.watch)

vim.api.nvim_create_user_command('DigestlintFixAll', function()
  digestlint.fix_all()
end, { desc = 'Repair all that is safe' })

vim.api.nvim_create_user_command('DigestlintMoveEntry', function()
  digestlint.move_entry()
end, { desc = 'Move the entry to the section that fits' })
