// SPDX-License-Identifier: MIT
#pragma once

#include "shells/shell.hpp"

namespace molt::shells {

/// fish: single quotes with two escapes (Q3 of the reference).
class Fish final : public Shell {
 public:
  std::string_view name() const override { return "fish"; }
  std::string_view script_suffix() const override { return ".fish"; }
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
};

}  // namespace molt::shells
