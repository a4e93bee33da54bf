// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "sys/env.hpp"

/// What the hot path must know of `config.toml`, without reading TOML at each change of directory. STATE/settings is a snapshot in plain lines; its
/// first line names the config's path, time of change, size and inode. Who asks compares that with the file as it is, which is one look at it, and
/// only when the config was edited since, it is read and the snapshot written anew: once, by whoever asks first. This header does not bring in the
/// config's.
///
/// Beside it stands STATE/names while there are further names: a shell cannot know them otherwise (shell/README.md, "Directory change"). STATE/off
/// stands there while auto.enabled is false, and has the config's own time of change: a shell that finds both times the same need not ask molt.
/// Some shells compare whole seconds, so STATE/off waits until the config is two seconds old.
namespace molt::model {

struct Settings {
  std::string workon_home = {};         ///< as it is written, or empty
  std::vector<std::string> trust = {};  ///< directories whose environments are trusted, as they are written
  std::vector<std::string> names = {};  ///< further names of environment directories
  bool automatic = true;                ///< auto.enabled
  std::string problem = {};             ///< what is wrong with the config; then the rest is as without one, and nothing is activated

  bool operator==(const Settings&) const = default;
};

/// The settings of now. A config that cannot be used is a `problem`, no Error, so that it costs no throw at each `cd`; a snapshot that cannot be
/// written is done without. Throws Error without a home directory.
Settings read_settings(const sys::Env& env, const std::string& state_directory);

/// The names as the variable MOLT_NAMES has them: joined by ':'.
std::string joined_names(const Settings& settings);

}  // namespace molt::model
