// SPDX-License-Identifier: MIT
#include "model/grounds.hpp"

#include <algorithm>

#include "model/places.hpp"

namespace molt::model {

Grounds open_grounds(const sys::Env& env) {
  Projects projects = open_projects(env);
  Settings settings = read_settings(env, projects.state_directory);
  std::string shelf = workon_home(env, settings.workon_home);
  return {.env = env, .projects = std::move(projects), .settings = std::move(settings), .shelf = std::move(shelf)};
}

std::string_view rule_name(Rule rule) {
  switch (rule) {
    case Rule::bound: return "bound";
    case Rule::directory: return "directory";
    case Rule::file: return "file";
    case Rule::pyenv: return "pyenv";
    case Rule::pipenv: return "pipenv";
    case Rule::poetry: return "poetry";
    case Rule::hatch: return "hatch";
    case Rule::pdm: return "pdm";
    case Rule::conda: return "conda";
  }
  return {};
}

std::string inside(std::string_view directory, std::string_view name) {
  std::string path;
  path.reserve(directory.size() + name.size() + 1);
  if (directory != "/") path = directory;
  path += '/';
  path += name;
  return path;
}

bool is_within(std::string_view path, std::string_view directory) {
  if (directory == "/") return path.starts_with('/');
  return path.starts_with(directory) && (path.size() == directory.size() || path[directory.size()] == '/');
}

bool is_plain_name(std::string_view text) {
  const auto is_bad = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/'; };
  return !text.empty() && text.size() < 256 && text[0] != '.' && std::none_of(text.begin(), text.end(), is_bad);
}

}  // namespace molt::model
