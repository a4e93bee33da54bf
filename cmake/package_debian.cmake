# Run by CPack on the tree that becomes a package; only Debian's differs from what is installed elsewhere.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()

# Its zsh looks for the completions of packages in a place of its own, and its policy names the license so.
file(GLOB_RECURSE completions LIST_DIRECTORIES false ${CPACK_TEMPORARY_DIRECTORY}/_molt)
foreach(file IN LISTS completions)
  cmake_path(GET file PARENT_PATH site_functions)
  cmake_path(GET site_functions PARENT_PATH zsh)
  file(RENAME ${site_functions} ${zsh}/vendor-completions)
  cmake_path(GET zsh PARENT_PATH share)
  file(RENAME ${share}/doc/molt/LICENSE ${share}/doc/molt/copyright)
endforeach()
