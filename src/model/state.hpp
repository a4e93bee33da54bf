// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "model/venv.hpp"
#include "plan/plan.hpp"
#include "sys/env.hpp"

namespace molt::model {

/// The variables that make an environment active; shell/README.md says what each holds. A variable that is not set has no value.
struct State {
  std::optional<std::string> virtual_env;
  std::optional<std::string> prompt;
  std::optional<std::string> path;
  std::optional<std::string> python_home;
  std::optional<std::string> active;             ///< MOLT_ACTIVE
  std::optional<std::string> root;               ///< MOLT_ROOT
  std::optional<std::string> back;               ///< MOLT_BACK
  std::optional<std::string> saved_python_home;  ///< MOLT_PYTHONHOME
  std::optional<std::string> conda_prefix;
  std::optional<std::string> conda_name;          ///< CONDA_DEFAULT_ENV
  std::optional<std::string> saved_conda_prefix;  ///< MOLT_CONDA_PREFIX
  std::optional<std::string> saved_conda_name;    ///< MOLT_CONDA_DEFAULT_ENV

  bool operator==(const State&) const = default;

  /// Something is active, and molt activated it.
  bool ours() const { return virtual_env && active == virtual_env; }
  /// Something is active that molt did not activate: a sourced `bin/activate`, a tool that set VIRTUAL_ENV.
  bool foreign() const { return virtual_env && !virtual_env->empty() && active != virtual_env; }
  /// molt activated it as a conda environment: one in the user's own places, whose scripts may run.
  bool is_conda() const { return ours() && conda_prefix == virtual_env; }
};

State read_state(const sys::Env& env);

/// The state without an active environment: its `bin` is taken out of PATH once (the first that is exactly it; everything else in PATH stays byte for
/// byte), PYTHONHOME is put back. `root` and `back` are left as they are.
State left(State state);

/// The state without the `bin` of an environment in PATH, where somebody put it back who did not know that it was left. Empty: the same state.
State without_entry(State state, const std::string& environment);

/// The state with `venv` active, from one where nothing is: `bin` first in PATH, PYTHONHOME put aside.
State entered(State state, const Venv& venv);

/// The state with the active environment under its new name: nothing is entered or left.
State renamed(State state, const Venv& venv);

/// The state with the active environment as a conda one: CONDA_PREFIX and CONDA_DEFAULT_ENV are its own, what they held is put aside.
State with_conda(State state);

/// The same state with the active environment's `bin` first in PATH, where a login shell may have pushed it back.
State with_bin_first(State state);

/// What a shell has to do to get from one state to the other; MOLT_ACTIVE comes last, so that an interrupted evaluation is seen as not done. When
/// `from` is foreign, the shell's own `deactivate` is called first and every variable is then set anew.
Plan difference(const State& from, const State& to);

}  // namespace molt::model
