// SPDX-License-Identifier: MIT
#pragma once

#include "shells/shell.hpp"

namespace molt::shells {

/// PowerShell: pure ASCII whatever the value, since what molt prints passes through decoders (Q6' of the reference, powershell.md section 2).
class PowerShell final : public Shell {
 public:
  std::string_view name() const override { return "powershell"; }
  std::string_view script_suffix() const override { return ".ps1"; }
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
