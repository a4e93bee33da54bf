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
extern const cli::Command mktmpenv;
extern const cli::Command mkproject;
extern const cli::Command rmvirtualenv;
extern const cli::Command cpvirtualenv;
extern const cli::Command mvvirtualenv;
extern const cli::Command lsvirtualenv;
extern const cli::Command showvirtualenv;
extern const cli::Command allvirtualenv;
extern const cli::Command cdvirtualenv;
extern const cli::Command cdsitepackages;
extern const cli::Command cdproject;
extern const cli::Command setvirtualenvproject;
extern const cli::Command lssitepackages;
extern const cli::Command add2virtualenv;
extern const cli::Command toggleglobalsitepackages;
extern const cli::Command wipeenv;
extern const cli::Command virtualenvwrapper;
extern const cli::Command allow;
extern const cli::Command deny;
extern const cli::Command automatic;
extern const cli::Command show_status;
extern const cli::Command config;
extern const cli::Command pythons;
extern const cli::Command list_templates;
extern const cli::Command import_environments;
extern const cli::Command init;
extern const cli::Command help;
// Called by evaluated code and by the hook files.
extern const cli::Command activate_only;
extern const cli::Command dump_declarations;
extern const cli::Command hook_failed;
extern const cli::Command install_packages;
extern const cli::Command make_project;
extern const cli::Command remove_temporary;
extern const cli::Command run_hook;

}  // namespace molt::commands
