// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/state.hpp"
#include "model/userhooks.hpp"

namespace molt::model {

/// A way from one state of a shell to another, with the user's scripts at their places. Changes of variables are written only where a script could
/// see them, so that a way without scripts is as short as it can be.
class Transition {
 public:
  Transition(const State& from, const UserHooks& hooks) : hooks_(hooks), shown_(from), now_(from) {}

  const State& now() const { return now_; }

  /// Leaves what is active: predeactivate, the change, postdeactivate. Scripts run only around environments that molt activated.
  /// `project` (may be empty) brings its own scripts. A conda environment's deactivate.d runs with its variables still set.
  void leave(const std::string& project);

  /// Activates: preactivate, the change, the move to `directory` (empty: none), postactivate. `root` and `back` become MOLT_ROOT and MOLT_BACK.
  /// A conda environment also gets its variables and its activate.d, if it is one that only the user can have put where it is.
  struct Entry {
    Venv venv;
    std::optional<std::string> root = {};
    std::optional<std::string> back = {};
    std::string project = {};    ///< whose own scripts take part; may be empty
    std::string directory = {};  ///< where to go
    bool wants_cd = false;       ///< what VIRTUALENVWRAPPER_PROJECT_CD says: whether it goes to projects, also when there is none
    bool is_conda = false;       ///< one in the user's own places for conda environments; those on the shelf are known without it
  };
  void enter(const Entry& entry);

  /// Changes variables and nothing else.
  void set(const State& state) { now_ = state; }

  void add(Action action);
  void add(const Plan& plan);
  void source(const std::vector<std::string>& files);

  /// The whole way.
  Plan finish();

 private:
  void show();
  std::vector<std::string> conda_scripts(std::string_view directory, const std::string& environment) const;

  const UserHooks& hooks_;
  Plan plan_;
  State shown_;  ///< what the actions so far amount to
  State now_;    ///< what the shell should have
};

}  // namespace molt::model
