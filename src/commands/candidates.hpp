// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "sys/env.hpp"

namespace molt::commands {

/// What a word can become.
struct Candidate {
  std::string value;        ///< the whole word, unquoted; a directory ends in a slash
  std::string description;  ///< a line for the shells that show one; may be empty
};

/// The candidates of one kind, in the order in which they are offered; the caller leaves out those that do not begin with `typed`, which is given to
/// look no further than needed. Of files, plain directories and command lines there are none: shells complete those themselves. No process is
/// started. Throws Error where a command would.
std::vector<Candidate> candidates(cli::Completes kind, std::string_view typed, const sys::Env& env);

/// Those of Completes::pythons: the versions that `-p` finds, or, where a program's name was begun, names of programs. A path has none.
std::vector<Candidate> versions_of_python(std::string_view typed, const sys::Env& env);

}  // namespace molt::commands
