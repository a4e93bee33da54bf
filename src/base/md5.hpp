// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace molt {

/// The MD5 digest of `bytes` (RFC 1321). It protects nothing: pdm names its environments with it.
std::array<std::uint8_t, 16> md5(std::string_view bytes);

}  // namespace molt
