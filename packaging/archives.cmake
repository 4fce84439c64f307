# CPack: a .deb and a tarball of the same files. packaging/build calls it.
set(CPACK_PACKAGE_VENDOR "The digestlint authors")
set(CPACK_PACKAGE_CONTACT "The digestlint authors <digestlint@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "linter for paper digests")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/archive_components.cmake)
string(TOLOWER ${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR} platform)
set(CPACK_ARCHIVE_FILE_NAME digestlint-${PROJECT_VERSION}-${platform})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${PROJECT_HOMEPAGE_URL})
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"digestlint reads weekly lists of papers, in Chinese or English, as what
they are: sections, entries, links. It finds missing links, slips of
numbering, misplaced entries, leftover template text and punctuation, and
repairs what is safe to repair.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
