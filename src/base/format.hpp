// SPDX-License-Identifier: MIT
#pragma once

// fmt's declarations alone; its code is compiled once, in format.cpp.
#include <fmt/core.h>

namespace molt {

using fmt::format;

}  // namespace molt
