# Writes a C++ file that holds the hook files byte for byte: cmake -DOUTPUT=... -DSHELL_DIR=... -P embed.cmake
# A string literal may be limited to 64 KiB by a compiler, and a raw one needs a delimiter that its text does not hold; the
# numbers of an array need neither.
function(append_hook_file shell file)
  file(READ "${SHELL_DIR}/${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char ${shell}_text[] = {${bytes}};\n")
  string(APPEND rows "    {\"${shell}\", {${shell}_text, sizeof ${shell}_text}},\n")
  set(arrays "${arrays}" PARENT_SCOPE)
  set(rows "${rows}" PARENT_SCOPE)
endfunction()

append_hook_file(bash molt.bash)
append_hook_file(zsh molt.zsh)
append_hook_file(fish molt.fish)
append_hook_file(csh molt.csh)
append_hook_file(powershell molt.ps1)
string(APPEND rows "    {\"tcsh\", {csh_text, sizeof csh_text}},\n    {\"pwsh\", {powershell_text, sizeof powershell_text}},\n")

file(WRITE "${OUTPUT}" "// Made by cmake/embed.cmake from the hook files.
#include \"commands/hook_files.hpp\"

namespace molt::commands {
namespace {

${arrays}
constexpr HookFile files[] = {
${rows}};

}  // namespace

std::span<const HookFile> hook_files() { return files; }

}  // namespace molt::commands
")
