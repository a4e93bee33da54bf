// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/projects.hpp"
#include "model/settings.hpp"
#include "sys/env.hpp"

/// What everything that decides about a directory stands on.
namespace molt::model {

struct Grounds {
  const sys::Env& env;
  Projects projects;
  Settings settings;
  std::string shelf;  ///< WORKON_HOME
};

/// Reads the settings (settings.hpp). Throws Error without a home directory.
Grounds open_grounds(const sys::Env& env);

/// By what a directory says which environment is its own (DESIGN.md section 5).
enum class Rule { bound, directory, file, pyenv, pipenv, poetry, hatch, pdm, conda };

/// The rule in a word, for `molt status`.
std::string_view rule_name(Rule rule);

/// What a rule found in a directory, before anything is decided about it.
struct Candidate {
  Rule rule;
  std::string evidence;          ///< the file or directory that says so
  std::string environment = {};  ///< a path; empty with a complaint
  bool own = false;              ///< it lies where only the user puts environments, so nothing in the project can have made it
  std::string complaint = {};    ///< what is wrong with the evidence, as the end of "ignoring '...': "
};

/// The path of `name` in `directory`.
std::string inside(std::string_view directory, std::string_view name);

/// True when `path` is `directory` or lies in it, by the text of both.
bool is_within(std::string_view path, std::string_view directory);

/// True for a text that can name one directory entry and nothing else: no slash, no leading dot, no control characters, at most 255 bytes.
bool is_plain_name(std::string_view text);

}  // namespace molt::model
