// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "sys/env.hpp"

/// Making environments.
namespace molt::builder {

/// Who makes the environment. `automatic` is native, and venv for what native does not do, with a line that says so.
enum class Backend { automatic, native, venv, virtualenv, uv };

/// What the user asked for; the names are those of `python -m venv`.
struct Options {
  std::string python;  ///< as typed: "3.12", "python3.12", "pypy3", a path; empty: the default
  Backend backend = Backend::automatic;
  bool system_site_packages = false;
  bool without_pip = false;
  bool copies = false;
  bool symlinks = false;
  bool clear = false;
  bool upgrade = false;
  bool upgrade_deps = false;
  bool without_scm_ignore_files = false;
  bool compile = false;
  std::optional<std::string> prompt = {};
};

/// Where builders look and keep things.
struct Surroundings {
  const sys::Env& env;
  std::string home;         ///< the user's, absolute
  std::string cache_directory;  ///< molt's own cache, absolute; made when it is first needed
};

/// Makes an environment at `destination` (absolute path) as `python -m venv` would. Progress and the output of children go to stderr.
/// Throws Error when it fails or is interrupted (status 130); a destination that was not there before is not there then either.
void make_environment(const std::string& destination, const Options& options, const Surroundings& surroundings);

}  // namespace molt::builder
