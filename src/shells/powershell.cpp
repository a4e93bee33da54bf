// SPDX-License-Identifier: MIT
#include "shells/powershell.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace molt::shells {
namespace {

/// The parts of a flat -join: runs of printable ASCII in single quotes, every other UTF-16 unit as [char]N. Never a chain of +, which is quadratic
/// and overflows PowerShell's stack (powershell.md section 2).
class Parts {
 public:
  void add_ascii(char character) {
    if (!in_run_) begin_part("'");
    in_run_ = true;
    if (character == '\'') text_ += '\'';
    text_ += character;
  }

  void add_unit(char32_t unit) {
    end_run();
    begin_part("[char]");
    text_ += std::to_string(static_cast<unsigned>(unit));
    only_run_ = false;
  }

  std::string finish() {
    end_run();
    if (count_ == 0) return "''";
    return count_ == 1 && only_run_ ? text_ : "(-join(" + text_ + "))";
  }

 private:
  void begin_part(std::string_view start) {
    if (count_++ > 0) text_ += ',';
    text_ += start;
  }
  void end_run() {
    if (in_run_) text_ += '\'';
    in_run_ = false;
  }

  std::string text_;
  std::size_t count_ = 0;
  bool in_run_ = false;
  bool only_run_ = true;
};

}  // namespace

Word PowerShell::quote(std::string_view value) const {
  refuse_nul(value);
  Parts parts;
  for (std::string_view rest = value; !rest.empty();) {
    const std::size_t length = utf8_length(rest);
    if (length == 0) throw Error{.message = "PowerShell cannot hold '" + std::string(value) + "': it is not valid UTF-8"};
    const char32_t point = decode_utf8(rest, length);
    rest.remove_prefix(length);
    if (point >= 0x20 && point < 0x7f) {
      parts.add_ascii(static_cast<char>(point));
    } else if (point < 0x10000) {
      parts.add_unit(point);
    } else {
      parts.add_unit(0xd800 + ((point - 0x10000) >> 10));
      parts.add_unit(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  return Word(parts.finish());
}

void PowerShell::write(Code& code, const SetEnv& action) const {
  code << "$env:" << Name(action.name) << "=" << quote(action.value) << "\n";
}

void PowerShell::write(Code& code, const UnsetEnv& action) const { code << "$env:" << Name(action.name) << "=$null\n"; }

void PowerShell::write(Code& code, const SetPath& action) const { code << "$env:PATH=" << quote(action.value) << "\n"; }

void PowerShell::write(Code& code, const SetState& action) const {
  switch (action.key) {
    case StateKey::last: code << "$global:__molt_last="; break;
    case StateKey::told: code << "$global:__molt_told="; break;
    case StateKey::temporary: code << "__molt_set_temporary "; break;
  }
  code << quote(action.value) << "\n";
}

void PowerShell::write(Code& code, const LeaveForeign&) const { code << "__molt_leave_foreign\n"; }

void PowerShell::write(Code& code, const Cd& action) const { code << "__molt_cd " << quote(action.directory) << "\n"; }

void PowerShell::write(Code& code, const Source& action) const {
  code << "try { . " << quote(action.file) << " } catch { __molt_hook_failed " << quote(action.file) << " $_ }\n";
}

void PowerShell::write(Code& code, const Call& action) const {
  code << "__molt_call";
  for (const std::string& word : action.words) code << " " << quote(word);
  code << "\n";
}

// A string on a line of its own is an object in the pipeline, one for each line of text.
void PowerShell::write(Code& code, const Print& action) const {
  std::string_view text = action.text;
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (const std::string_view line : split(text, '\n')) code << quote(line) << "\n";
}

}  // namespace molt::shells
