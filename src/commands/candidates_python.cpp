// SPDX-License-Identifier: MIT
// What `-p` can be.
#include <algorithm>

#include "builder/places.hpp"
#include "commands/candidates.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

using Candidates = std::vector<Candidate>;

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

}  // namespace

std::vector<Candidate> versions_of_python(std::string_view typed, const sys::Env& env) {
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

}  // namespace molt::commands
