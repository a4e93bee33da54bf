# The hook files as users get them, in MOLT_HOOK_DIR. Each stands alone, for `molt init` prints nothing else: the completion of its shell, which is
# also a file of its own, is put in where it says @MOLT_COMPLETION@.
set(MOLT_HOOK_DIR ${CMAKE_CURRENT_BINARY_DIR}/shell)

function(compose_hook_file hook completion)
  file(READ ${PROJECT_SOURCE_DIR}/completions/${completion} text)
  # The header of the file ends at the first empty line.
  string(FIND "${text}" "\n\n" header)
  math(EXPR begin "${header} + 2")
  string(SUBSTRING "${text}" ${begin} -1 text)
  string(STRIP "${text}" text)
  set(MOLT_COMPLETION "From completions/${completion}:\n\n${text}")
  configure_file(${PROJECT_SOURCE_DIR}/shell/${hook} ${MOLT_HOOK_DIR}/${hook} @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/completions/${completion})
endfunction()

compose_hook_file(molt.bash molt.bash)
compose_hook_file(molt.zsh _molt)
compose_hook_file(molt.fish molt.fish)
compose_hook_file(molt.csh molt.csh)
compose_hook_file(molt.ps1 molt.ps1)
set(MOLT_HOOK_FILES ${MOLT_HOOK_DIR}/molt.bash ${MOLT_HOOK_DIR}/molt.zsh ${MOLT_HOOK_DIR}/molt.fish ${MOLT_HOOK_DIR}/molt.csh ${MOLT_HOOK_DIR}/molt.ps1)
