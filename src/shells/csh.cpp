// SPDX-License-Identifier: MIT
#include "shells/registry.hpp"

namespace molt::shells {
namespace {

/// csh and tcsh, through a file that is sourced: backticks would split and glob (Q4 of the reference, section 1.4).
class Csh final : public Shell {
 public:
  std::string_view name() const override { return "csh"; }
  Delivery delivery() const override { return Delivery::sourced_file; }
  std::string_view script_suffix() const override { return ".csh"; }

  // History substitution ignores single quotes, and a newline in them must be escaped.
  std::string quoted(std::string_view value) const override {
    std::string text = "'";
    for (const char character : value) {
      switch (character) {
        case '\'': text += "'\\''"; break;
        case '!': text += "\\!"; break;
        case '\n': text += "\\\n"; break;
        default: text += character;
      }
    }
    text += '\'';
    return text;
  }

  void write(Code& code, const SetEnv& action) const override { code << "setenv " << Name(action.name) << " " << quote(action.value) << "\n"; }

  void write(Code& code, const UnsetEnv& action) const override { code << "unsetenv " << Name(action.name) << "\n"; }

  // Without rehash, csh does not see the programs of the new directory.
  void write(Code& code, const SetPath& action) const override { code << "setenv PATH " << quote(action.value) << "\nrehash\n"; }

  void write(Code& code, const SetState& action) const override {
    switch (action.key) {
      case StateKey::last: code << "set __molt_last = "; break;
      case StateKey::told: code << "set __molt_told = "; break;
      case StateKey::temporary: code << "set __molt_temporary = "; break;
    }
    code << quote(action.value) << "\n";
  }

  // csh has no functions: this is __molt_leave_foreign of the other shells. The variable is never exported, so the alias is the stock one.
  void write(Code& code, const LeaveForeign&) const override { code << "if ($?_OLD_VIRTUAL_PATH) then\ndeactivate\nendif\n"; }

  void write(Code& code, const Cd& action) const override { code << "chdir " << quote(action.directory) << "\n"; }

  // A message on stderr takes another process in csh: only a failure pays for it.
  void write(Code& code, const Source& action) const override {
    code << "source " << quote(action.file) << "\nset __molt_failed = $status\nif ($__molt_failed) \"$__molt_exe:q\" hook-failed "
         << quote(action.file) << " $__molt_failed\n";
  }

  void write(Code& code, const Call& action) const override {
    code << "\"$__molt_exe:q\"";
    for (const std::string& word : action.words) code << " " << quote(word);
    code << "\nset __molt_failed = $status\nif ($__molt_failed) set __molt_status = $__molt_failed\n";
  }

  // Never reached with a file that is sourced (Delivery): csh has no way to print any text exactly.
  void write(Code& code, const Print& action) const override { code << "echo " << quote(action.text) << "\n"; }
};

constexpr Csh csh_shell;

}  // namespace

const Shell& csh() { return csh_shell; }

}  // namespace molt::shells
