// SPDX-License-Identifier: MIT
#include "model/transition.hpp"

#include "model/places.hpp"

namespace molt::model {

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

void Transition::leave(const std::string& project) {
  if (!now_.ours()) {
    now_ = left(now_);
    return;
  }
  const std::string environment = *now_.virtual_env;
  source(sourced_hooks(hooks_, "predeactivate", environment, project));
  now_ = left(now_);
  const std::vector<std::string> after = sourced_hooks(hooks_, "postdeactivate", environment, {});
  if (after.empty()) return;
  add(SetEnv{"VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV", environment});
  source(after);
  add(UnsetEnv{"VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV"});
}

void Transition::enter(const Entry& entry) {
  const std::string& environment = entry.venv.path;
  if (has_run_hooks(hooks_, "preactivate", environment)) {
    add(Call{{"run-hook", "preactivate", environment, std::string(base_name(environment))}});
  }
  now_ = entered(now_, entry.venv);
  now_.root = entry.root;
  now_.back = entry.back;
  const std::vector<std::string> after = sourced_hooks(hooks_, "postactivate", environment, entry.project);
  if (!after.empty()) add(SetEnv{"VIRTUALENVWRAPPER_PROJECT_CD", entry.directory.empty() ? "0" : "1"});
  if (!entry.directory.empty()) add(Cd{entry.directory});
  if (after.empty()) return;
  source(after);
  add(UnsetEnv{"VIRTUALENVWRAPPER_PROJECT_CD"});
}

Plan Transition::finish() {
  show();
  return plan_;
}

}  // namespace molt::model
