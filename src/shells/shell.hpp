// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"
#include "shells/code.hpp"

namespace molt::shells {

/// How code reaches a shell.
enum class Delivery {
  stdout_text,  ///< it evaluates what molt prints; Print is part of the code
  sourced_file  ///< it sources a file; Print goes to molt's own stdout
};

/// A shell: how it quotes, and how it says each action. One file each; the hook file of the same name under shell/ evaluates what is written here.
class Shell {
 public:
  virtual std::string_view name() const = 0;
  virtual Delivery delivery() const { return Delivery::stdout_text; }

  /// What the name of a user's script in this shell's language ends with: empty, ".fish", ".csh", ".ps1".
  virtual std::string_view script_suffix() const { return {}; }

  /// The value as one word that the shell reads back as the same bytes. Throws Error for a value the shell cannot hold (a NUL byte anywhere;
  /// invalid UTF-8 in PowerShell). Rules: reference shell-integration.md section 2.
  Word quote(std::string_view value) const;

  virtual void write(Code& code, const SetEnv& action) const = 0;
  virtual void write(Code& code, const UnsetEnv& action) const = 0;
  virtual void write(Code& code, const SetPath& action) const = 0;
  virtual void write(Code& code, const SetState& action) const = 0;
  virtual void write(Code& code, const LeaveForeign& action) const = 0;
  virtual void write(Code& code, const Cd& action) const = 0;
  virtual void write(Code& code, const Source& action) const = 0;
  virtual void write(Code& code, const Call& action) const = 0;
  virtual void write(Code& code, const Print& action) const = 0;

  /// What stands before the first action and after the last.
  virtual void open(Code&) const {}
  virtual void close(Code&) const {}

 protected:
  // Not virtual: shells are constants, made before main and never deleted.
  constexpr ~Shell() = default;

 private:
  /// The text of quote()'s word, for a value without a NUL byte.
  virtual std::string quoted(std::string_view value) const = 0;
};

/// The shell of that name ("bash", "zsh", "fish", "csh", "tcsh", "powershell", "pwsh", "json"), or null.
const Shell* find_shell(std::string_view name);

/// The names under which find_shell() knows shells that have a hook file.
std::vector<std::string_view> shell_names();

/// The code of a plan: empty for a plan with nothing in it, else whole statements that end in a newline. The same plan gives the same bytes.
std::string render(const Shell& shell, const Plan& plan);

}  // namespace molt::shells
