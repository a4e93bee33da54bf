// SPDX-License-Identifier: MIT
#include "commands/entering.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "model/markers.hpp"
#include "model/places.hpp"
#include "model/transition.hpp"
#include "sys/files.hpp"
#include "sys/terminal.hpp"

namespace molt::commands {
namespace {

bool wants_cd(const Context& context, ProjectCd cd) {
  if (cd != ProjectCd::as_configured) return cd == ProjectCd::yes;
  return context.env.get("VIRTUALENVWRAPPER_WORKON_CD").value_or("1") == "1";
}

std::string project_or_none(const model::Projects& projects, const std::string& environment) {
  return model::project_of(projects, environment).value_or("");
}

bool stands_in(const std::string& directory) {
  const std::optional<std::string> here = sys::physical_directory();
  const std::optional<std::string> there = sys::real_path(directory);
  return here && there && (*here == *there || here->starts_with(*there + '/'));
}

/// Leaves what is active, and removes it when it was made by mktmpenv.
void leave_active(model::Transition& way, const Context& context, const model::Projects& projects) {
  const std::optional<std::string> environment = context.state.virtual_env;
  way.leave(environment ? project_or_none(projects, *environment) : std::string());
  if (!environment || !is_temporary(context, *environment)) return;
  way.add(Call{{"remove-temporary", std::string(model::base_name(*environment))}});
  if (stands_in(*environment)) way.add(Cd{user_hooks(context).shelf});
}

/// In a project of another environment the user's choice holds until the project is left, and after that.
void hold_against_project(model::Transition::Entry& entry, const sys::Env& env) {
  const std::optional<std::string> place = entry.directory.empty() ? sys::physical_directory() : sys::real_path(entry.directory);
  const std::vector<model::Marker> markers = place ? model::markers_from(model::open_grounds(env), *place) : std::vector<model::Marker>();
  if (markers.empty() || !markers.back().objection.empty() || markers.back().environment == entry.venv.path) return;
  entry.root = markers.back().root;
  entry.back = entry.venv.path;
}

/// The project to go to, or nothing with a message: the `cd` of csh would give up the whole command.
std::string destination(const std::string& project, const std::string& environment) {
  if (project.empty() || sys::can_enter(project)) return project;
  const std::string_view reason = sys::is_directory(project) ? "permission denied" : "there is no such directory";
  sys::write_stderr(format("molt: cannot go to '{}', the project of '{}': {}\n", visible(project), visible(model::base_name(environment)), reason));
  return {};
}

/// Remembers what is being left, for `workon -`.
void remember(Plan& plan, const Context& context) {
  if (context.state.virtual_env) plan.add(SetState{StateKey::last, *context.state.virtual_env});
}

}  // namespace

bool is_temporary(const Context& context, const std::string& environment) {
  return context.state.ours() && model::parent_directory(environment) == user_hooks(context).shelf &&
         sys::is_regular(environment + '/' + std::string(temporary_mark));
}

void check_can_be_in_path(const std::string& environment) {
  const std::optional<std::string> obstacle = model::path_obstacle(environment);
  if (obstacle) throw Error{.message = format("cannot activate '{}': {}", environment, *obstacle)};
}

Plan enter(Context& context, const std::string& environment, ProjectCd cd) {
  check_can_be_in_path(environment);
  const model::Projects projects = model::open_projects(context.env);
  const model::UserHooks hooks = user_hooks(context);
  model::Transition way(context.state, hooks);
  leave_active(way, context, projects);
  const std::string project = project_or_none(projects, environment);
  const bool goes = wants_cd(context, cd);
  if (!project.empty()) model::learn_project(projects, environment);
  model::Transition::Entry entry{
      .venv = model::read_venv(environment),
      .project = project,
      .directory = goes ? destination(project, environment) : std::string(),
      .wants_cd = goes,
  };
  hold_against_project(entry, context.env);
  way.enter(entry);
  Plan plan = way.finish();
  if (context.state.virtual_env != environment) remember(plan, context);
  return plan;
}

Plan leave(const Context& context) {
  const model::Projects projects = model::open_projects(context.env);
  const model::UserHooks hooks = user_hooks(context);
  model::Transition way(context.state, hooks);
  leave_active(way, context, projects);
  model::State to = way.now();
  if (to.back == context.state.virtual_env) to.back.reset();  // what is left by hand does not come back; MOLT_ROOT stays until the project is left
  way.set(to);
  Plan plan = way.finish();
  remember(plan, context);
  return plan;
}

}  // namespace molt::commands
