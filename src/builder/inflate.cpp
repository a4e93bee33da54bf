// SPDX-License-Identifier: MIT
#include "builder/inflate.hpp"

#include <memory>
#include <new>

#include <libdeflate.h>

namespace molt::builder {

bool inflate(std::string_view compressed, std::span<char> out) {
  using Decompressor = std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)>;
  // Kept for the life of the process: its tables are larger than most files of a wheel.
  static const Decompressor decompressor(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (!decompressor) throw std::bad_alloc();
  return libdeflate_deflate_decompress(decompressor.get(), compressed.data(), compressed.size(), out.data(), out.size(), nullptr) ==
         LIBDEFLATE_SUCCESS;
}

std::uint32_t crc32(std::string_view bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

}  // namespace molt::builder
