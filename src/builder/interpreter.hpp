// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "builder/build.hpp"

/// Finding the Pythons of this machine. Nothing is run, except to ask for a micro version that no name tells.
namespace molt::builder {

enum class Origin { path, pyenv, uv, rye, homebrew, framework, system };

struct Interpreter {
  std::string path;  ///< absolute, as it is to be called; links are kept
  Origin origin;
};

/// The interpreter for what the user typed: "3.12", "3", "3.12.1", "python3.12", "pypy3", a path with a slash in it, or nothing for "python3".
/// Looked for in PATH, then in the places of pyenv, uv, rye, Homebrew and the system. Never one of an environment: its base. Throws Error naming
/// what was looked for.
Interpreter find_interpreter(const std::string& typed, const Surroundings& surroundings);

/// Every interpreter in those places, each real file once, the newest first within its place.
std::vector<Interpreter> all_interpreters(const Surroundings& surroundings);

/// The word for `origin` in lists.
std::string_view name_of(Origin origin);

}  // namespace molt::builder
