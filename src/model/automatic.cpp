// SPDX-License-Identifier: MIT
#include "model/automatic.hpp"

#include "model/places.hpp"
#include "model/trust.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

/// Why `environment`, found at `root` and not the user's by itself, is not activated.
void object(const Projects& projects, Marker& marker) {
  const std::string named = "'" + marker.environment + "'";
  const Verdict decided = verdict(projects.state_directory, marker.environment);
  if (const std::optional<std::string> reason = refusal(marker.environment)) {
    marker.objection = "not activating " + named + ": " + *reason;
  } else if (decided == Verdict::undecided) {
    marker.objection = named + " is not allowed yet: 'molt allow' activates it here, 'molt deny' never asks again";
  } else if (const std::optional<std::string> broken = defect(marker.environment)) {
    marker.objection = "not activating " + named + ": it is broken, " + *broken;
  }
  marker.silent = decided == Verdict::denied;
  if (marker.silent) marker.objection = named + " is denied";
}

std::optional<Marker> bound(const Projects& projects, const std::string& directory) {
  const std::optional<std::string> environment = bound_environment(projects, directory);
  if (!environment) return std::nullopt;
  Marker marker{.root = directory, .environment = *environment, .objection = {}};
  if (const std::optional<std::string> broken = defect(*environment)) {
    marker.objection = "not activating '" + *environment + "': it is broken, " + *broken;
  }
  return marker;
}

std::optional<Marker> in_project(const Projects& projects, const std::string& directory) {
  const std::string environment = (directory == "/" ? "" : directory) + "/.venv";
  if (!sys::is_directory(environment)) return std::nullopt;
  Marker marker{.root = directory, .environment = environment, .objection = {}};
  if (sys::exists(environment + "/pyvenv.cfg")) {
    object(projects, marker);
  } else {
    marker.objection = "not activating '" + environment + "': it has no pyvenv.cfg";
  }
  return marker;
}

/// Whether `told` names `root`. A colon in a path can at most lose a message.
bool is_told(std::string_view told, const std::string& root) {
  return (':' + std::string(told) + ':').find(':' + root + ':') != std::string::npos;
}

/// The nearest marker at or above `root` that may be activated; the objection to a nearer one goes into `change`, once for each root.
std::optional<Marker> choose(const Projects& projects, std::string directory, std::string_view told, Change& change) {
  while (!directory.empty()) {
    std::optional<Marker> marker = marker_in(projects, directory);
    if (marker && marker->objection.empty()) return marker;
    if (marker && !marker->silent && change.message.empty() && !is_told(told, directory)) {
      change.message = marker->objection;
      change.plan.add(SetState{StateKey::told, told.empty() ? directory : std::string(told) + ':' + directory});
    }
    directory = directory == "/" ? std::string() : std::string(parent_directory(directory));
  }
  return std::nullopt;
}

/// Outside of every project: back to what was chosen before the project was entered, or to nothing.
State outside(const State& state) {
  if (!state.root) return with_bin_first(state);
  State to = left(state);
  to.root.reset();
  to.back.reset();
  return state.back && is_environment(*state.back) ? entered(to, read_venv(*state.back)) : to;
}

State inside(const State& state, const Marker& marker) {
  if (!state.virtual_env && state.root == marker.root) return state;  // left by hand, and still there
  State to = state;
  if (state.ours() && state.virtual_env == marker.environment) {
    if (state.root) to.root = marker.root;  // else `workon` chose it, and it stays so
    return with_bin_first(to);
  }
  if (!state.root) to.back = state.ours() ? state.virtual_env : std::nullopt;
  to = entered(left(to), read_venv(marker.environment));
  to.root = marker.root;
  return to;
}

}  // namespace

std::optional<Marker> marker_in(const Projects& projects, const std::string& directory) {
  if (std::optional<Marker> marker = bound(projects, directory)) return marker;
  return in_project(projects, directory);
}

std::string find_root(const Projects& projects, std::string_view directory) {
  for (std::string current(directory);; current = parent_directory(current)) {
    if (marker_in(projects, current)) return current;
    if (current == "/" || current.empty()) return {};
  }
}

Change follow(const Projects& projects, const State& state, const std::string& root, std::string_view told) {
  Change change;
  if (state.foreign()) return change;  // somebody else's environment: molt stands back
  const std::optional<Marker> marker = choose(projects, root, told, change);
  change.plan.add(difference(state, marker ? inside(state, *marker) : outside(state)));
  return change;
}

}  // namespace molt::model
