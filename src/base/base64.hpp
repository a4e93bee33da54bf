// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace molt {

/// Base 64 with the alphabet that is safe in URLs and file names (RFC 4648 section 5), with its padding.
std::string to_base64url(std::span<const std::uint8_t> bytes);

}  // namespace molt
