// SPDX-License-Identifier: MIT
#include "model/automatic.hpp"

#include "model/places.hpp"
#include "model/transition.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

/// Whether `told` names `root`. A colon in a path can at most lose a message.
bool is_told(std::string_view told, const std::string& root) { return (':' + std::string(told) + ':').find(':' + root + ':') != std::string::npos; }

/// One message at most, and for each root once.
void tell(Change& change, std::string_view told, const std::string& root, const std::string& message) {
  if (!change.message.empty() || is_told(told, root)) return;
  change.message = message;
  change.plan.add(SetState{StateKey::told, told.empty() ? root : std::string(told) + ':' + root});
}

/// The nearest marker at or above `root` that may be activated; the objection to a nearer one goes into `change`.
std::optional<Marker> choose(const Grounds& grounds, const std::string& root, std::string_view told, Change& change) {
  if (!grounds.settings.problem.empty()) {
    tell(change, told, "config.toml", grounds.settings.problem);
    return std::nullopt;
  }
  if (!grounds.settings.automatic) return std::nullopt;
  for (Marker& marker : markers_from(grounds, root)) {
    if (marker.objection.empty()) return std::move(marker);
    if (!marker.silent) tell(change, told, marker.root, marker.objection);
  }
  return std::nullopt;
}

bool is_gone(const State& state) { return state.ours() && !sys::is_directory(*state.virtual_env); }

/// What `workon` chose within the project that MOLT_ROOT names.
bool is_by_hand(const State& state) { return state.root && state.ours() && state.back == state.virtual_env && !is_gone(state); }

/// Outside of every project: back to what was chosen before the project was entered, or to nothing.
void go_outside(Transition& way) {
  const State state = way.now();
  if (!state.root && !is_gone(state)) return way.set(with_bin_first(state));
  if (!is_by_hand(state)) way.leave({});
  State outside = way.now();
  outside.root.reset();
  outside.back.reset();
  way.set(with_bin_first(outside));
  const bool comes_back = !outside.virtual_env && state.root && state.back && is_environment(*state.back);
  if (comes_back) way.enter({.venv = read_venv(*state.back)});
}

void go_inside(Transition& way, const Marker& marker) {
  const State state = way.now();
  const bool stays = state.root == marker.root;
  if (stays && !state.virtual_env) return;  // left by hand, and still there
  if (stays && is_by_hand(state)) return way.set(with_bin_first(state));
  if (state.ours() && state.virtual_env == marker.environment) {
    State same = with_bin_first(state);
    if (state.root) same.root = marker.root;  // else `workon` chose it, and it stays so
    return way.set(same);
  }
  const bool was_chosen = state.ours() && !is_gone(state);
  const std::optional<std::string> back = state.root ? state.back : was_chosen ? state.virtual_env : std::nullopt;
  way.leave({});
  way.enter({.venv = read_venv(marker.environment), .root = marker.root, .back = back, .is_conda = marker.rule == Rule::conda});
}

}  // namespace

Change follow(const Grounds& grounds, const UserHooks& hooks, const State& state, const std::string& root, std::string_view told) {
  Change change;
  if (state.foreign()) return change;  // somebody else's environment: molt stands back
  const std::optional<Marker> marker = choose(grounds, root, told, change);
  Transition way(state, hooks);
  if (marker) {
    go_inside(way, *marker);
  } else {
    go_outside(way);
  }
  if (is_gone(state) && change.message.empty()) change.message = "'" + *state.virtual_env + "' is gone, and was left";
  change.plan.add(way.finish());
  return change;
}

}  // namespace molt::model
