# What goes where: DESTDIR and CMAKE_INSTALL_PREFIX are honoured, so packagers use this as it is.
install(TARGETS molt RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

# Everything under shell/ but its README: the hook files, and what they source.
set(share ${CMAKE_INSTALL_DATADIR}/molt)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/shell/ DESTINATION ${share} FILES_MATCHING PATTERN "*.bash" PATTERN "*.zsh" PATTERN "*.fish" PATTERN "*.csh"
        PATTERN "*.ps1" PATTERN "*.sh")

# In PowerShell a command is an alias to a script, which learns its name from the link it was called by (reference powershell.md section 5).
set(MOLT_SHELL_COMMANDS
  add2virtualenv allvirtualenv cdproject cdsitepackages cdvirtualenv cpvirtualenv lssitepackages lsvirtualenv mkproject mktmpenv mkvirtualenv
  mvvirtualenv rmvirtualenv setvirtualenvproject showvirtualenv toggleglobalsitepackages virtualenvwrapper wipeenv workon molt)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/commands)
foreach(command IN LISTS MOLT_SHELL_COMMANDS)
  file(CREATE_LINK ../molt-command.ps1 ${CMAKE_CURRENT_BINARY_DIR}/commands/${command}.ps1 SYMBOLIC)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/commands/${command}.ps1 DESTINATION ${share}/commands)
endforeach()
