// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sys/env.hpp"

/// What other tools wrote down about the environments they keep, for `molt import`. Their files are read; no tool is run (peers.md section 3).
namespace molt::model {

struct ToolEnvironment {
  std::string name;  ///< by which its users call it
  std::string path;
  std::optional<std::string> project;  ///< the directory that the tool's own record in the environment names; absolute
};

struct Tool {
  std::string_view name;
  std::string_view variable;              ///< names another place than the default
  std::string (*place)(const sys::Env&);  ///< where the tool keeps environments; throws Error without a home directory
  std::vector<ToolEnvironment> (*environments)(const std::string& place);  ///< sorted by name; throws Error when `place` cannot be read
};

/// pyenv (with pyenv-virtualenv), virtualfish, pipenv.
std::span<const Tool> tools();

}  // namespace molt::model
