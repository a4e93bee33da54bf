// SPDX-License-Identifier: MIT
#include "commands/entering.hpp"

namespace molt::commands {
namespace {

bool wants_cd(const Context& context, ProjectCd cd) {
  if (cd != ProjectCd::as_configured) return cd == ProjectCd::yes;
  return context.env.get("VIRTUALENVWRAPPER_WORKON_CD").value_or("1") == "1";
}

/// Remembers what is being left, for `workon -`.
void remember(Plan& plan, const Context& context) {
  if (context.state.virtual_env) plan.add(SetState{StateKey::last, *context.state.virtual_env});
}

}  // namespace

Plan enter(Context& context, const std::string& environment, ProjectCd cd) {
  const model::Projects projects = model::open_projects(context.env);
  model::State to = model::left(context.state);
  to.root.reset();
  to.back.reset();
  to = model::entered(to, model::read_venv(environment));
  Plan plan = model::difference(context.state, to);
  if (context.state.virtual_env != environment) remember(plan, context);
  const std::optional<std::string> project = model::project_of(projects, environment);
  if (!project) return plan;
  model::learn_project(projects, environment);
  if (wants_cd(context, cd)) plan.add(Cd{*project});
  return plan;
}

Plan leave(const Context& context) {
  model::State to = model::left(context.state);
  if (!to.back) to.root.reset();  // nothing to come back to: nothing stays behind in the environment
  Plan plan = model::difference(context.state, to);
  remember(plan, context);
  return plan;
}

}  // namespace molt::commands
