// SPDX-License-Identifier: MIT
#include "model/transition.hpp"

#include <algorithm>

#include "model/places.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

/// `plan` with a variable that is set for it alone.
Plan with_variable(const SetEnv& variable, const Plan& plan) {
  if (plan.actions.empty()) return plan;
  Plan wrapped{.actions = {variable}};
  wrapped.add(plan);
  wrapped.add(UnsetEnv{variable.name});
  return wrapped;
}

/// How virtualenvwrapper would have typed it: from the shelf, if it is there.
std::string typed_name(const UserHooks& hooks, const std::string& environment) {
  if (environment.starts_with(hooks.shelf + '/')) return environment.substr(hooks.shelf.size() + 1);
  return std::string(base_name(environment));
}

}  // namespace

void Transition::show() {
  plan_.add(difference(shown_, now_));
  shown_ = now_;
}

void Transition::add(Action action) {
  show();
  plan_.add(std::move(action));
}

void Transition::source(const std::vector<std::string>& files) {
  for (const std::string& file : files) add(Source{file});
}

void Transition::add(const Plan& plan) {
  if (plan.actions.empty()) return;
  show();
  plan_.add(plan);
}

/// The scripts of a conda environment for this shell, in the order of their names.
std::vector<std::string> Transition::conda_scripts(std::string_view directory, const std::string& environment) const {
  const std::string place = environment + "/etc/conda/" + std::string(directory);
  const std::string_view suffix = hooks_.suffix.empty() ? std::string_view(".sh") : std::string_view(hooks_.suffix);
  std::vector<std::string> files;
  if (!sys::is_directory(place)) return files;
  for (const sys::Entry& entry : sys::list_directory(place)) {
    if (entry.name.ends_with(suffix)) files.push_back(place + '/' + entry.name);
  }
  return files;
}

void Transition::leave(const std::string& project) {
  if (!now_.ours()) {
    now_ = left(now_);
    return;
  }
  const std::string environment = *now_.virtual_env;
  add(source_hooks(hooks_, "predeactivate", sourced_hooks(hooks_, "predeactivate", environment, project)));
  if (now_.is_conda()) {
    std::vector<std::string> scripts = conda_scripts("deactivate.d", environment);
    std::reverse(scripts.begin(), scripts.end());
    source(scripts);
  }
  now_ = left(now_);
  const std::vector<std::string> after = sourced_hooks(hooks_, "postdeactivate", environment, {});
  add(with_variable({"VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV", environment}, source_hooks(hooks_, "postdeactivate", after, base_name(environment))));
}

void Transition::enter(const Entry& entry) {
  const std::string& environment = entry.venv.path;
  if (has_run_hooks(hooks_, "preactivate", environment)) {
    add(Call{{"run-hook", "preactivate", environment, typed_name(hooks_, environment)}});
  }
  const bool is_conda = entry.is_conda || (parent_directory(environment) == hooks_.shelf && sys::is_directory(environment + "/conda-meta"));
  now_ = entered(now_, entry.venv);
  if (is_conda) now_ = with_conda(now_);
  now_.root = entry.root;
  now_.back = entry.back;
  if (is_conda) source(conda_scripts("activate.d", environment));
  if (!entry.directory.empty()) add(Cd{entry.directory});
  const std::vector<std::string> after = sourced_hooks(hooks_, "postactivate", environment, entry.project);
  add(with_variable({"VIRTUALENVWRAPPER_PROJECT_CD", entry.wants_cd ? "1" : "0"}, source_hooks(hooks_, "postactivate", after)));
}

Plan Transition::finish() {
  show();
  return plan_;
}

}  // namespace molt::model
