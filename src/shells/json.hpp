// SPDX-License-Identifier: MIT
#pragma once

#include "shells/shell.hpp"

namespace molt::shells {

/// For editors and tests: an array of objects, one per action. Bytes that are not UTF-8 become lone surrogates U+DC80 to U+DCFF, as in Python.
class Json final : public Shell {
 public:
  std::string_view name() const override { return "json"; }
  void open(Code& code) const override;
  void close(Code& code) const override;
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
