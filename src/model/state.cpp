// SPDX-License-Identifier: MIT
#include "model/state.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"
#include "model/places.hpp"

namespace molt::model {
namespace {

struct Variable {
  std::string_view name;
  std::optional<std::string> State::*value;
};

/// In the order in which they are written.
constexpr std::array variables = {
    Variable{"VIRTUAL_ENV", &State::virtual_env},
    Variable{"VIRTUAL_ENV_PROMPT", &State::prompt},
    Variable{"PATH", &State::path},
    Variable{"PYTHONHOME", &State::python_home},
    Variable{"MOLT_PYTHONHOME", &State::saved_python_home},
    Variable{"CONDA_PREFIX", &State::conda_prefix},
    Variable{"CONDA_DEFAULT_ENV", &State::conda_name},
    Variable{"MOLT_CONDA_PREFIX", &State::saved_conda_prefix},
    Variable{"MOLT_CONDA_DEFAULT_ENV", &State::saved_conda_name},
    Variable{"MOLT_ROOT", &State::root},
    Variable{"MOLT_BACK", &State::back},
    Variable{"MOLT_ACTIVE", &State::active},
};

/// `path` without the first element that equals `element`; nothing when that is all of it.
std::optional<std::string> without_element(const std::string& path, std::string_view element) {
  std::vector<std::string_view> parts = split(path, ':');
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    if (*part != element) continue;
    parts.erase(part);
    if (parts.empty()) return std::nullopt;
    return join(parts, ":");
  }
  return path;
}

std::string prepended(const std::optional<std::string>& path, const std::string& element) { return path ? element + ':' + *path : element; }

void write(Plan& plan, std::string_view name, const std::optional<std::string>& value) {
  if (!value) {
    plan.add(UnsetEnv{std::string(name)});
  } else if (name == "PATH") {
    plan.add(SetPath{*value});
  } else {
    plan.add(SetEnv{std::string(name), *value});
  }
}

}  // namespace

State read_state(const sys::Env& env) {
  State state;
  for (const Variable& variable : variables) {
    if (const std::optional<std::string_view> value = env.get(variable.name)) state.*(variable.value) = std::string(*value);
  }
  return state;
}

State left(State state) {
  if (state.path) {
    if (state.virtual_env && !state.virtual_env->empty()) state.path = without_element(*state.path, bin_directory(*state.virtual_env));
    // A stock bin/activate on top of ours: both entries are in PATH.
    if (state.path && state.active && state.active != state.virtual_env) state.path = without_element(*state.path, bin_directory(*state.active));
  }
  if (state.is_conda()) {
    state.conda_prefix = std::exchange(state.saved_conda_prefix, std::nullopt);
    state.conda_name = std::exchange(state.saved_conda_name, std::nullopt);
  }
  if (state.saved_python_home) state.python_home = std::exchange(state.saved_python_home, std::nullopt);
  state.virtual_env.reset();
  state.prompt.reset();
  state.active.reset();
  return state;
}

State without_entry(State state, const std::string& environment) {
  if (state.path && !environment.empty()) state.path = without_element(*state.path, bin_directory(environment));
  return state;
}

State entered(State state, const Venv& venv) {
  state.path = prepended(state.path, bin_directory(venv.path));
  state.saved_python_home = std::exchange(state.python_home, std::nullopt);
  state.virtual_env = venv.path;
  state.prompt = venv.prompt;
  state.active = venv.path;
  return state;
}

State with_conda(State state) {
  const std::string& prefix = *state.virtual_env;
  const bool has_name = base_name(parent_directory(prefix)) == "envs";  // as conda: else its name is its path
  state.saved_conda_prefix = std::exchange(state.conda_prefix, prefix);
  state.saved_conda_name = std::exchange(state.conda_name, has_name ? std::string(base_name(prefix)) : prefix);
  return state;
}

State renamed(State state, const Venv& venv) {
  const bool is_conda = state.is_conda();
  const bool comes_back = state.back && state.back == state.virtual_env;
  state = entered(left(std::move(state)), venv);
  if (comes_back) state.back = venv.path;
  return is_conda ? with_conda(std::move(state)) : state;
}

State with_bin_first(State state) {
  if (!state.path || !state.virtual_env) return state;
  const std::string bin = bin_directory(*state.virtual_env);
  if (split(*state.path, ':').front() != bin) state.path = prepended(without_element(*state.path, bin), bin);
  return state;
}

Plan difference(const State& from, const State& to) {
  Plan plan;
  const bool anew = from.foreign() && to.virtual_env != from.virtual_env;
  if (anew) plan.add(LeaveForeign{});
  for (const Variable& variable : variables) {
    const std::optional<std::string>& before = from.*(variable.value);
    const std::optional<std::string>& after = to.*(variable.value);
    if (before != after || (anew && (before || after))) write(plan, variable.name, after);
  }
  return plan;
}

}  // namespace molt::model
