// SPDX-License-Identifier: MIT
#include "shells/registry.hpp"

namespace molt::shells {
namespace {

void append_octal(std::string& out, unsigned char byte) {
  out += '\\';
  for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + ((byte >> shift) & 7));
}

/// bash and zsh, which read the same code: every word is $'...', where control bytes are octal, so that no option of either shell
/// (CSH_JUNKIE_QUOTES among them) and no capture by $( ) changes it (Q2 of the reference).
class Bash final : public Shell {
 public:
  constexpr explicit Bash(std::string_view name) : name_(name) {}
  std::string_view name() const override { return name_; }

  std::string quoted(std::string_view value) const override {
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
    return text;
  }

  // \builtin: neither an alias nor a function of the user called "export" stands in between.
  void write(Code& code, const SetEnv& action) const override {
    code << "\\builtin export " << Name(action.name) << "=" << quote(action.value) << "\n";
  }

  void write(Code& code, const UnsetEnv& action) const override { code << "\\builtin unset " << Name(action.name) << "\n"; }

  // The assignment alone has bash and zsh forget where they found programs; `hash -r` complains under `set +h`.
  void write(Code& code, const SetPath& action) const override { code << "\\builtin export PATH=" << quote(action.value) << "\n"; }

  void write(Code& code, const SetState& action) const override {
    switch (action.key) {
      case StateKey::last: code << "__molt_last="; break;
      case StateKey::told: code << "__molt_told="; break;
      case StateKey::temporary: code << "__molt_set_temporary "; break;
    }
    code << quote(action.value) << "\n";
  }

  void write(Code& code, const LeaveForeign&) const override { code << "__molt_leave_foreign\n"; }

  void write(Code& code, const Cd& action) const override { code << "__molt_cd " << quote(action.directory) << "\n"; }

  void write(Code& code, const Source& action) const override {
    code << "__molt_source " << quote(action.file);
    for (const std::string& word : action.words) code << " " << quote(word);
    code << " || __molt_hook_failed " << quote(action.file) << "\n";
  }

  void write(Code& code, const Call& action) const override {
    code << "__molt_call";
    for (const std::string& word : action.words) code << " " << quote(word);
    code << "\n";
  }

  void write(Code& code, const Print& action) const override {
    code << "\\builtin printf %s " << quote(action.text);
    if (action.stream == Stream::err) code << " >&2";
    code << "\n";
  }

 private:
  std::string_view name_;
};

constexpr Bash bash_shell{"bash"};
constexpr Bash zsh_shell{"zsh"};

}  // namespace

const Shell& bash() { return bash_shell; }
const Shell& zsh() { return zsh_shell; }

}  // namespace molt::shells
