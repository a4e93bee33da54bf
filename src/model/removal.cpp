// SPDX-License-Identifier: MIT
#include "model/removal.hpp"

#include <optional>
#include <string_view>

#include <unistd.h>

#include "base/error.hpp"
#include "sys/exclusive.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

constexpr std::string_view prefix = ".molt-removed-";

std::string hidden_name(const sys::FileInfo& directory) { return std::string(prefix) + std::to_string(directory.inode); }

/// A directory of this user that still has the number it got its name from: nobody lays such a one by chance.
bool is_leftover(const std::string& shelf, const std::string& name) {
  const std::optional<sys::FileInfo> found = sys::link_info(shelf + '/' + name);
  return found && found->is_directory() && found->owner == geteuid() && name == hidden_name(*found);
}

}  // namespace

void remove_directory(const std::string& shelf, const std::string& path) {
  const std::optional<sys::FileInfo> found = sys::link_info(path);
  if (!found) return;
  const std::string hidden = shelf + '/' + hidden_name(*found);
  sys::rename_file(path, hidden);
  const std::optional<sys::Descriptor> lock = sys::try_lock(hidden, sys::WithoutLocks::go_on);
  if (!lock) return;  // another process took it for a leftover, and removes it
  try {
    sys::remove_tree(hidden);
  } catch (Error& error) {
    error.hint = "what is left of the environment can be removed by hand: " + hidden;
    throw;
  }
}

void finish_removals(const std::string& shelf) {
  try {
    for (const sys::Entry& entry : sys::list_directory(shelf, prefix)) {
      if (!is_leftover(shelf, entry.name)) continue;
      const std::optional<sys::Descriptor> lock = sys::try_lock(shelf + '/' + entry.name);
      if (lock) sys::remove_tree(shelf + '/' + entry.name);
    }
  } catch (const Error&) {
    // It stays hidden and out of the way.
  }
}

}  // namespace molt::model
