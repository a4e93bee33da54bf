// SPDX-License-Identifier: MIT
#include "model/places.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace molt::model {
namespace {

/// An XDG base directory: the variable when it is absolute (the specification ignores other values), else `fallback` below the home directory.
std::optional<std::string> base_directory(const sys::Env& env, std::string_view variable, std::string_view fallback) {
  const std::string_view value = env.value(variable);
  if (value.starts_with('/')) return std::string(value);
  const std::string_view home = env.value("HOME");
  if (!home.starts_with('/')) return std::nullopt;
  return absolute_path(fallback, home);
}

std::string required(const sys::Env& env, std::string_view variable, std::string_view fallback) {
  if (std::optional<std::string> found = base_directory(env, variable, fallback)) return *found;
  return home_directory(env);  // throws: there is no home
}

/// The variable named at the start of `text`, which follows a "$": "NAME" or "{NAME}". Returns the name and how much text it took.
std::pair<std::string_view, std::size_t> variable_at(std::string_view text) {
  if (text.starts_with('{')) {
    const std::size_t end = text.find('}');
    if (end == std::string_view::npos) return {{}, 0};
    return {text.substr(1, end - 1), end + 1};
  }
  std::size_t length = 0;
  while (length < text.size() && is_variable_name(text.substr(0, length + 1))) ++length;
  return {text.substr(0, length), length};
}

}  // namespace

std::string home_directory(const sys::Env& env) {
  const std::string_view home = env.value("HOME");
  if (home.empty()) throw Error{.message = "HOME is not set", .hint = "set HOME to your home directory"};
  if (!home.starts_with('/')) throw Error{.message = "HOME is '" + std::string(home) + "', which is not an absolute path"};
  return absolute_path(home, "/");
}

std::string config_file(const sys::Env& env) { return required(env, "XDG_CONFIG_HOME", ".config") + "/molt/config.toml"; }

std::optional<std::string> state_directory(const sys::Env& env) {
  std::optional<std::string> base = base_directory(env, "XDG_STATE_HOME", ".local/state");
  if (base) *base += "/molt";
  return base;
}

std::string required_state_directory(const sys::Env& env) { return required(env, "XDG_STATE_HOME", ".local/state") + "/molt"; }

std::string cache_directory(const sys::Env& env) { return required(env, "XDG_CACHE_HOME", ".cache") + "/molt"; }

std::string workon_home(const sys::Env& env, std::string_view configured) {
  std::string_view value = env.value("WORKON_HOME");
  if (value.empty()) value = configured;
  if (value.empty()) value = "~/.virtualenvs";
  const std::string expanded = expand(value, env);
  return absolute_path(expanded, expanded.starts_with('/') ? std::string("/") : home_directory(env));
}

std::string project_home(const sys::Env& env, std::string_view configured) {
  const std::string_view value = env.value("PROJECT_HOME");
  const std::string expanded = expand(value.empty() ? configured : value, env);
  if (expanded.empty()) return {};
  return absolute_path(expanded, sys::current_directory(env).value_or("/"));
}

std::string absolute_path(std::string_view path, std::string_view base) {
  std::string joined(path);
  if (!path.starts_with('/')) joined = std::string(base) + '/' + std::string(path);
  std::string out;
  for (const std::string_view part : split(joined, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      out.resize(out.empty() ? 0 : out.find_last_of('/'));
      continue;
    }
    out += '/';
    out += part;
  }
  return out.empty() ? "/" : out;
}

std::string expand(std::string_view text, const sys::Env& env) {
  std::string out;
  if (text == "~" || text.starts_with("~/")) {
    out = home_directory(env);
    text.remove_prefix(1);
  }
  while (!text.empty()) {
    const std::size_t dollar = text.find('$');
    out += text.substr(0, dollar);
    if (dollar == std::string_view::npos) break;
    text.remove_prefix(dollar + 1);
    const auto [name, length] = variable_at(text);
    const std::optional<std::string_view> value = name.empty() ? std::nullopt : env.get(name);
    if (value) {
      out += *value;
    } else {
      out += '$';
      out += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return out;
}

std::string_view base_name(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos || path.size() == 1 ? path : path.substr(slash + 1);
}

std::string_view parent_directory(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string_view::npos || slash == 0) return "/";
  return path.substr(0, slash);
}

}  // namespace molt::model
