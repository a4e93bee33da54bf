// SPDX-License-Identifier: MIT
#include "builder/relocate.hpp"

#include <optional>

#include "base/error.hpp"
#include "base/format.hpp"
#include "builder/check_text.hpp"
#include "builder/relocate_in_place.hpp"
#include "builder/relocate_survey.hpp"
#include "builder/staging.hpp"
#include "sys/copy.hpp"
#include "sys/env.hpp"
#include "sys/exclusive.hpp"
#include "sys/files.hpp"
#include "sys/interrupt.hpp"

namespace molt::builder {
namespace {

std::string parent_of(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

std::string without_end_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string absolute(const std::string& path) {
  if (path.starts_with('/')) return without_end_slashes(path);
  return without_end_slashes(sys::physical_directory().value_or("") + '/' + path);
}

bool is_environment(const std::string& path) {
  return sys::exists(path + "/pyvenv.cfg") || sys::exists(path + "/bin/activate") || sys::is_directory(path + "/conda-meta");
}

/// The physical path of the nearest directory above `path` that exists.
std::string existing_ancestor(std::string path) {
  do {
    path = parent_of(path);
    if (std::optional<std::string> real = sys::real_path(path.empty() ? "/" : path)) return *std::move(real);
  } while (!path.empty());
  return "/";
}

/// What no environment can have in its path: its text files could not say it.
void check_destination(const std::string& from, const std::string& to) {
  if (!to.starts_with('/')) throw Error{.message = "'" + to + "' is no absolute path"};
  if (to.find(':') != std::string::npos) throw Error{.message = "':' separates the directories of PATH and cannot be in '" + to + "'"};
  check_text("the path", to);
  if (sys::exists(to)) throw Error{.message = "'" + to + "' exists already"};
  const std::string real = sys::real_path(from).value_or(from);
  if ((existing_ancestor(to) + '/').starts_with(real + '/')) throw Error{.message = "'" + to + "' lies in '" + from + "' itself"};
}

void check(const std::string& from, const std::string& to) {
  if (!sys::is_directory(from)) throw Error{.message = "there is no environment '" + from + "'"};
  if (!is_environment(from)) throw Error{.message = "'" + from + "' is not an environment"};
  check_destination(from, to);
}

/// Copies into the staging directory and into place.
void place_copy(const std::string& from, Staging& staging, Survey& survey) {
  for (const std::string& path : sys::copy_tree(from, staging.tree(), survey.differences)) {
    survey.left_alone.push_back(format("'{}' is a socket, a FIFO or a device and was not copied", path));
  }
  sys::throw_if_interrupted();
  staging.publish();
}

Relocation move_by_copying(const std::string& from, const std::string& to, Survey survey) {
  Staging staging(to, false);
  place_copy(from, staging, survey);
  // A name under which Staging cleans up when this process is killed.
  const std::string aside = sys::make_unique_directory(parent_of(from) + "/.molt-new-");
  try {
    sys::rename_file(from, aside + "/tree");
  } catch (const Error&) {
    sys::remove_tree(aside);
    throw;
  }
  staging.keep();
  try {
    sys::remove_tree(aside);
  } catch (const Error& error) {
    survey.left_alone.push_back("the original could not be removed: " + error.message);
  }
  return {.left_alone = std::move(survey.left_alone)};
}

/// The environment that the link leads to stays where it is. If its files spell their path by the link, they would lead nowhere.
Relocation move_link(const std::string& from, const std::string& to) {
  const std::string target = sys::real_path(from).value_or(from);
  Paths paths{.old = {from}, .now = to, .old_names = {}};
  const Survey found = survey(from, paths);
  const bool is_needed = !found.differences.contents.empty() || !found.differences.links.empty();
  if (is_needed) {
    throw Error{.message = "cannot move '" + from + "': it is a link, by whose name the environment '" + target + "' knows itself",
                .hint = "move '" + target + "' instead, or copy the environment"};
  }
  if (!sys::read_link(from).value_or("").starts_with('/') && parent_of(from) != parent_of(to)) {
    throw Error{.message = "cannot move '" + from + "': it is a link relative to its directory", .hint = "make a link to '" + target + "' instead"};
  }
  if (!sys::rename_to_new_name(from, to)) throw Error{.message = "'" + to + "' exists already"};
  return {.left_alone = {format("'{}' was a link: the environment it leads to stays at '{}'", from, target)}};
}

}  // namespace

Relocation copy_environment(const std::string& given_from, const std::string& given_to) {
  const std::string from = absolute(given_from);
  const std::string to = without_end_slashes(given_to);
  check(from, to);
  const sys::InterruptWatch watch;
  Survey found = survey(from, paths_of(from, to));
  Staging staging(to, false);
  place_copy(from, staging, found);
  staging.keep();
  found.left_alone.insert(found.left_alone.end(), found.shared.begin(), found.shared.end());
  return {.left_alone = std::move(found.left_alone)};
}

Relocation move_environment(const std::string& given_from, const std::string& given_to) {
  const std::string from = absolute(given_from);
  const std::string to = without_end_slashes(given_to);
  check(from, to);
  const sys::InterruptWatch watch;
  const std::optional<sys::FileInfo> directory = sys::link_info(from);
  if (directory && !directory->is_directory()) return move_link(from, to);
  Survey found = survey(from, paths_of(from, to));
  const std::optional<sys::FileInfo> destination = sys::info(existing_ancestor(to));
  if (directory && destination && directory->device != destination->device) return move_by_copying(from, to, std::move(found));
  sys::make_directories(parent_of(to).empty() ? "/" : parent_of(to));
  MoveInPlace move(from, to, found.differences);
  move.move();
  move.keep();
  return {.left_alone = std::move(found.left_alone)};
}

}  // namespace molt::builder
