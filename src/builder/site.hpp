// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "builder/build.hpp"
#include "builder/probe.hpp"

namespace molt::builder {

/// An environment that is to be made: everything its files are made from.
struct Site {
  const Facts& facts;
  const Options& options;
  std::string destination;  ///< the path that is written into files, whatever the directory is that they are written to
  std::string prompt;       ///< the prompt asked for, or the name of the environment

  std::string name() const;
  /// The name of its interpreter, which is that of the base: "python3.12".
  std::string program() const;
  /// The path of its interpreter.
  std::string executable() const;
};

}  // namespace molt::builder
