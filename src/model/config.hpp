// SPDX-License-Identifier: MIT
#pragma once

#include <string>

/// The user's own settings. A project has none: nothing that lies in a directory one walks into can change what molt does.
namespace molt::model {

/// What `config.toml` says; empty texts where it says nothing.
struct Config {
  std::string workon_home;     ///< workon_home: where environments live
  std::string project_home;    ///< project_home: where mkproject makes directories
  std::string python;          ///< create.python: the interpreter for new environments
  std::string builder;         ///< create.builder: native, venv, virtualenv, uv, auto
};

/// Reads the file; a missing one is an empty configuration. Throws Error naming file, line and column for a text that is not TOML, a key molt does not know
/// ("did you mean"), or a value of another type.
Config read_config(const std::string& file);

}  // namespace molt::model
