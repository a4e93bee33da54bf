// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "base/exit_status.hpp"
#include "plan/action.hpp"

namespace molt {

/// What a command wants of the shell, in order, and the status it ends with. A plan that was made is carried out whole: a command that fails throws
/// Error instead.
struct Plan {
  std::vector<Action> actions = {};
  ExitStatus status = ExitStatus::ok;

  void add(Action action) { actions.push_back(std::move(action)); }
  void add(const Plan& other) { actions.insert(actions.end(), other.actions.begin(), other.actions.end()); }
  bool operator==(const Plan&) const = default;
};

/// A plan that prints `text` and ends with `status`.
Plan printed(std::string text, ExitStatus status = ExitStatus::ok);

/// The texts of all Print actions for stdout, in order.
std::string printed_text(const Plan& plan);

/// The plan without its Print actions.
Plan without_prints(const Plan& plan);

/// True when there is anything in it that only a shell can do.
bool needs_shell(const Plan& plan);

}  // namespace molt
