// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/projects.hpp"
#include "model/state.hpp"
#include "model/userhooks.hpp"

/// What `cd` activates (DESIGN.md section 5).
namespace molt::model {

/// What a directory says about an environment.
struct Marker {
  std::string root;         ///< the directory
  std::string environment;  ///< what it names
  std::string objection;    ///< why it is not activated, a whole message; empty when it may be
  bool silent = false;      ///< with an objection: the user has said no, so nothing is printed
};

/// The marker in `directory` (physical), if there is one. Looks, and runs or evaluates nothing. Never throws.
std::optional<Marker> marker_in(const Projects& projects, const std::string& directory);

/// The nearest directory with a marker, from `directory` up; empty when there is none.
std::string find_root(const Projects& projects, std::string_view directory);

struct Change {
  Plan plan;
  std::string message;  ///< for stderr, one line without its newline; empty for none
};

/// What changes for a shell that stands in or below `root` (physical; empty: in no project): the nearest marker that may be activated is, what was active
/// before comes back when the project is left. `told` holds the roots whose message was printed, joined by ':'. Of the user's scripts, the global ones and those
/// of environments on the shelf take part; those of a project never do, since a `git pull` can write them.
Change follow(const Projects& projects, const UserHooks& hooks, const State& state, const std::string& root, std::string_view told);

}  // namespace molt::model
