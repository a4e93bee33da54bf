// SPDX-License-Identifier: MIT
#include "model/automatic.hpp"

#include "model/places.hpp"
#include "model/transition.hpp"
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
void go_outside(Transition& way) {
  const State state = way.now();
  if (!state.root) return way.set(with_bin_first(state));
  way.leave({});
  State outside = way.now();
  outside.root.reset();
  outside.back.reset();
  way.set(outside);
  if (state.back && is_environment(*state.back)) way.enter({.venv = read_venv(*state.back)});
}

void go_inside(Transition& way, const Marker& marker) {
  const State state = way.now();
  if (!state.virtual_env && state.root == marker.root) return;  // left by hand, and still there
  if (state.ours() && state.virtual_env == marker.environment) {
    State same = with_bin_first(state);
    if (state.root) same.root = marker.root;  // else `workon` chose it, and it stays so
    return way.set(same);
  }
  const std::optional<std::string> back = state.root ? state.back : state.ours() ? state.virtual_env : std::nullopt;
  way.leave({});
  way.enter({.venv = read_venv(marker.environment), .root = marker.root, .back = back});
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

Change follow(const Projects& projects, const UserHooks& hooks, const State& state, const std::string& root, std::string_view told) {
  Change change;
  if (state.foreign()) return change;  // somebody else's environment: molt stands back
  const std::optional<Marker> marker = choose(projects, root, told, change);
  Transition way(state, hooks);
  if (marker) {
    go_inside(way, *marker);
  } else {
    go_outside(way);
  }
  change.plan.add(way.finish());
  return change;
}

}  // namespace molt::model
