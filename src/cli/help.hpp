// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "cli/command.hpp"

namespace molt::cli {

/// "usage: workon [OPTIONS] [ENV]".
std::string usage_line(const Command& command);

/// "see: molt allow --help", the hint of an error in the words of a command.
std::string help_hint(const Command& command);

/// The help of one command: usage, summary, options, details, examples; lines of at most 80 columns.
std::string command_help(const Command& command);

/// What `molt` and `molt help` say: what it is, and a line for each command that is not hidden.
std::string overview(std::span<const Command* const> commands);

}  // namespace molt::cli
