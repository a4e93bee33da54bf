// SPDX-License-Identifier: MIT
#include "shells/registry.hpp"

namespace molt::shells {
namespace {

/// fish: single quotes with two escapes (Q3 of the reference).
class Fish final : public Shell {
 public:
  std::string_view name() const override { return "fish"; }
  std::string_view script_suffix() const override { return ".fish"; }

  std::string quoted(std::string_view value) const override {
    std::string text = "'";
    for (const char character : value) {
      if (character == '\\' || character == '\'') text += '\\';
      text += character;
    }
    text += '\'';
    return text;
  }

  void write(Code& code, const SetEnv& action) const override {
    code << "builtin set -gx " << Name(action.name) << " " << quote(action.value) << "\n";
  }

  void write(Code& code, const UnsetEnv& action) const override { code << "builtin set -e " << Name(action.name) << "\n"; }

  // fish splits a value given to PATH at its colons.
  void write(Code& code, const SetPath& action) const override { code << "builtin set -gx PATH " << quote(action.value) << "\n"; }

  void write(Code& code, const SetState& action) const override {
    switch (action.key) {
      case StateKey::last: code << "builtin set -g __molt_last "; break;
      case StateKey::told: code << "builtin set -g __molt_told "; break;
      case StateKey::temporary: code << "__molt_set_temporary "; break;
    }
    code << quote(action.value) << "\n";
  }

  void write(Code& code, const LeaveForeign&) const override { code << "__molt_leave_foreign\n"; }

  void write(Code& code, const Cd& action) const override { code << "__molt_cd " << quote(action.directory) << "\n"; }

  void write(Code& code, const Source& action) const override {
    code << "__molt_source " << quote(action.file);
    for (const std::string& word : action.words) code << " " << quote(word);
    code << "; or __molt_hook_failed " << quote(action.file) << "\n";
  }

  void write(Code& code, const Call& action) const override {
    code << "__molt_call";
    for (const std::string& word : action.words) code << " " << quote(word);
    code << "\n";
  }

  void write(Code& code, const Print& action) const override {
    code << "builtin printf %s " << quote(action.text);
    if (action.stream == Stream::err) code << " >&2";
    code << "\n";
  }
};

constexpr Fish fish_shell;

}  // namespace

const Shell& fish() { return fish_shell; }

}  // namespace molt::shells
