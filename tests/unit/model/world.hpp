// SPDX-License-Identifier: MIT
#pragma once

#include "model/automatic.hpp"
#include "model/trust.hpp"
#include "sys/files.hpp"
#include "unit/support.hpp"

namespace molt::tests {

using model::Change;
using model::Projects;
using model::State;
using model::UserHooks;
using model::Verdict;

/// A project with an allowed .venv, one bound to an environment on the shelf, and directories within both.
struct World {
  tests::TemporaryDirectory directory;
  Projects projects{directory / "state", ".project"};
  std::string web = make_environment(directory / "shelf/web");
  std::string api = make_environment(directory / "shelf/api");
  std::string bound = directory / "bound";
  std::string local = directory / "local";
  std::string local_environment = make_environment(local + "/.venv", "prompt = local\n");
  UserHooks hooks{directory / "shelf", directory / "shelf", ""};
  Variables variables{{"HOME=" + directory / "home"}};
  model::Grounds grounds{variables.env(), projects, {}, directory / "shelf"};
  State nothing = {};

  World() {
    sys::make_directories(bound + "/src");
    sys::make_directories(local + "/src");
    model::bind_project(projects, web, bound);
    allow(local_environment);
    nothing.path = "/bin";
  }

  void allow(const std::string& environment) const { model::decide(projects.state_directory, environment, Verdict::allowed); }
  void deny(const std::string& environment) const { model::decide(projects.state_directory, environment, Verdict::denied); }

  Change follow(const State& state, const std::string& root, std::string_view told = "") const {
    return model::follow(grounds, hooks, state, root, told);
  }
  /// The state of a shell in which the plan was evaluated.
  State after(const State& state, const std::string& root) const;

  State active(const std::string& environment) const { return model::entered(nothing, model::read_venv(environment)); }
  State in_project(const std::string& environment, const std::string& root) const {
    State state = active(environment);
    state.root = root;
    return state;
  }
};

inline void apply(State& state, const std::string& name, const std::optional<std::string>& value) {
  if (name == "VIRTUAL_ENV") state.virtual_env = value;
  if (name == "VIRTUAL_ENV_PROMPT") state.prompt = value;
  if (name == "MOLT_ACTIVE") state.active = value;
  if (name == "MOLT_ROOT") state.root = value;
  if (name == "MOLT_BACK") state.back = value;
}

inline State World::after(const State& state, const std::string& root) const {
  State changed = state;
  for (const Action& action : follow(state, root).plan.actions) {
    if (const auto* set = std::get_if<SetEnv>(&action)) apply(changed, set->name, set->value);
    if (const auto* unset = std::get_if<UnsetEnv>(&action)) apply(changed, unset->name, std::nullopt);
    if (const auto* path = std::get_if<SetPath>(&action)) changed.path = path->value;
  }
  return changed;
}

}  // namespace molt::tests
