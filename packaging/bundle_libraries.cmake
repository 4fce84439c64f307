# The program links the C++ runtime in, and finds the libraries that have no archive in a folder of
# its own: only the C library is asked of the system. The folder lies deeper than CPack looks for
# libraries that would need ldconfig.
set(library_folder lib/digestlint/bundled)
target_link_options(digestlint PRIVATE -static-libstdc++ -static-libgcc
  -Wl,--disable-new-dtags)  # what is bundled finds its own libraries there, too
set_target_properties(digestlint PROPERTIES INSTALL_RPATH "$ORIGIN/../${library_folder}")

configure_file(install_libraries.cmake.in install_libraries.cmake @ONLY)
install(CODE "set(digestlint_file $<TARGET_FILE:digestlint>)" COMPONENT program)
install(SCRIPT ${CMAKE_CURRENT_BINARY_DIR}/install_libraries.cmake COMPONENT program)
