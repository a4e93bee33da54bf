// SPDX-License-Identifier: MIT
#include "shells/posix.hpp"

namespace molt::shells {
namespace {

void append_octal(std::string& out, unsigned char byte) {
  out += '\\';
  for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + ((byte >> shift) & 7));
}

}  // namespace

Word Bash::quote(std::string_view value) const {
  refuse_nul(value);
  std::string text = "$'";
  for (const char character : value) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '\\' || character == '\'') {
      text += {'\\', character};
    } else if (byte < 0x20 || byte >= 0x7f) {
      append_octal(text, byte);
    } else {
      text += character;
    }
  }
  text += '\'';
  return Word(std::move(text));
}

// \builtin: neither an alias nor a function of the user called "export" stands in between.
void Bash::write(Code& code, const SetEnv& action) const {
  code << "\\builtin export " << Name(action.name) << "=" << quote(action.value) << "\n";
}

void Bash::write(Code& code, const UnsetEnv& action) const { code << "\\builtin unset " << Name(action.name) << "\n"; }

// The assignment alone has bash and zsh forget where they found programs; `hash -r` complains under `set +h`.
void Bash::write(Code& code, const SetPath& action) const { code << "\\builtin export PATH=" << quote(action.value) << "\n"; }

void Bash::write(Code& code, const SetState& action) const {
  switch (action.key) {
    case StateKey::last: code << "__molt_last="; break;
    case StateKey::told: code << "__molt_told="; break;
    case StateKey::temporary: code << "__molt_set_temporary "; break;
  }
  code << quote(action.value) << "\n";
}

void Bash::write(Code& code, const LeaveForeign&) const { code << "__molt_leave_foreign\n"; }

void Bash::write(Code& code, const Cd& action) const { code << "__molt_cd " << quote(action.directory) << "\n"; }

void Bash::write(Code& code, const Source& action) const {
  code << "\\builtin . " << quote(action.file) << " || __molt_hook_failed " << quote(action.file) << "\n";
}

void Bash::write(Code& code, const Call& action) const {
  code << "__molt_call";
  for (const std::string& word : action.words) code << " " << quote(word);
  code << "\n";
}

void Bash::write(Code& code, const Print& action) const { code << "\\builtin printf %s " << quote(action.text) << "\n"; }

}  // namespace molt::shells
