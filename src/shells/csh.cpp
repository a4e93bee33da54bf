// SPDX-License-Identifier: MIT
#include "shells/csh.hpp"

namespace molt::shells {

// History substitution ignores single quotes, and a newline in them must be escaped.
Word Csh::quote(std::string_view value) const {
  refuse_nul(value);
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
  return Word(std::move(text));
}

void Csh::write(Code& code, const SetEnv& action) const { code << "setenv " << Name(action.name) << " " << quote(action.value) << "\n"; }

void Csh::write(Code& code, const UnsetEnv& action) const { code << "unsetenv " << Name(action.name) << "\n"; }

// Without rehash, csh does not see the programs of the new directory.
void Csh::write(Code& code, const SetPath& action) const { code << "setenv PATH " << quote(action.value) << "\nrehash\n"; }

void Csh::write(Code& code, const SetState& action) const {
  switch (action.key) {
    case StateKey::last: code << "set __molt_last = "; break;
    case StateKey::told: code << "set __molt_told = "; break;
    case StateKey::temporary: code << "set __molt_temporary = "; break;
  }
  code << quote(action.value) << "\n";
}

// csh has no functions: this is __molt_leave_foreign of the other shells. The variable is never exported, so the alias is the stock one.
void Csh::write(Code& code, const LeaveForeign&) const { code << "if ($?_OLD_VIRTUAL_PATH) then\ndeactivate\nendif\n"; }

void Csh::write(Code& code, const Cd& action) const { code << "chdir " << quote(action.directory) << "\n"; }

// A message on stderr takes another process in csh: only a failure pays for it.
void Csh::write(Code& code, const Source& action) const {
  code << "source " << quote(action.file) << "\nset __molt_failed = $status\nif ($__molt_failed) \"$__molt_exe:q\" hook-failed "
       << quote(action.file) << " $__molt_failed\n";
}

void Csh::write(Code& code, const Call& action) const {
  code << "\"$__molt_exe:q\"";
  for (const std::string& word : action.words) code << " " << quote(word);
  code << "\nset __molt_failed = $status\nif ($__molt_failed) set __molt_status = $__molt_failed\n";
}

// Never reached with a file that is sourced (Delivery): csh has no way to print any text exactly.
void Csh::write(Code& code, const Print& action) const { code << "echo " << quote(action.text) << "\n"; }

}  // namespace molt::shells
