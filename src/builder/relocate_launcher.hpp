// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "builder/relocate_paths.hpp"

namespace molt::builder {

/// The program in `text` with its first line, or the /bin/sh form of it, leading to an interpreter at the environment's new place, in the form that
/// the new path needs. Nothing when it does not lead into the environment, or when its language has no form for the new path.
std::optional<std::string> rewrite_launcher(std::string_view text, const Paths& paths);

}  // namespace molt::builder
