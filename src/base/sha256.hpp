// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace molt {

/// SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
 public:
  using Digest = std::array<std::uint8_t, 32>;

  Sha256();
  void update(std::string_view bytes);
  /// The digest of everything fed so far. Call it once, last.
  Digest finish();

 private:
  void compress(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_;
  std::array<std::uint8_t, 64> buffer_;
  std::size_t buffered_ = 0;
  std::uint64_t total_bytes_ = 0;
};

/// The digest of `bytes`.
Sha256::Digest sha256(std::string_view bytes);

/// Lower-case hexadecimal.
std::string to_hex(const Sha256::Digest& digest);

}  // namespace molt
