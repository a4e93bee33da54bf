// SPDX-License-Identifier: MIT
#include "model/projects.hpp"

#include "base/text.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

std::string index_directory(const Projects& projects) { return projects.state_directory + "/bound"; }

/// The shells ask for this very path: shell/README.md.
std::string index_entry(const Projects& projects, std::string_view directory) {
  std::string path = index_directory(projects);
  if (directory != "/") path += directory;
  return path + "/=env";
}

std::string stamp_file(const Projects& projects) { return index_directory(projects) + "/=shelf"; }

std::string stamp(const std::string& shelf) {
  const std::optional<sys::FileInfo> found = sys::info(shelf);
  return shelf + '\n' + std::to_string(found ? found->modified_ns : 0) + '\n';
}

std::string physical(const std::string& directory) { return sys::real_path(directory).value_or(directory); }

/// Of the environments beside `environment` that name the directory, the one that was bound to it last.
std::optional<std::string> other_environment(const Projects& projects, const std::string& environment, const std::string& directory) {
  const std::string shelf(parent_directory(environment));
  std::optional<std::string> found;
  std::int64_t bound_at = 0;
  for (const std::string& name : environment_names(shelf)) {
    const std::string other = shelf + '/' + name;
    const std::optional<std::string> project = other == environment ? std::nullopt : project_of(projects, other);
    if (!project || physical(*project) != directory) continue;
    const std::optional<sys::FileInfo> link_file = sys::info(other + '/' + projects.file_name);
    if (found && link_file && link_file->modified_ns <= bound_at) continue;
    found = other;
    bound_at = link_file ? link_file->modified_ns : 0;
  }
  return found;
}

}  // namespace

std::string project_file_name(const sys::Env& env) {
  const std::string_view name = env.value("VIRTUALENVWRAPPER_PROJECT_FILENAME");
  return name.empty() || name.find('/') != std::string_view::npos ? ".project" : std::string(name);
}

Projects open_projects(const sys::Env& env) { return {required_state_directory(env), project_file_name(env)}; }

std::optional<std::string> project_of(const Projects& projects, const std::string& environment) {
  std::optional<std::string> text = sys::read_file(environment + '/' + projects.file_name, 64 * 1024);
  if (!text) return std::nullopt;
  while (text->ends_with('\n')) text->pop_back();
  if (!text->starts_with('/') || text->find('\0') != std::string::npos) return std::nullopt;
  return text;
}

void bind_project(const Projects& projects, const std::string& environment, const std::string& project) {
  forget_project(projects, environment);
  sys::write_file_atomically(environment + '/' + projects.file_name, project + '\n');
  sys::write_file_atomically(index_entry(projects, physical(project)), environment + '\n');
}

void forget_project(const Projects& projects, const std::string& environment) {
  const std::optional<std::string> project = project_of(projects, environment);
  if (!project) return;
  const std::string directory = physical(*project);
  const std::string entry = index_entry(projects, directory);
  if (sys::read_file(entry) != environment + '\n') return;
  if (const std::optional<std::string> heir = other_environment(projects, environment, directory)) {
    sys::write_file_atomically(entry, *heir + '\n');
  } else {
    sys::remove_file(entry);
  }
}

void rename_bound(const Projects& projects, const std::string& from, const std::string& to) {
  const std::optional<std::string> project = project_of(projects, to);
  if (!project) return;
  const std::string entry = index_entry(projects, physical(*project));
  if (sys::read_file(entry) == from + '\n') sys::write_file_atomically(entry, to + '\n');
}

void learn_project(const Projects& projects, const std::string& environment) {
  const std::optional<std::string> project = project_of(projects, environment);
  if (!project || !sys::is_directory(*project)) return;
  const std::string directory = physical(*project);
  const std::optional<std::string> known = bound_environment(projects, directory);
  if (!known || !sys::exists(*known)) sys::write_file_atomically(index_entry(projects, directory), environment + '\n');
}

std::optional<std::string> bound_environment(const Projects& projects, std::string_view directory) {
  std::optional<std::string> environment = sys::read_file(index_entry(projects, directory), 64 * 1024);
  if (!environment || !environment->ends_with('\n')) return std::nullopt;
  environment->pop_back();
  if (!sys::exists(*environment)) return environment;  // gone, which the user wants to know
  const std::optional<std::string> project = project_of(projects, *environment);
  if (!project || (*project != directory && sys::real_path(*project) != directory)) return std::nullopt;
  return environment;
}

bool index_is_current(const Projects& projects, const std::string& shelf) { return sys::read_file(stamp_file(projects)) == stamp(shelf); }

std::string known_shelf(const Projects& projects, const sys::Env& env) {
  std::string stamped;
  if (env.value("WORKON_HOME").empty()) stamped = sys::read_file(stamp_file(projects)).value_or("");
  return workon_home(env, std::string_view(stamped).substr(0, stamped.find('\n')));
}

void update_index(const Projects& projects, const std::string& shelf) {
  if (index_is_current(projects, shelf)) return;
  // The stamp is taken before the look: what changes meanwhile makes it stale again.
  const std::string current = stamp(shelf);
  for (const std::string& name : environment_names(shelf)) learn_project(projects, shelf + '/' + name);
  sys::write_file_atomically(stamp_file(projects), current);
}

void mark_index_current(const Projects& projects, const std::string& shelf) { sys::write_file_atomically(stamp_file(projects), stamp(shelf)); }

}  // namespace molt::model
