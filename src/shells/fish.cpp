// SPDX-License-Identifier: MIT
#include "shells/fish.hpp"

namespace molt::shells {

Word Fish::quote(std::string_view value) const {
  refuse_nul(value);
  std::string text = "'";
  for (const char character : value) {
    if (character == '\\' || character == '\'') text += '\\';
    text += character;
  }
  text += '\'';
  return Word(std::move(text));
}

void Fish::write(Code& code, const SetEnv& action) const {
  code << "builtin set -gx " << Name(action.name) << " " << quote(action.value) << "\n";
}

void Fish::write(Code& code, const UnsetEnv& action) const { code << "builtin set -e " << Name(action.name) << "\n"; }

// fish splits a value given to PATH at its colons.
void Fish::write(Code& code, const SetPath& action) const { code << "builtin set -gx PATH " << quote(action.value) << "\n"; }

void Fish::write(Code& code, const SetState& action) const {
  switch (action.key) {
    case StateKey::last: code << "builtin set -g __molt_last "; break;
    case StateKey::told: code << "builtin set -g __molt_told "; break;
    case StateKey::temporary: code << "__molt_set_temporary "; break;
  }
  code << quote(action.value) << "\n";
}

void Fish::write(Code& code, const LeaveForeign&) const { code << "__molt_leave_foreign\n"; }

void Fish::write(Code& code, const Cd& action) const { code << "__molt_cd " << quote(action.directory) << "\n"; }

void Fish::write(Code& code, const Source& action) const {
  code << "builtin source " << quote(action.file) << "; or __molt_hook_failed " << quote(action.file) << "\n";
}

void Fish::write(Code& code, const Call& action) const {
  code << "__molt_call";
  for (const std::string& word : action.words) code << " " << quote(word);
  code << "\n";
}

void Fish::write(Code& code, const Print& action) const { code << "builtin printf %s " << quote(action.text) << "\n"; }

}  // namespace molt::shells
