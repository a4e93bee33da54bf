// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sys/env.hpp"

/// Where things are. Paths are absolute, in bytes, without a slash at the end.
namespace molt::model {

/// $HOME. Throws Error when it is not set or not absolute: molt never asks the user database (a static program cannot).
std::string home_directory(const sys::Env& env);

/// The user's configuration: $XDG_CONFIG_HOME/molt/config.toml, default ~/.config. Throws like home_directory().
std::string config_file(const sys::Env& env);

/// What molt remembers: $XDG_STATE_HOME/molt, default ~/.local/state/molt. Nothing when neither variable tells; never throws, for the hot path.
std::optional<std::string> state_directory(const sys::Env& env);

/// The same for commands, which cannot do without it: throws like home_directory().
std::string required_state_directory(const sys::Env& env);

/// What molt can make again: $XDG_CACHE_HOME/molt, default ~/.cache/molt. Throws like home_directory().
std::string cache_directory(const sys::Env& env);

/// The shelf: $WORKON_HOME, else `configured` (may be empty), else ~/.virtualenvs. "~", "$NAME" and "${NAME}" are expanded, a relative value is taken
/// from the home directory, and double slashes go, all as in virtualenvwrapper.
std::string workon_home(const sys::Env& env, std::string_view configured);

/// Where mkproject makes directories: $PROJECT_HOME, else `configured`, expanded, and a relative one taken from the current directory. Empty when
/// neither says.
std::string project_home(const sys::Env& env, std::string_view configured);

/// `path` made absolute from `base`, with ".", ".." and double slashes taken out by the text alone: links stay as they are (os.path.abspath).
std::string absolute_path(std::string_view path, std::string_view base);

/// "~" and "~/..." and variables replaced as a shell would; an unset variable stays as it is written (os.path.expandvars).
std::string expand(std::string_view text, const sys::Env& env);

/// The last component of a path.
std::string_view base_name(std::string_view path);

/// The path without its last component; "/" for what stands in the root.
std::string_view parent_directory(std::string_view path);

}  // namespace molt::model
