# What goes where: DESTDIR and CMAKE_INSTALL_PREFIX are honoured, so packagers use this as it is.
install(TARGETS molt RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

set(share ${CMAKE_INSTALL_DATADIR}/molt)
install(FILES ${hook_files} ${PROJECT_SOURCE_DIR}/shell/molt-cd.csh ${PROJECT_SOURCE_DIR}/shell/molt-command.ps1 DESTINATION ${share})

# In PowerShell a command is an alias to a script, which learns its name from the link it was called by (reference powershell.md section 5).
set(MOLT_SHELL_COMMANDS
  workon mkvirtualenv rmvirtualenv lsvirtualenv setvirtualenvproject molt)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/commands)
foreach(command IN LISTS MOLT_SHELL_COMMANDS)
  file(CREATE_LINK ../molt-command.ps1 ${CMAKE_CURRENT_BINARY_DIR}/commands/${command}.ps1 SYMBOLIC)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/commands/${command}.ps1 DESTINATION ${share}/commands)
endforeach()
