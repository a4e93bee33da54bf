// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

/// Child processes. No shell is ever involved.
namespace molt::sys {

struct Child {
  std::vector<std::string> words;        ///< the program (absolute path) and its arguments
  std::vector<std::string> environment;  ///< "NAME=value" each
  std::string directory = {};            ///< where it runs; empty: here
  bool keeps_stdout = false;             ///< its output is the point, and does not go to stderr
};

/// Runs a child to its end with the terminal as it is, but with its stdout going to stderr (stdout is for code). Returns its exit status,
/// 128 + n for a death by signal n. Ctrl-C reaches the child and not molt, which waits for it. Throws when it cannot be started.
int run(const Child& child);

/// How a child ended, or why there was none.
struct Ended {
  int status = 0;           ///< as run() returns it
  int could_not_start = 0;  ///< an errno, 0 when it ran
};

/// The same for a caller with words of its own for a program that cannot be started.
Ended try_run(const Child& child);

struct Captured {
  int status = 0;
  int could_not_start = 0;  ///< an errno, 0 when it ran
  std::string output = {};  ///< what it wrote on stdout
};

/// Runs a child with no input and a captured stdout of at most 1 MiB; its stderr is discarded when `quiet`.
Captured capture(const Child& child, bool quiet);

/// The same for a caller with words of its own for a program that cannot be started.
Captured try_capture(const Child& child, bool quiet);

/// A text that no other process and no other moment has: for names.
std::string unique_text();

/// The absolute path of the first executable called `name` in the directories of `search_path` (a PATH value); relative and empty elements are passed
/// over.
std::optional<std::string> find_program(std::string_view name, std::string_view search_path);

}  // namespace molt::sys
