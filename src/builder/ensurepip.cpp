// SPDX-License-Identifier: MIT
#include "builder/ensurepip.hpp"

#include <string_view>

#include "sys/files.hpp"

namespace molt::builder {
namespace {

struct Project {
  std::string_view name;
  std::string_view version_variable;  ///< in ensurepip/__init__.py
};

std::vector<Project> projects_of(const Facts& facts) {
  constexpr Project pip{"pip", "_PIP_VERSION"};
  constexpr Project setuptools{"setuptools", "_SETUPTOOLS_VERSION"};
  if (facts.minor >= 12) return {pip};
  return {setuptools, pip};
}

/// The last of the wheels of `project` by name, as ensurepip takes it.
std::optional<std::string> wheel_in(std::string directory, std::string_view project) {
  if (!sys::is_directory(directory)) return std::nullopt;
  if (directory.ends_with('/')) directory.pop_back();
  std::optional<std::string> found;
  for (const sys::Entry& entry : sys::list_directory(directory)) {
    if (entry.name.starts_with(std::string(project) + '-') && entry.name.ends_with(".whl")) found = directory + '/' + entry.name;
  }
  return found;
}

/// The value of a line `variable = "value"`.
std::optional<std::string> assigned(std::string_view source, std::string_view variable) {
  const std::string start = '\n' + std::string(variable) + " = \"";
  const std::size_t found = source.find(start);
  if (found == std::string_view::npos) return std::nullopt;
  source.remove_prefix(found + start.size());
  return std::string(source.substr(0, source.find('"')));
}

/// The bundled wheel of `project`. Its version is read, not looked for: a tree may hold the wheel of another release as well.
std::optional<std::string> own_wheel(const std::string& ensurepip, std::string_view source, const Project& project) {
  const std::optional<std::string> version = assigned(source, project.version_variable);
  if (!version || version->find('/') != std::string::npos) return std::nullopt;
  for (const char* tag : {"py3", "py2.py3"}) {
    std::string path = ensurepip + "/_bundled/" + std::string(project.name) + '-' + *version + '-' + tag + "-none-any.whl";
    if (sys::is_regular(path)) return path;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<std::string>> bundled_wheels(const Facts& facts) {
  const std::string ensurepip = facts.standard_library + "/ensurepip";
  const std::optional<std::string> source = sys::read_file(ensurepip + "/__init__.py");
  // Debian's libpython brings none; what lies in the common directory then is not for us to take.
  if (!source || !sys::exists(ensurepip + "/__main__.py")) return std::nullopt;
  const std::vector<Project> projects = projects_of(facts);
  std::vector<std::string> wheels;
  for (const Project& project : projects) {
    if (facts.minor < 10 || facts.wheel_directory.empty()) break;
    if (std::optional<std::string> wheel = wheel_in(facts.wheel_directory, project.name)) wheels.push_back(*std::move(wheel));
  }
  if (wheels.size() == projects.size()) return wheels;
  wheels.clear();
  for (const Project& project : projects) {
    std::optional<std::string> wheel = own_wheel(ensurepip, *source, project);
    if (!wheel) return std::nullopt;
    wheels.push_back(*std::move(wheel));
  }
  return wheels;
}

}  // namespace molt::builder
