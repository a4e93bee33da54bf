// SPDX-License-Identifier: MIT
#pragma once

#include "shells/shell.hpp"

namespace molt::shells {

/// bash and zsh, which read the same code: every word is $'...', where control bytes are octal, so that no option of either shell
/// (CSH_JUNKIE_QUOTES among them) and no capture by $( ) changes it (Q2 of the reference).
class Bash final : public Shell {
 public:
  constexpr explicit Bash(std::string_view name) : name_(name) {}
  std::string_view name() const override { return name_; }
  Word quote(std::string_view value) const override;
  void write(Code& code, const SetEnv& action) const override;
  void write(Code& code, const UnsetEnv& action) const override;
  void write(Code& code, const SetPath& action) const override;
  void write(Code& code, const SetState& action) const override;
  void write(Code& code, const LeaveForeign& action) const override;
  void write(Code& code, const Cd& action) const override;
  void write(Code& code, const Source& action) const override;
  void write(Code& code, const Call& action) const override;
  void write(Code& code, const Print& action) const override;

 private:
  std::string_view name_;
};

}  // namespace molt::shells
