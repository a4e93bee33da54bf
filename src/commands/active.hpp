// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "commands/context.hpp"

namespace molt::commands {

/// The path of the active environment. Throws virtualenvwrapper's message when none is active or its directory is gone.
std::string active_environment(const Context& context);

/// The site-packages directory of the active environment. Throws like active_environment(), and virtualenvwrapper's message when it has none.
std::string active_site_packages(const Context& context);

}  // namespace molt::commands
