// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace molt::cli {

struct Parsed {
  bool help = false;  ///< -h or --help was typed; nothing else counts then
  std::vector<std::string> operands;
};

/// Reads the words after a command's name: stores every option into `args` (the command's own arguments) and returns the operands. Words are bytes.
/// Throws a usage error for an unknown option ("did you mean"), a missing value, too few or too many operands.
Parsed parse(const Command& command, const Words& words, void* args);

}  // namespace molt::cli
