// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

/// The user's own settings. A project has none: nothing that lies in a directory one walks into can change what molt does.
namespace molt::model {

/// What `config.toml` says; empty texts and lists where it says nothing.
struct Config {
  std::string workon_home;            ///< workon_home: where environments live
  std::string project_home;           ///< project_home: where mkproject makes directories
  std::string python;                 ///< create.python: the interpreter for new environments
  std::string builder;                ///< create.builder: native, venv, virtualenv, uv, auto
  std::vector<std::string> packages;  ///< create.packages: what is installed into every new environment
  bool compile = false;               ///< create.compile: to bytecode at once
  std::vector<std::string> trust;     ///< trust: directories whose environments cd may activate
  bool automatic = true;              ///< auto.enabled: cd activates
  std::vector<std::string> names;     ///< auto.names: further names of environment directories, besides .venv
};

/// Reads the file; a missing one is an empty configuration. Throws Error naming file, line and column for a text that is not TOML, a key molt does
/// not know
/// ("did you mean"), a value of another type, or a name or path that cannot be one.
Config read_config(const std::string& file);

}  // namespace molt::model
