// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/text.hpp"
#include "shells/registry.hpp"

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

/// PowerShell: pure ASCII whatever the value, since what molt prints passes through decoders (Q6' of the reference, powershell.md section 2).
class PowerShell final : public Shell {
 public:
  std::string_view name() const override { return "powershell"; }
  std::string_view script_suffix() const override { return ".ps1"; }

  std::string quoted(std::string_view value) const override {
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
    return parts.finish();
  }

  void write(Code& code, const SetEnv& action) const override { code << "$env:" << Name(action.name) << "=" << quote(action.value) << "\n"; }

  void write(Code& code, const UnsetEnv& action) const override { code << "$env:" << Name(action.name) << "=$null\n"; }

  void write(Code& code, const SetPath& action) const override { code << "$env:PATH=" << quote(action.value) << "\n"; }

  void write(Code& code, const SetState& action) const override {
    switch (action.key) {
      case StateKey::last: code << "$global:__molt_last="; break;
      case StateKey::told: code << "$global:__molt_told="; break;
      case StateKey::temporary: code << "__molt_set_temporary "; break;
    }
    code << quote(action.value) << "\n";
  }

  void write(Code& code, const LeaveForeign&) const override { code << "__molt_leave_foreign\n"; }

  void write(Code& code, const Cd& action) const override { code << "__molt_cd " << quote(action.directory) << "\n"; }

  void write(Code& code, const Source& action) const override {
    code << "try { . " << quote(action.file) << " } catch { __molt_hook_failed " << quote(action.file) << " $_ }\n";
  }

  void write(Code& code, const Call& action) const override {
    code << "__molt_call";
    for (const std::string& word : action.words) code << " " << quote(word);
    code << "\n";
  }

  // A string on a line of its own is an object in the pipeline, one for each line of text.
  void write(Code& code, const Print& action) const override {
    if (action.stream == Stream::err) {
      code << "[Console]::Error.Write(" << quote(action.text) << ")\n";
      return;
    }
    std::string_view text = action.text;
    if (text.ends_with('\n')) text.remove_suffix(1);
    for (const std::string_view line : split(text, '\n')) code << quote(line) << "\n";
  }
};

constexpr PowerShell powershell_shell;

}  // namespace

const Shell& powershell() { return powershell_shell; }

}  // namespace molt::shells
