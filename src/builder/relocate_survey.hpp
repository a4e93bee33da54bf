// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "builder/relocate_paths.hpp"
#include "sys/copy.hpp"

namespace molt::builder {

/// What an environment is to hold at its new place, and what is not known how to rewrite.
struct Survey {
  sys::Differences differences;
  std::vector<std::string> left_alone;  ///< sentences
  std::vector<std::string> shared;      ///< sentences about what a copy would share with its original
};

/// Reads the environment at `from`, which goes to the place that `paths` says. Changes nothing and follows no link in it.
Survey survey(const std::string& from, const Paths& paths);

}  // namespace molt::builder
