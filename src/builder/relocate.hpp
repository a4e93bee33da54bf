// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

/// Copying and moving environments. Their files hold their own path: everything known to do so is rewritten, and what else does is told
/// (reference native-builder.md section 6). No Python runs, so an environment whose interpreter is gone can be copied and moved too.
namespace molt::builder {

struct Relocation {
  /// What could not be rewritten, or is shared with the original: a sentence each, for people.
  std::vector<std::string> left_alone;
};

/// Copies the environment at `from`, any directory or a link to one, to `to`: absolute, where nothing is. It is built beside its destination under a
/// hidden name and renamed into place. Throws Error when it fails or is interrupted, and then nothing is left.
Relocation copy_environment(const std::string& from, const std::string& to);

/// Renames the environment and rewrites it; to another file system it is copied and then removed. Throws Error when it fails or is interrupted, and
/// then everything is as it was. A link to an environment is renamed alone, unless that would break the environment.
Relocation move_environment(const std::string& from, const std::string& to);

}  // namespace molt::builder
