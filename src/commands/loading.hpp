// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commands/context.hpp"

/// Whether a shell has its hook file, and how it gets it.
namespace molt::commands {

/// A line for an rc file.
struct Loading {
  std::string rc_file;  ///< as people write it: "~/.bashrc"
  std::string line;
};

/// What loads molt into the shell that molt was started from, else into the user's login shell; nothing for a shell that molt does not know.
std::optional<Loading> how_to_load(const sys::Env& env);

/// What keeps molt from working in this shell, each a line that can follow "hook file": it is not loaded, of another version than this
/// program, or has lost something. Empty when all is well.
std::vector<std::string> hook_faults(const Context& context);

}  // namespace molt::commands
