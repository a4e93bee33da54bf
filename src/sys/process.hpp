// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

/// Child processes. No shell is ever involved.
namespace molt::sys {

struct Child {
  std::vector<std::string> words;  ///< the program (absolute path) and its arguments
  std::vector<std::string> environment;  ///< "NAME=value" each
  std::string directory = {};  ///< where it runs; empty: here
};

/// Runs a child to its end with the terminal as it is, but with its stdout going to stderr (stdout is for code). Returns its exit status,
/// 128 + n for a death by signal n. Ctrl-C reaches the child and not molt, which waits for it. Throws when it cannot be started.
int run(const Child& child);

struct Captured {
  int status;
  std::string output;  ///< what it wrote on stdout
};

/// Runs a child with no input and a captured stdout of at most 1 MiB; its stderr is discarded when `quiet`.
Captured capture(const Child& child, bool quiet);

/// The absolute path of the first executable called `name` in the directories of `search_path` (a PATH value); relative and empty elements are passed over.
std::optional<std::string> find_program(std::string_view name, std::string_view search_path);

}  // namespace molt::sys
