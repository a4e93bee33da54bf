// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/markers.hpp"
#include "model/state.hpp"
#include "model/userhooks.hpp"

/// What `cd` activates (DESIGN.md section 5).
namespace molt::model {

struct Change {
  Plan plan;
  std::string message;  ///< for stderr, one line without its newline; empty for none
};

/// What changes for a shell that stands in or below `root` (physical; empty: in no project): the nearest marker that may be activated is, what was
/// active before comes back when the project is left. What the user chose by hand within a project holds there: MOLT_ROOT is the project's, and
/// nothing is active, or MOLT_BACK is what is. An active environment whose directory is gone is left. `told` holds the roots whose message was
/// printed, joined by ':'. Of the user's scripts, the global ones and those of environments on the shelf take part; those of a project never do,
/// since a `git pull` can write them.
Change follow(const Grounds& grounds, const UserHooks& hooks, const State& state, const std::string& root, std::string_view told);

}  // namespace molt::model
