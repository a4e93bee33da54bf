// SPDX-License-Identifier: MIT
#include "builder/pyenv.hpp"

#include <vector>

#include "base/text.hpp"
#include "builder/version.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

/// The names in a version file: blanks separate them, '#' begins a comment. A name that would lead out of pyenv's directory is passed over,
/// as pyenv itself does.
std::vector<std::string> version_names(std::string_view text, char separator) {
  std::vector<std::string> names;
  for (const std::string_view line : split(text, separator)) {
    const std::string_view name = trim(line.substr(0, line.find_first_of("# \t")));
    if (!name.empty() && name != ".." && name.find('/') == std::string_view::npos) names.emplace_back(name);
  }
  return names;
}

std::vector<std::string> selected_versions(const std::string& root, const sys::Env& env) {
  const std::string_view chosen = env.value("PYENV_VERSION");
  if (!chosen.empty()) return version_names(chosen, ':');
  std::string directory = sys::current_directory(env).value_or("");
  while (!directory.empty()) {
    if (const std::optional<std::string> text = sys::read_file(directory + "/.python-version")) return version_names(*text, '\n');
    directory.resize(directory.find_last_of('/'));
  }
  if (const std::optional<std::string> text = sys::read_file(root + "/version")) return version_names(*text, '\n');
  return {};
}

/// The directory of version `name`; "3.12" stands for the newest 3.12 there is, as in pyenv.
std::optional<std::string> version_directory(const std::string& root, const std::string& name) {
  const std::string versions = root + "/versions";
  if (sys::is_directory(versions + '/' + name)) return versions + '/' + name;
  const std::optional<Version> wanted = parse_version(name);
  if (!wanted || !sys::is_directory(versions)) return std::nullopt;
  std::optional<Version> best;
  std::string found;
  for (const sys::Entry& entry : sys::list_directory(versions)) {
    const std::optional<Version> version = parse_version(entry.name);
    if (!version || !version->final || !version->within(*wanted) || (best && *version < *best)) continue;
    best = version;
    found = versions + '/' + entry.name;
  }
  if (!best) return std::nullopt;
  return found;
}

}  // namespace

std::string pyenv_root(const Surroundings& surroundings) {
  const std::string_view root = surroundings.env.value("PYENV_ROOT");
  return root.starts_with('/') ? std::string(root) : surroundings.home + "/.pyenv";
}

std::optional<std::string> pyenv_program(const std::string& program, const Surroundings& surroundings) {
  const std::string root = pyenv_root(surroundings);
  for (const std::string& name : selected_versions(root, surroundings.env)) {
    if (name == "system") return std::nullopt;
    const std::optional<std::string> directory = version_directory(root, name);
    if (!directory) continue;
    std::string path = *directory + "/bin/" + program;
    if (sys::is_executable(path)) return path;
  }
  return std::nullopt;
}

}  // namespace molt::builder
