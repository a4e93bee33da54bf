// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace molt::builder {

constexpr std::uint16_t method_stored = 0;
constexpr std::uint16_t method_deflate = 8;

/// A file in a zip archive.
struct ZipEntry {
  std::string_view name;
  std::uint16_t method;  ///< only stored and deflated ones can be read
  std::uint32_t crc;
  std::uint32_t compressed_size;
  std::uint32_t size;
  std::uint32_t offset;  ///< of its local header
  bool executable;
};

/// Reads zip archives that a stranger may have made: whatever the bytes are, the result is the archive or an Error that says what is wrong with it.
/// Refused are names that lead out of the directory they are unpacked to, links and other special files, encryption, zip64, and more content than any
/// wheel has.
class ZipReader {
 public:
  /// Reads the list of files; `bytes` must outlive the reader. Messages call the archive `shown`.
  ZipReader(std::string_view bytes, std::string shown);

  /// The files in the order of the archive; entries for directories are left out.
  const std::vector<ZipEntry>& entries() const { return entries_; }

  /// The entry of that name, or null.
  const ZipEntry* find(std::string_view name) const;

  /// The content of `entry`, checked against its CRC; valid until the next call.
  std::string_view read(const ZipEntry& entry);

 private:
  void read_directory();
  void add_entry(std::string_view header, std::string_view name);
  std::string_view packed(const ZipEntry& entry) const;
  [[noreturn]] void damaged(const std::string& how) const;

  std::string_view bytes_;
  std::string shown_;
  std::vector<ZipEntry> entries_;
  std::uint64_t total_size_ = 0;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
};

}  // namespace molt::builder
