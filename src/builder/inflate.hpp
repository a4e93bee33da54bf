// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// The inflate library, which is used in this file alone.
namespace molt::builder {

/// Decompresses a raw deflate stream that must fill `out` exactly. False when it does not.
bool inflate(std::string_view compressed, std::span<char> out);

/// The CRC-32 that zip files carry.
std::uint32_t crc32(std::string_view bytes);

}  // namespace molt::builder
