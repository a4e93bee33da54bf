// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "builder/build.hpp"

/// pyenv without its scripts, which take longer than making an environment.
namespace molt::builder {

/// The directory that holds pyenv's versions and shims.
std::string pyenv_root(const Surroundings& surroundings);

/// The program that pyenv's shim called `program` would run in this directory: the one of the first version named by $PYENV_VERSION, the nearest
/// .python-version or pyenv's own version file that has it. Nothing when there is none or the version is "system".
std::optional<std::string> pyenv_program(const std::string& program, const Surroundings& surroundings);

}  // namespace molt::builder
