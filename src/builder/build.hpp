// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sys/env.hpp"

/// Making environments.
namespace molt::builder {

/// Who makes the environment. `automatic` is native, and venv for what native does not do, with a line that says so.
enum class Backend { automatic, native, venv, virtualenv, uv };

/// How much is told on stderr: nothing but errors; a line where something takes longer than it might; what is run and used.
enum class Verbosity { quiet, normal, verbose };

/// What to do where an environment has the name already: refuse, or write its own files anew and leave what else lies in it, as `venv` does.
enum class Existing { refuse, refresh };

/// What the user asked for; the names are those of `python -m venv`, and then those of virtualenv. A maker that cannot do what is asked says so:
/// none passes over an option.
struct Options {
  std::string python;  ///< as typed: "3.12", "python3.12", "pypy3", a path; empty: the default
  Backend backend = Backend::automatic;
  std::string program = {};  ///< of virtualenv or uv: a path, or a name in PATH; empty: the usual name
  Verbosity verbosity = Verbosity::normal;
  bool system_site_packages = false;
  bool without_pip = false;
  bool copies = false;
  bool symlinks = false;
  bool clear = false;
  bool upgrade = false;
  bool upgrade_deps = false;
  bool without_scm_ignore_files = false;
  bool compile = false;
  bool no_setuptools = false;
  bool no_wheel = false;
  bool no_download = false;  ///< nothing from an index
  bool no_periodic_update = false;
  Existing existing = Existing::refuse;
  std::optional<std::string> prompt = {};
  std::vector<std::string> virtualenv_words = {};  ///< options that only virtualenv has, "--seeder=pip"
};

/// Where builders look and keep things.
struct Surroundings {
  const sys::Env& env;
  std::string home;             ///< the user's, absolute
  std::string cache_directory;  ///< molt's own cache, absolute; made when it is first needed
};

/// Makes an environment at `destination` (absolute path) as `python -m venv` would. Progress and the output of children go to stderr.
/// Throws Error when it fails or is interrupted (status 130); a destination that was not there before is not there then either, and one that was
/// there works.
void make_environment(const std::string& destination, const Options& options, const Surroundings& surroundings);

}  // namespace molt::builder
