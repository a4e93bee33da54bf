// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace molt::sys {

/// The physical path of this program's file; nothing where the system does not tell (it does on Linux).
std::optional<std::string> own_path();

/// The name of the program that started this one, "bash"; nothing where the system does not tell.
std::optional<std::string> parent_name();

}  // namespace molt::sys
