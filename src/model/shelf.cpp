// SPDX-License-Identifier: MIT
#include "model/shelf.hpp"

#include <algorithm>
#include <cerrno>

#include "base/error.hpp"
#include "base/text.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"
#include "sys/terminal.hpp"

namespace molt::model {
namespace {

bool leaves_the_shelf(std::string_view name) {
  const std::vector<std::string_view> parts = split(name, '/');
  return name.starts_with('/') || std::find(parts.begin(), parts.end(), "..") != parts.end();
}

bool has_control_character(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

std::vector<std::string> environment_names(const std::string& shelf, std::string_view prefix) {
  constexpr std::size_t room = 32;  // for what is_environment() looks for, so that a path is one allocation
  std::vector<std::string> names;
  if (!sys::exists(shelf)) return names;
  for (sys::Entry& entry : sys::list_directory(shelf, prefix)) {
    if (entry.name.starts_with('.') || !entry.maybe_directory) continue;
    std::string path;
    path.reserve(shelf.size() + entry.name.size() + room);
    ((path += shelf) += '/') += entry.name;
    if (is_environment(std::move(path))) names.push_back(std::move(entry.name));
  }
  return names;
}

void make_shelf(const std::string& shelf) {
  if (sys::is_directory(shelf)) return;
  if (sys::exists(shelf)) throw system_error("use as WORKON_HOME", shelf, ENOTDIR);
  sys::write_stderr("NOTE: Virtual environments directory " + visible(shelf) + " does not exist. Creating...\n");
  sys::make_directories(shelf);
}

std::string_view tidy_name(std::string_view name) {
  while (name.size() > 1 && name.ends_with('/')) name.remove_suffix(1);
  while (name.starts_with("./") && name.size() > 2) name.remove_prefix(2);
  return name;
}

void check_name(std::string_view name) {
  const std::string quoted = "'" + std::string(name) + "'";
  if (name.empty()) throw usage_error("the name of an environment cannot be empty");
  if (name.find('/') != std::string_view::npos || name == "..") {
    throw usage_error(quoted + " is not the name of an environment in WORKON_HOME", "a name has no '/' and is not '..'");
  }
  if (name.starts_with('.')) throw usage_error("the name " + quoted + " begins with a dot: such environments are never listed");
  if (has_control_character(name)) throw usage_error("the name " + quoted + " holds a control character");
}

std::string find_environment(const std::string& shelf, std::string_view name) {
  const std::string path = shelf + '/' + std::string(tidy_name(name));
  if (name.empty() || leaves_the_shelf(name) || !sys::is_directory(path)) {
    if (sys::is_directory(shelf)) sys::list_directory(shelf);  // throws when that is why
    const std::string typed(name);
    throw Error{.message = "ERROR: Environment '" + typed + "' does not exist. Create it with 'mkvirtualenv " + typed + "'.", .verbatim = true};
  }
  if (!is_environment(path)) {
    throw Error{.message = "ERROR: Environment '" + path + "' does not contain an activate script.", .verbatim = true};
  }
  if (const std::optional<std::string> reason = defect(path)) {
    throw Error{.message = "environment '" + std::string(name) + "' is broken: " + *reason,
                .hint = "make it again with: mkvirtualenv --clear " + std::string(name)};
  }
  return path;
}

}  // namespace molt::model
