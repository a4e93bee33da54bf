// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "commands/context.hpp"

namespace molt::commands {

/// True when the environment at `path` is the active one, by identity and not by spelling: `rmvirtualenv e1/` must not remove what one works on.
bool is_active(const Context& context, const std::string& path);

/// The path of the active environment. Throws virtualenvwrapper's message when none is active or its directory is gone.
std::string active_environment(const Context& context);

/// The site-packages directory of the active environment. Throws like active_environment(), and virtualenvwrapper's message when it has none.
std::string active_site_packages(const Context& context);

}  // namespace molt::commands
