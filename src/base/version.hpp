// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace molt {

/// The version of this program and of the hook files that belong to it.
inline constexpr std::string_view version = "0.1.0";

}  // namespace molt
