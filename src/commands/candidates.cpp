// SPDX-License-Identifier: MIT
#include "commands/candidates.hpp"

#include "commands/creating.hpp"
#include "commands/hook_files.hpp"
#include "commands/table.hpp"
#include "commands/templates.hpp"
#include "model/config.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "model/tools.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

using Candidates = std::vector<Candidate>;

Candidates names_on_shelf(std::string_view typed, const sys::Env& env) {
  Candidates found;
  const std::string shelf = model::workon_home(env, model::read_config(model::config_file(env)).workon_home);
  std::vector<std::string> names = model::environment_names(shelf, typed);
  found.reserve(names.size());
  for (std::string& name : names) found.push_back({std::move(name), {}});
  return found;
}

Candidates names_of_commands() {
  Candidates found;
  for (const cli::Command* command : table()) {
    if (!command->hidden) found.push_back({std::string(command->name), std::string(command->summary)});
  }
  return found;
}

Candidates names_of_shells() {
  Candidates found;
  for (const HookFile& file : hook_files()) found.push_back({std::string(file.shell), {}});
  return found;
}

Candidates names_of_templates(const sys::Env& env) {
  Candidates found;
  for (Template& each : templates(env)) found.push_back({std::move(each.name), each.is_directory ? "a directory, copied" : "a program, run"});
  return found;
}

Candidates names_of_builders() {
  Candidates found;
  for (const std::string_view name : builder_names()) found.push_back({std::string(name), {}});
  return found;
}

Candidates names_of_tools() {
  Candidates found;
  for (const model::Tool& tool : model::tools()) found.push_back({std::string(tool.name), {}});
  return found;
}

/// The directories in `parent` whose name begins with `begun`, each as `shown` and its name. Hidden ones are offered when the dot is typed.
Candidates directories_in(const std::string& parent, std::string_view begun, const std::string& shown) {
  Candidates found;
  if (!sys::is_directory(parent)) return found;
  for (const sys::Entry& entry : sys::list_directory(parent, begun)) {
    const bool is_wanted = begun.starts_with('.') || !entry.name.starts_with('.');
    if (is_wanted && entry.maybe_directory && sys::is_directory(parent + '/' + entry.name)) found.push_back({shown + entry.name, {}});
  }
  return found;
}

/// One level below `base`: "lib/" for "l", "lib/python3.12/" for "lib/p".
Candidates directories_below(const std::string& base, std::string_view typed) {
  const std::string parent(typed.substr(0, typed.find_last_of('/') + 1));  // npos + 1 is 0
  if (parent.starts_with('/')) return {};
  Candidates found = directories_in(base + '/' + parent, typed.substr(parent.size()), parent);
  for (Candidate& each : found) each.value += '/';
  return found;
}

Candidates directories_in_environment(std::string_view typed, const sys::Env& env) {
  const std::string_view active = env.value("VIRTUAL_ENV");
  return active.empty() ? Candidates() : directories_below(std::string(active), typed);
}

Candidates directories_in_site_packages(std::string_view typed, const sys::Env& env) {
  const std::optional<std::string> packages = model::site_packages(std::string(env.value("VIRTUAL_ENV")));
  return packages ? directories_below(*packages, typed) : Candidates();
}

Candidates names_of_projects(std::string_view typed, const sys::Env& env) {
  const std::string home = model::project_home(env, model::read_config(model::config_file(env)).project_home);
  return home.empty() ? Candidates() : directories_in(home, typed, {});
}

}  // namespace

std::vector<Candidate> candidates(cli::Completes kind, std::string_view typed, const sys::Env& env) {
  switch (kind) {
    case cli::Completes::environments:
    case cli::Completes::environments_anywhere: return names_on_shelf(typed, env);
    case cli::Completes::commands: return names_of_commands();
    case cli::Completes::shells: return names_of_shells();
    case cli::Completes::tools: return names_of_tools();
    case cli::Completes::switches: return {{"on", {}}, {"off", {}}};
    case cli::Completes::templates: return names_of_templates(env);
    case cli::Completes::projects: return names_of_projects(typed, env);
    case cli::Completes::builders: return names_of_builders();
    case cli::Completes::pythons: return versions_of_python(typed, env);
    case cli::Completes::in_environment: return directories_in_environment(typed, env);
    case cli::Completes::in_site_packages: return directories_in_site_packages(typed, env);
    case cli::Completes::nothing:
    case cli::Completes::directories:
    case cli::Completes::files:
    case cli::Completes::command_line: break;
  }
  return {};
}

}  // namespace molt::commands
