// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "sys/env.hpp"

/// Templates of mkproject: the entries of $XDG_CONFIG_HOME/molt/templates, default ~/.config. A directory is copied, an executable is run with the
/// project's name and path.
namespace molt::commands {

struct Template {
  std::string name;
  std::string path;
  bool is_directory;
};

/// All of them, sorted by name. Entries that are neither a directory nor executable are none.
std::vector<Template> templates(const sys::Env& env);

/// The template of that name. Throws Error ("did you mean") when there is none.
Template find_template(const sys::Env& env, const std::string& name);

/// Fills `directory`. Throws Error when copying fails, a file is there already, or the program ends with another status than 0.
void apply_template(const sys::Env& env, const Template& chosen, const std::string& project, const std::string& directory);

}  // namespace molt::commands
