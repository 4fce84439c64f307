# The licences: the project's own, and those of the code that packages carry, which Debian keeps
# beside each library. A wheel has the first among its metadata.
set(notices ${share}/doc/digestlint)
if(DIGESTLINT_STATIC)
  foreach(library libre2 libutf8proc libfmt libmd4c libcli11 nlohmann-json3 libtomlplusplus libdtl)
    install(FILES /usr/share/doc/${library}-dev/copyright DESTINATION ${notices}/libraries
      RENAME ${library} COMPONENT program OPTIONAL)
  endforeach()
endif()
if(NOT SKBUILD)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
    DESTINATION ${notices} COMPONENT archive)
endif()
install(FILES copyright DESTINATION ${notices} COMPONENT debian EXCLUDE_FROM_ALL)
