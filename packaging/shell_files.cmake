# The manual page and the shells' completions, which the program writes itself, in the folders where
# man and the shells look.
set(files ${CMAKE_CURRENT_BINARY_DIR})
add_custom_command(
  OUTPUT ${files}/digestlint.1.gz
  BYPRODUCTS ${files}/digestlint.bash ${files}/_digestlint ${files}/digestlint.fish
  COMMAND digestlint man > ${files}/digestlint.1
  COMMAND gzip -9nf ${files}/digestlint.1
  COMMAND digestlint completion bash > ${files}/digestlint.bash
  COMMAND digestlint completion zsh > ${files}/_digestlint
  COMMAND digestlint completion fish > ${files}/digestlint.fish
  DEPENDS digestlint
  COMMENT "Writing the manual page and completions" VERBATIM)
add_custom_target(shell_files ALL DEPENDS ${files}/digestlint.1.gz)

install(FILES ${files}/digestlint.1.gz DESTINATION ${share}/man/man1 COMPONENT program)
install(FILES ${files}/digestlint.bash DESTINATION ${share}/bash-completion/completions
  RENAME digestlint COMPONENT program)
install(FILES ${files}/digestlint.fish DESTINATION ${share}/fish/vendor_completions.d
  COMPONENT program)
install(FILES ${files}/_digestlint DESTINATION ${share}/zsh/site-functions COMPONENT archive)
install(FILES ${files}/_digestlint DESTINATION ${share}/zsh/vendor-completions
  COMPONENT debian EXCLUDE_FROM_ALL)
