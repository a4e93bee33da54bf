// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "builder/probe.hpp"
#include "builder/scripts.hpp"
#include "builder/wheel.hpp"

/// The native builder: what `python -m venv` makes, without running Python.
namespace molt::builder {

/// What an environment is made from, gathered before anything is written.
struct Materials {
  Facts facts;
  Templates templates;
  std::vector<Wheel> wheels;
  std::string launcher_template;
  /// Why the native builder must not be used, in words that go on from "because".
  std::optional<std::string> obstacle = {};
};

/// Throws when a file is damaged.
Materials gather(Facts facts, const Options& options);

/// Builds the environment for `destination` in the new directory `directory`.
void build_natively(Materials& materials, const Options& options, const std::string& destination, const std::string& directory, const sys::Env& env);

}  // namespace molt::builder
