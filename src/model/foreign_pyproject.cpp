// SPDX-License-Identifier: MIT
// poetry, hatch and pdm: where they keep the environment of a pyproject.toml.
#include <algorithm>

#include "base/base64.hpp"
#include "base/md5.hpp"
#include "base/text.hpp"
#include "model/foreign.hpp"
#include "model/foreign_text.hpp"
#include "model/places.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

class Project {
 public:
  Project(const Grounds& grounds, const std::string& path, std::string pyproject) : env(grounds.env), directory(path), text(std::move(pyproject)) {}

  const sys::Env& env;
  const std::string& directory;
  const std::string text;  ///< of its pyproject.toml

  /// What poetry and hatch put into their names for the directory; worked out once, and only for whoever has one of them.
  const std::string& digest() const {
    if (digest_.empty()) digest_ = short_digest(directory);
    return digest_;
  }

 private:
  mutable std::string digest_;
};

/// A directory of environments.
struct Place {
  std::string path;
  bool own = true;  ///< nobody but the user puts environments there
};

/// A place that somebody wrote down. One within the project may hold what came with the project.
Place written_place(const Project& project, std::string_view text) {
  const std::string path = absolute_path(expand(text, project.env), project.directory);
  return {.path = path, .own = !is_within(path, project.directory)};
}

std::vector<Place> below(std::vector<std::string> places, std::string_view name) {
  std::vector<Place> found;
  for (std::string& place : places) found.push_back({.path = std::move(place) + std::string(name)});
  return found;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

void replace(std::string& text, std::string_view what, std::string_view with) {
  if (const std::size_t at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
}

// --- poetry ---

std::vector<Place> poetry_places(const Project& project) {
  if (const std::string_view set = project.env.value("POETRY_VIRTUALENVS_PATH"); !set.empty()) return {written_place(project, set)};
  const std::string_view chosen = project.env.value("POETRY_CONFIG_DIR");
  const std::vector<std::string> places = chosen.empty() ? config_places(project.env, "pypoetry") : std::vector{std::string(chosen)};
  const std::string config = tool_config(places, "config.toml");
  std::string cache(project.env.value("POETRY_CACHE_DIR"));
  if (cache.empty()) cache = toml_text(config, {}, "cache-dir");
  const std::optional<std::string> local = sys::read_file(inside(project.directory, "poetry.toml"), foreign_limit);
  const std::string by_project = local ? toml_text(*local, "virtualenvs", "path") : "";
  std::string path = by_project.empty() ? toml_text(config, "virtualenvs", "path") : by_project;
  if (path.empty() && cache.empty()) return below(cache_places(project.env, "pypoetry"), "/virtualenvs");
  if (path.empty()) path = "{cache-dir}/virtualenvs";
  replace(path, "{cache-dir}", cache.empty() ? cache_places(project.env, "pypoetry").front() : cache);
  replace(path, "{project-dir}", project.directory);
  Place place = written_place(project, path);
  if (!by_project.empty()) place.own = false;  // the project itself says where
  return {place};
}

/// What poetry calls the project: a name without which it has one of its own (package-mode = false).
std::string poetry_name(const Project& project) {
  for (const std::string_view table : {"project", "tool.poetry"}) {
    if (std::string name = toml_text(project.text, table, "name"); !name.empty()) return is_plain_name(name) ? name : std::string();
  }
  return has_toml_table(project.text, "tool.poetry") ? "non-package-mode" : "";
}

/// The environment of one spelling of the name in one place; `envs.toml` there holds what `poetry env use` chose.
std::string poetry_environment(const Project& project, const std::string& place, std::string_view name) {
  const std::string base = sanitized(name, " $`!*@\"\\\r\n\t") + '-' + project.digest();
  if (const std::optional<std::string> chosen = sys::read_file(place + "/envs.toml", foreign_limit)) {
    const std::string minor = toml_text(*chosen, base, "minor");
    if (is_plain_name(minor)) return inside(place, base + "-py" + minor);
  }
  return newest_version(inside(place, base + "-py"));
}

std::optional<Candidate> poetry(const Project& project) {
  const std::string name = poetry_name(project);
  if (name.empty()) return std::nullopt;
  for (const Place& place : poetry_places(project)) {
    if (!sys::is_directory(place.path)) continue;
    std::string environment = poetry_environment(project, place.path, normalized_name(name));
    // Before poetry 1.2 a dot stayed a dot.
    if (environment.empty() && normalized_name(name) != lower(name)) environment = poetry_environment(project, place.path, lower(name));
    if (!environment.empty() && is_environment(environment)) {
      return Candidate{.rule = Rule::poetry, .evidence = inside(project.directory, "pyproject.toml"), .environment = environment, .own = place.own};
    }
  }
  return std::nullopt;
}

// --- hatch ---

std::vector<Place> hatch_places(const Project& project) {
  const std::string_view file = project.env.value("HATCH_CONFIG");
  const std::string config =
      file.empty() ? tool_config(config_places(project.env, "hatch"), "config.toml") : sys::read_file(std::string(file), foreign_limit).value_or("");
  const std::string path = toml_text(config, "dirs.env", "virtual");
  if (!path.empty()) return {written_place(project, path)};
  const std::string_view data = project.env.value("HATCH_DATA_DIR");
  return below(data.empty() ? data_places(project.env, "hatch") : std::vector{std::string(data)}, "/env/virtual");
}

/// The default environment in one place, for one digest of the path. Where the project holds the place, hatch leaves out the levels that tell
/// projects apart.
std::string hatch_environment(const Project& project, const std::string& place, const std::string& digest) {
  std::string name = normalized_name(toml_text(project.text, "project", "name"));
  if (name.empty() && !has_toml_table(project.text, "project")) name = digest + "-unmanaged";
  if (!is_plain_name(name)) return {};
  const bool flat = is_within(place, project.directory) || place == home_directory(project.env) + "/.virtualenvs";
  return inside(place, flat ? name : name + '/' + digest + '/' + name);
}

std::optional<Candidate> hatch(const Project& project) {
  for (const Place& place : hatch_places(project)) {
    if (!sys::is_directory(place.path)) continue;
    std::string environment = hatch_environment(project, place.path, project.digest());
    // On macOS hatch takes the path in lower case.
    const std::string lowered = lower(project.directory);
    if (lowered != project.directory && !is_environment(environment)) environment = hatch_environment(project, place.path, short_digest(lowered));
    if (!environment.empty() && is_environment(environment)) {
      return Candidate{.rule = Rule::hatch, .evidence = inside(project.directory, "pyproject.toml"), .environment = environment, .own = place.own};
    }
  }
  return std::nullopt;
}

// --- pdm ---

std::vector<Place> pdm_places(const Project& project) {
  const std::string_view file = project.env.value("PDM_CONFIG_FILE");
  const std::string config =
      file.empty() ? tool_config(config_places(project.env, "pdm"), "config.toml") : sys::read_file(std::string(file), foreign_limit).value_or("");
  const std::string path = toml_text(config, "venv", "location");
  if (!path.empty()) return {written_place(project, path)};
  return below(data_places(project.env, "pdm"), "/venvs");
}

std::optional<Candidate> pdm(const Project& project) {
  for (const Place& place : pdm_places(project)) {
    if (!sys::is_directory(place.path)) continue;
    const std::string digest = to_base64url(md5(project.directory)).substr(0, 8);
    const std::string environment = newest_version(inside(place.path, std::string(base_name(project.directory)) + '-' + digest + '-'));
    if (!environment.empty() && is_environment(environment)) {
      return Candidate{.rule = Rule::pdm, .evidence = inside(project.directory, "pyproject.toml"), .environment = environment, .own = place.own};
    }
  }
  return std::nullopt;
}

/// True when `environment`, a path without links, stands in one of pdm's own places.
bool is_central(const Project& project, const std::string& environment) {
  const std::vector<Place> places = pdm_places(project);
  return std::any_of(places.begin(), places.end(),
                     [&](const Place& place) { return place.own && sys::real_path(place.path) == parent_directory(environment); });
}

}  // namespace

std::optional<Candidate> pyproject_candidate(const Grounds& grounds, const std::string& directory) {
  std::optional<std::string> text = sys::read_file(inside(directory, "pyproject.toml"), foreign_limit);
  if (!text) return std::nullopt;
  const Project project(grounds, directory, std::move(*text));
  for (const auto find : {poetry, hatch, pdm}) {
    if (std::optional<Candidate> found = find(project)) return found;
  }
  return std::nullopt;
}

std::optional<Candidate> pdm_candidate(const Grounds& grounds, const std::string& directory) {
  const std::string file = inside(directory, ".pdm-python");
  const std::optional<std::string> text = sys::read_file(file, 4096);
  if (!text) return std::nullopt;
  const std::string_view python = trim(*text);
  if (!python.starts_with('/') || python.find('\0') != std::string_view::npos) return std::nullopt;
  // Not the interpreter's real path: that is the one the environment was made from.
  const std::optional<std::string> environment = sys::real_path(std::string(parent_directory(parent_directory(python))));
  if (!environment || !sys::exists(*environment + "/pyvenv.cfg")) return std::nullopt;
  const Project project(grounds, directory, {});
  return Candidate{.rule = Rule::pdm, .evidence = file, .environment = *environment, .own = is_central(project, *environment)};
}

}  // namespace molt::model
