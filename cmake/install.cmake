# What goes where: DESTDIR and CMAKE_INSTALL_PREFIX are honoured, so packagers use this as it is.
install(TARGETS molt RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/THIRD-PARTY DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/molt)

# --- hook files ---------------------------------------------------------------------------------------------------------------

set(share ${CMAKE_INSTALL_DATADIR}/molt)
install(FILES ${MOLT_HOOK_FILES} DESTINATION ${share})
# What they source, and what sources them.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/shell/ DESTINATION ${share} FILES_MATCHING PATTERN "molt-*" PATTERN "*.sh")

# The commands that are functions of the shell, besides molt.
set(MOLT_SHELL_COMMANDS
  add2virtualenv allvirtualenv cdproject cdsitepackages cdvirtualenv cpvirtualenv lssitepackages lsvirtualenv mkproject mktmpenv mkvirtualenv
  mvvirtualenv rmvirtualenv setvirtualenvproject showvirtualenv toggleglobalsitepackages virtualenvwrapper wipeenv workon)

# In PowerShell a command is an alias to a script, which learns its name from the link it was called by (reference powershell.md section 5).
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/commands)
foreach(command IN LISTS MOLT_SHELL_COMMANDS ITEMS molt)
  file(CREATE_LINK ../molt-command.ps1 ${CMAKE_CURRENT_BINARY_DIR}/commands/${command}.ps1 SYMBOLIC)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/commands/${command}.ps1 DESTINATION ${share}/commands)
endforeach()

# --- completions --------------------------------------------------------------------------------------------------------------

# Sets `result` to the directory that a package's variable names, relative to the prefix: the same place under ours.
find_package(PkgConfig QUIET)
function(ask_pkg_config result package variable default)
  set(directory ${default})
  if(PKG_CONFIG_FOUND)
    pkg_get_variable(answer ${package} ${variable})
    pkg_get_variable(prefix ${package} prefix)
    string(FIND "${answer}" "${prefix}/" at)
    if(answer AND prefix AND at EQUAL 0)
      file(RELATIVE_PATH directory ${prefix} ${answer})
    endif()
  endif()
  set(${result} ${directory} PARENT_SCOPE)
endfunction()

ask_pkg_config(bash_completions bash-completion completionsdir ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
ask_pkg_config(fish_completions fish completionsdir ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
set(MOLT_BASH_COMPLETIONS ${bash_completions} CACHE STRING "Where bash-completion looks")
set(MOLT_FISH_COMPLETIONS ${fish_completions} CACHE STRING "Where fish looks")
set(MOLT_ZSH_COMPLETIONS ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING "A directory of zsh's fpath (Debian's packages: share/zsh/vendor-completions)")

install(FILES ${PROJECT_SOURCE_DIR}/completions/molt.bash DESTINATION ${MOLT_BASH_COMPLETIONS} RENAME molt)
install(FILES ${PROJECT_SOURCE_DIR}/completions/molt.fish DESTINATION ${MOLT_FISH_COMPLETIONS})
install(FILES ${PROJECT_SOURCE_DIR}/completions/_molt DESTINATION ${MOLT_ZSH_COMPLETIONS})
# These two have no place where their shell looks.
install(FILES ${PROJECT_SOURCE_DIR}/completions/molt.csh DESTINATION ${share} RENAME completion.csh)
install(FILES ${PROJECT_SOURCE_DIR}/completions/molt.ps1 DESTINATION ${share} RENAME completion.ps1)

# bash-completion and fish look for a file by the name of the command.
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/completions)
foreach(command IN LISTS MOLT_SHELL_COMMANDS ITEMS deactivate)
  file(CREATE_LINK molt ${CMAKE_CURRENT_BINARY_DIR}/completions/${command} SYMBOLIC)
  file(CREATE_LINK molt.fish ${CMAKE_CURRENT_BINARY_DIR}/completions/${command}.fish SYMBOLIC)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/completions/${command} DESTINATION ${MOLT_BASH_COMPLETIONS})
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/completions/${command}.fish DESTINATION ${MOLT_FISH_COMPLETIONS})
endforeach()

# --- manual -------------------------------------------------------------------------------------------------------------------

foreach(section 1 5 7)
  file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/man/*.${section})
  install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()

# A page tells of a family of commands; `man deactivate` reads that of workon.
set(workon_pages deactivate cdvirtualenv cdsitepackages cdproject)
set(mkvirtualenv_pages mkproject mktmpenv cpvirtualenv mvvirtualenv rmvirtualenv wipeenv)
set(lsvirtualenv_pages showvirtualenv allvirtualenv lssitepackages add2virtualenv toggleglobalsitepackages setvirtualenvproject virtualenvwrapper)
foreach(page workon mkvirtualenv lsvirtualenv)
  foreach(name IN LISTS ${page}_pages)
    file(CONFIGURE OUTPUT man/${name}.1 CONTENT ".so man1/${page}.1\n")
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/man/${name}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  endforeach()
endforeach()
