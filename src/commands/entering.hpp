// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "commands/context.hpp"

/// What the commands that activate and deactivate have in common.
namespace molt::commands {

/// Whether the shell goes to the environment's project.
enum class ProjectCd { as_configured, yes, no };

/// The file in an environment that mktmpenv made: it goes when it is left. Removing the file keeps the environment.
inline constexpr std::string_view temporary_mark = "README.tmpenv";

/// True for an environment on the shelf, activated by molt, that mktmpenv made.
bool is_temporary(const Context& context, const std::string& environment);

/// Throws Error for an environment whose programs no PATH can name.
void check_can_be_in_path(const std::string& environment);

/// The plan that makes `environment` (a path) the active one by the user's choice, and goes to its project.
Plan enter(Context& context, const std::string& environment, ProjectCd cd);

/// The plan that leaves what is active by the user's choice. In a project it holds until the project is left: then what was chosen before comes back.
Plan leave(const Context& context);

}  // namespace molt::commands
