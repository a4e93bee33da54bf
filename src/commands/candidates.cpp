// SPDX-License-Identifier: MIT
#include "commands/candidates.hpp"

#include <algorithm>

#include "builder/places.hpp"
#include "commands/hook_files.hpp"
#include "commands/table.hpp"
#include "commands/templates.hpp"
#include "model/config.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

using Candidates = std::vector<Candidate>;

Candidates names_on_shelf(std::string_view typed, const sys::Env& env) {
  Candidates found;
  const std::string shelf = model::workon_home(env, model::read_config(model::config_file(env)).workon_home);
  for (std::string& name : model::environment_names(shelf, typed)) found.push_back({std::move(name), {}});
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

/// One level below `base`: "lib/" for "l", "lib/python3.12/" for "lib/p". Hidden ones are offered when the dot is typed.
Candidates directories_in(const std::string& base, std::string_view typed) {
  Candidates found;
  const std::string parent(typed.substr(0, typed.find_last_of('/') + 1));  // npos + 1 is 0
  const std::string_view begun = typed.substr(parent.size());
  const std::string directory = base + '/' + parent;
  if (parent.starts_with('/') || !sys::is_directory(directory)) return found;
  for (const sys::Entry& entry : sys::list_directory(directory)) {
    const bool is_wanted = entry.name.starts_with(begun) && (begun.starts_with('.') || !entry.name.starts_with('.'));
    if (is_wanted && entry.maybe_directory && sys::is_directory(directory + entry.name)) found.push_back({parent + entry.name + '/', {}});
  }
  return found;
}

Candidates directories_in_environment(std::string_view typed, const sys::Env& env) {
  const std::string_view active = env.value("VIRTUAL_ENV");
  return active.empty() ? Candidates() : directories_in(std::string(active), typed);
}

Candidates directories_in_site_packages(std::string_view typed, const sys::Env& env) {
  const std::optional<std::string> packages = model::site_packages(std::string(env.value("VIRTUAL_ENV")));
  return packages ? directories_in(*packages, typed) : Candidates();
}

void add_once(Candidates& found, std::string value, std::string description) {
  const auto same = [&](const Candidate& other) { return other.value == value; };
  if (std::none_of(found.begin(), found.end(), same)) found.push_back({std::move(value), std::move(description)});
}

constexpr int oldest = 3;  // there is no venv in Python 2

/// "3.12", "pypy3.10"; of what version managers installed also "3.12.1". Where a program's name was begun, "python3.12".
std::string version_word(const std::string& implementation, const builder::Version& version, bool by_program) {
  const bool is_plain = implementation == "python" && !by_program;
  return (is_plain ? std::string() : implementation) + builder::numbers(version) + (version.free_threaded ? "t" : "");
}

void add_pythons_in(const builder::Place& place, bool by_program, Candidates& found) {
  if (!sys::is_directory(place.directory)) return;
  for (const sys::Entry& entry : sys::list_directory(place.directory)) {
    if (!entry.name.starts_with("py") && !entry.name.starts_with("graalpy")) continue;
    const builder::Wanted wanted = builder::parse_wanted(entry.name);
    if (wanted.program != entry.name || wanted.version.parts.size() != 2 || wanted.version.parts[0] < oldest) continue;
    std::string path = place.directory + '/' + entry.name;
    if (sys::is_executable(path)) add_once(found, version_word(wanted.implementation, wanted.version, by_program), std::move(path));
  }
}

Candidates versions_of_python(std::string_view typed, const sys::Env& env) {
  Candidates found;
  if (typed.find('/') != std::string_view::npos) return found;  // a path, which the shell completes
  const builder::Surroundings surroundings{.env = env, .home = model::home_directory(env), .cache_directory = {}};
  const bool by_program = typed.starts_with("py");
  for (const builder::Installed& installed : builder::installed_versions(surroundings)) {
    if (installed.version.parts[0] < oldest) continue;
    add_once(found, version_word(installed.implementation, installed.version, by_program), installed.directory);
  }
  for (const builder::Place& place : builder::search_path(surroundings)) {
    if (!builder::is_shim_directory(place.directory, surroundings)) add_pythons_in(place, by_program, found);
  }
  for (const builder::Place& place : builder::system_places(surroundings)) add_pythons_in(place, by_program, found);
  return found;
}

}  // namespace

std::vector<Candidate> candidates(cli::Completes kind, std::string_view typed, const sys::Env& env) {
  switch (kind) {
    case cli::Completes::environments: return names_on_shelf(typed, env);
    case cli::Completes::commands: return names_of_commands();
    case cli::Completes::shells: return names_of_shells();
    case cli::Completes::switches: return {{"on", {}}, {"off", {}}};
    case cli::Completes::templates: return names_of_templates(env);
    case cli::Completes::pythons: return versions_of_python(typed, env);
    case cli::Completes::in_environment: return directories_in_environment(typed, env);
    case cli::Completes::in_site_packages: return directories_in_site_packages(typed, env);
    case cli::Completes::nothing:
    case cli::Completes::directories:
    case cli::Completes::files: break;
  }
  return {};
}

}  // namespace molt::commands
