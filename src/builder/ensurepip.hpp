// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "builder/probe.hpp"

namespace molt::builder {

/// The wheels that `python -m ensurepip` would install: those in the directory the interpreter was built to use, or else those it brings.
/// Nothing when the interpreter has no ensurepip or the wheels are not where it says.
std::optional<std::vector<std::string>> bundled_wheels(const Facts& facts);

}  // namespace molt::builder
