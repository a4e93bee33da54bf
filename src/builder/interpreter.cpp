// SPDX-License-Identifier: MIT
#include "builder/interpreter.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"
#include "builder/places.hpp"
#include "builder/probe.hpp"
#include "builder/pyenv.hpp"
#include "builder/version.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

std::string in(const std::string& directory, std::string_view program) { return directory + '/' + std::string(program); }

std::string parent_of(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

std::string name_in(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// An interpreter of an environment is exchanged for the one it was made from; a link to another environment is followed as well.
std::string base_of(std::string path) {
  for (int depth = 0; depth < 8; ++depth) {
    const std::optional<std::string> home = home_of_environment(parent_of(path));
    if (!home) return path;
    std::string base = in(*home, name_in(path));
    if (!sys::is_executable(base)) base = in(*home, "python3");
    if (!sys::is_executable(base)) return path;
    path = std::move(base);
  }
  return path;
}

Interpreter at_path(const std::string& typed, const Surroundings& surroundings) {
  std::string path = typed;
  if (!path.starts_with('/')) path = sys::current_directory(surroundings.env).value_or("") + '/' + path;
  if (!sys::exists(path)) throw Error{.message = "there is no '" + typed + "'"};
  if (!sys::is_executable(path)) throw Error{.message = "'" + typed + "' is not a program"};
  return {base_of(std::move(path)), Origin::path};
}

/// What `place` has for `wanted`. A pyenv shim stands for the program it would run.
std::optional<Interpreter> in_place(const Place& place, const Wanted& wanted, const Surroundings& surroundings) {
  if (is_shim_directory(place.directory, surroundings)) {
    std::optional<std::string> path = pyenv_program(wanted.program, surroundings);
    if (!path) return std::nullopt;
    return Interpreter{base_of(*std::move(path)), Origin::pyenv};
  }
  std::string path = in(place.directory, wanted.program);
  if (!sys::is_executable(path)) return std::nullopt;
  return Interpreter{std::move(path), place.origin};
}

std::optional<Interpreter> in_installed(const Wanted& wanted, const Surroundings& surroundings) {
  if (wanted.implementation.empty()) return std::nullopt;
  for (const Installed& installed : installed_versions(surroundings)) {
    if (installed.implementation != wanted.implementation || !installed.version.within(wanted.version)) continue;
    for (const std::string_view program : {std::string_view(wanted.program), std::string_view("python3"), std::string_view("python")}) {
      std::string path = in(installed.directory, program);
      if (sys::is_executable(path)) return Interpreter{std::move(path), installed.origin};
    }
  }
  return std::nullopt;
}

/// Where the base of the active environment lies, for a Python that is in no other place.
std::vector<Place> place_of_active(const Surroundings& surroundings) {
  const std::string_view active = surroundings.env.value("VIRTUAL_ENV");
  if (!active.starts_with('/')) return {};
  const std::optional<std::string> home = home_of_environment(std::string(active) + "/bin");
  if (!home) return {};
  return {{*home, Origin::path}};
}

/// True unless a third number was asked for and this interpreter, which no name tells it of, answers another one.
bool is_exact(const Interpreter& found, const Wanted& wanted, const Surroundings& surroundings) {
  if (wanted.version.parts.size() < 3) return true;
  try {
    const Facts facts = probe(found.path, surroundings);
    return wanted.version.parts == std::vector<int>{facts.major, facts.minor, facts.micro};
  } catch (const Error&) {
    return false;
  }
}

std::optional<Interpreter> search(const Wanted& wanted, const Surroundings& surroundings) {
  const auto in_places = [&](const std::vector<Place>& places) -> std::optional<Interpreter> {
    for (const Place& place : places) {
      std::optional<Interpreter> found = in_place(place, wanted, surroundings);
      if (found && is_exact(*found, wanted, surroundings)) return found;
    }
    return std::nullopt;
  };
  if (std::optional<Interpreter> found = in_places(search_path(surroundings))) return found;
  if (std::optional<Interpreter> found = in_installed(wanted, surroundings)) return found;
  if (std::optional<Interpreter> found = in_places(system_places(surroundings))) return found;
  return in_places(place_of_active(surroundings));
}

bool is_interpreter_name(const std::string& name) {
  const Wanted wanted = parse_wanted(name);
  const bool named = wanted.program == name && !wanted.implementation.empty();
  return named && (wanted.implementation != "python" || (!wanted.version.parts.empty() && wanted.version.parts[0] == 3));
}

}  // namespace

Interpreter find_interpreter(const std::string& typed, const Surroundings& surroundings) {
  if (typed.find('/') != std::string::npos) return at_path(typed, surroundings);
  const Wanted wanted = parse_wanted(typed);
  if (std::optional<Interpreter> found = search(wanted, surroundings)) return *std::move(found);
  const std::string name = typed.empty() ? "python3" : typed;
  throw Error{.message = "no Python '" + name + "' was found in PATH, in pyenv's, uv's and rye's versions, or in the system's directories",
              .hint = "'molt pythons' lists those there are; -p also takes a path"};
}

std::vector<Interpreter> all_interpreters(const Surroundings& surroundings) {
  std::vector<Interpreter> all;
  std::vector<sys::FileInfo> seen;
  const auto add = [&](const std::string& path, Origin origin) {
    const std::optional<sys::FileInfo> file = sys::info(path);
    if (!file || !sys::is_executable(path)) return;
    const auto same = [&](const sys::FileInfo& other) { return file->same_file(other); };
    if (std::any_of(seen.begin(), seen.end(), same)) return;
    seen.push_back(*file);
    all.push_back({path, origin});
  };
  for (const Installed& installed : installed_versions(surroundings)) add(in(installed.directory, "python"), installed.origin);
  std::vector<Place> places = search_path(surroundings);
  const std::vector<Place> rest = system_places(surroundings);
  places.insert(places.end(), rest.begin(), rest.end());
  for (const Place& place : places) {
    if (!sys::is_directory(place.directory) || is_shim_directory(place.directory, surroundings)) continue;
    for (const sys::Entry& entry : sys::list_directory(place.directory)) {
      if (is_interpreter_name(entry.name)) add(in(place.directory, entry.name), place.origin);
    }
  }
  return all;
}

std::string_view name_of(Origin origin) {
  switch (origin) {
    case Origin::path: return "PATH";
    case Origin::pyenv: return "pyenv";
    case Origin::uv: return "uv";
    case Origin::rye: return "rye";
    case Origin::homebrew: return "Homebrew";
    case Origin::framework: return "framework";
    case Origin::system: return "system";
  }
  return "";
}

}  // namespace molt::builder
