// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sys/env.hpp"

/// Which directory belongs to which environment. The truth is virtualenvwrapper's: the file `.project` in the environment, one line with the
/// project's path. Beside it stands an index that a shell can ask without starting a process: STATE/bound, a tree that mirrors the file system, where
/// a file `=env` at the place of a project holds the path of its environment. The index can be made again from the shelf at any time.
namespace molt::model {

/// The name of the link file: $VIRTUALENVWRAPPER_PROJECT_FILENAME, default ".project".
std::string project_file_name(const sys::Env& env);

struct Projects {
  std::string state_directory;
  std::string file_name;  ///< of the link file
};

/// Throws Error without a home directory.
Projects open_projects(const sys::Env& env);

/// The project of an environment, as its link file has it; nothing without one.
std::optional<std::string> project_of(const Projects& projects, const std::string& environment);

/// Writes the link file and the index. `project` is absolute. Throws Error when one cannot be written.
void bind_project(const Projects& projects, const std::string& environment, const std::string& project);

/// Takes the environment out of the index, before it is removed or bound to another directory. When others of its shelf name the same directory,
/// the one that was bound last has it then.
void forget_project(const Projects& projects, const std::string& environment);

/// Has the index follow an environment that was renamed.
void rename_bound(const Projects& projects, const std::string& from, const std::string& to);

/// Puts a link file that somebody else wrote into the index. Cheap when it is there already.
void learn_project(const Projects& projects, const std::string& environment);

/// The environment bound to the physical directory `directory`, when the index has one and that environment still names the directory, or is gone
/// altogether. Never throws.
std::optional<std::string> bound_environment(const Projects& projects, std::string_view directory);

/// True when the index was made from the shelf as it is now (by the shelf directory's time of change).
bool index_is_current(const Projects& projects, const std::string& shelf);

/// WORKON_HOME without reading the configuration: the variable, else the shelf that the index was made from, else the default. For the hot path.
std::string known_shelf(const Projects& projects, const sys::Env& env);

/// Brings the index in line with the shelf, unless it is current.
void update_index(const Projects& projects, const std::string& shelf);

/// Declares the index current, after a change of the shelf that it already knows.
void mark_index_current(const Projects& projects, const std::string& shelf);

}  // namespace molt::model
