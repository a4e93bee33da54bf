// SPDX-License-Identifier: MIT
#include "model/tools.hpp"

#include <algorithm>
#include <array>

#include "model/foreign.hpp"
#include "model/grounds.hpp"
#include "model/places.hpp"
#include "model/projects.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

using Environments = std::vector<ToolEnvironment>;

std::string virtualfish_place(const sys::Env& env) {
  const std::string_view home = env.value("VIRTUALFISH_HOME");
  return home.starts_with('/') ? absolute_path(home, "/") : home_directory(env) + "/.virtualenvs";
}

/// A Python that pyenv installed has no pyvenv.cfg; that of conda has all the rest of an environment.
void add_pyenv_environment(const std::string& path, Environments& found) {
  const std::optional<std::string> real = sys::real_path(path);
  if (!real || !sys::exists(path + "/pyvenv.cfg")) return;
  const auto is_same = [&](const ToolEnvironment& other) { return sys::real_path(other.path) == real; };
  if (std::any_of(found.begin(), found.end(), is_same)) return;
  found.push_back({.name = std::string(base_name(path)), .path = path, .project = std::nullopt});
}

/// The links "versions/NAME" first, which are the names that people use; then "versions/VERSION/envs/NAME" of which there is no link. In which
/// directories they are used, pyenv keeps in the `.python-version` of those.
Environments pyenv_environments(const std::string& versions) {
  Environments found;
  const std::vector<sys::Entry> entries = sys::list_directory(versions);
  for (const sys::Entry& entry : entries) add_pyenv_environment(inside(versions, entry.name), found);
  for (const sys::Entry& entry : entries) {
    const std::string directory = inside(versions, entry.name) + "/envs";
    if (!sys::is_directory(directory)) continue;
    for (const sys::Entry& inner : sys::list_directory(directory)) add_pyenv_environment(inside(directory, inner.name), found);
  }
  std::stable_sort(found.begin(), found.end(), [](const ToolEnvironment& a, const ToolEnvironment& b) { return a.name < b.name; });
  return found;
}

/// virtualfish and pipenv keep a shelf like virtualenvwrapper's, with the project in `.project`, whatever molt is told to call that file.
Environments environments_with_project_files(const std::string& place) {
  Environments found;
  for (const std::string& name : environment_names(place)) {
    const std::string path = inside(place, name);
    found.push_back({.name = name, .path = path, .project = project_of({.state_directory = {}, .file_name = ".project"}, path)});
  }
  return found;
}

constexpr std::array all = {
    Tool{"pyenv", "PYENV_ROOT", pyenv_versions, pyenv_environments},
    Tool{"virtualfish", "VIRTUALFISH_HOME", virtualfish_place, environments_with_project_files},
    Tool{"pipenv", "WORKON_HOME", pipenv_place, environments_with_project_files},
};

}  // namespace

std::span<const Tool> tools() { return all; }

}  // namespace molt::model
