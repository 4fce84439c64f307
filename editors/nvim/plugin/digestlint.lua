-- Starts the server for digests, and adds :DigestlintFixAll and :DigestlintMoveEntry.
local digestlint = require('digestlint')

local group = vim.api.nvim_create_augroup('digestlint', { clear = true })
vim.api.nvim_create_autocmd('FileType', {
  group = group,
  callback = function(event)
    if vim.tbl_contains(digestlint.options().filetypes, event.match) then
      digestlint.attach(event.buf)
    end
  end,
})

vim.api.nvim_create_user_command('DigestlintFixAll', function()
  digestlint.fix_all()
end, { desc = 'Repair all that is safe' })

vim.api.nvim_create_user_command('DigestlintMoveEntry', function()
  digestlint.move_entry()
end, { desc = 'Move the entry to the section that fits' })
