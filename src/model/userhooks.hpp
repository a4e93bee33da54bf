// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/state.hpp"
#include "plan/plan.hpp"
#include "sys/env.hpp"

/// The scripts of the user that run around what molt does: virtualenvwrapper's, with its names, places, order, arguments and working directory
/// (virtualenvwrapper.md section 2). Some are run as children, some are sourced by the shell itself. A file that holds nothing but comments, as molt
/// and virtualenvwrapper lay it for the user to fill, is passed over.
namespace molt::model {

struct UserHooks {
  std::string shelf;             ///< WORKON_HOME: where children run, and where environments with scripts of their own are
  std::string global_directory;  ///< $VIRTUALENVWRAPPER_HOOK_DIR, default the shelf
  std::string suffix;            ///< of sourced scripts in this shell: "", ".fish", ".csh", ".ps1"
  /// WORKON_HOME and the three others that virtualenvwrapper exports for its scripts, as molt understands them; those that the shell has not.
  std::vector<SetEnv> lacking = {};
};

UserHooks open_user_hooks(const sys::Env& env, const std::string& shelf, std::string_view suffix);

/// The scripts to source for `event` ("postactivate", ...), in their order, those that exist. `environment` (may be empty) brings its own only when
/// it is directly on the shelf: what lies in a project is not the user's. `project` (may be empty) is a directory whose `.virtualenvwrapper/` takes
/// part.
std::vector<std::string> sourced_hooks(const UserHooks& hooks, std::string_view event, const std::string& environment, const std::string& project);

/// What a shell does to source them, with the variables that it lacks, and with the words that virtualenvwrapper happens to have in $1 and $2: its
/// own name of the event ("post_activate"), and behind it `argument`, unless that is empty. Nothing when there are no scripts.
Plan source_hooks(const UserHooks& hooks, std::string_view event, const std::vector<std::string>& files, std::string_view argument = {});

/// True when run_hooks() would have anything to run.
bool has_run_hooks(const UserHooks& hooks, std::string_view event, const std::string& environment);

struct HookRun {
  std::string_view event;
  std::vector<std::string> arguments;
  std::string environment = {};  ///< whose own script takes part; may be empty
};

/// Runs the scripts of an event, the global one and then the environment's, with WORKON_HOME as their directory and the variables of `state`. One
/// that cannot be run or fails is named on stderr; nothing else follows from that, as in virtualenvwrapper.
void run_hooks(const UserHooks& hooks, const HookRun& run, const sys::Env& env, const State& state);

/// The same for scripts whose output is the point (get_env_details): returns what they wrote on stdout.
std::string capture_hooks(const UserHooks& hooks, const HookRun& run, const sys::Env& env, const State& state);

/// Lays the global scripts that are missing, each with a line that says what it is for, and says so on stderr unless `quiet`. Never changes one that
/// is there.
void make_global_hooks(const UserHooks& hooks, const sys::Env& env, bool quiet = false);

/// The same for the scripts of one environment.
void make_local_hooks(const std::string& environment, const sys::Env& env, bool quiet = false);

}  // namespace molt::model
