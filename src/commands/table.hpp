// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "cli/command.hpp"

namespace molt::commands {

/// All commands, in the order in which help lists them. Adding one is adding its file and its line in table.cpp.
std::span<const cli::Command* const> table();

/// The command of that name. Throws a usage error ("did you mean") when there is none.
const cli::Command& get(std::string_view name);

/// The command of that name, or null.
const cli::Command* find(std::string_view name);

extern const cli::Command workon;
extern const cli::Command deactivate;
extern const cli::Command mkvirtualenv;
extern const cli::Command rmvirtualenv;
extern const cli::Command lsvirtualenv;
extern const cli::Command setvirtualenvproject;
extern const cli::Command allow;
extern const cli::Command deny;
extern const cli::Command automatic;
extern const cli::Command init;
extern const cli::Command help;

}  // namespace molt::commands
