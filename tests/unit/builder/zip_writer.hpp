// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "builder/inflate.hpp"

namespace molt::tests {

/// An entry of a zip archive for tests, with everything in it that a hostile one may get wrong.
struct Packed {
  std::string name;
  std::string content;
  std::uint32_t mode = 0100644;  ///< as of Unix
  bool deflated = true;          ///< in one block without compression
  std::uint16_t flags = 0;
  std::uint16_t method_shown = 0xffff;    ///< 0xffff: the real one
  std::uint32_t wrong_crc = 0;            ///< is added to the right one
  std::uint32_t size_shown = 0xffffffff;  ///< 0xffffffff: the real one
  std::string local_name = {};            ///< empty: `name`
};

class ZipWriter {
 public:
  static std::string write(const std::vector<Packed>& entries, std::string_view comment = "") {
    ZipWriter writer;
    for (const Packed& entry : entries) writer.add(entry);
    return writer.finish(entries.size(), comment);
  }

 private:
  static void u16(std::string& out, std::size_t value) {
    out += static_cast<char>(value & 0xff);
    out += static_cast<char>(value >> 8 & 0xff);
  }
  static void u32(std::string& out, std::size_t value) {
    u16(out, value);
    u16(out, value >> 16);
  }

  static std::string pack(const Packed& entry) {
    if (!entry.deflated) return entry.content;
    std::string out("\1", 1);  // the last block, not compressed
    u16(out, entry.content.size());
    u16(out, ~entry.content.size());
    return out + entry.content;
  }

  void add(const Packed& entry) {
    const std::string packed = pack(entry);
    const std::size_t offset = files_.size();
    std::string common;
    u16(common, 20);
    u16(common, entry.flags);
    u16(common, entry.method_shown != 0xffff ? entry.method_shown : entry.deflated ? 8U : 0U);
    u32(common, 0);
    u32(common, builder::crc32(entry.content) + entry.wrong_crc);
    u32(common, packed.size());
    u32(common, entry.size_shown != 0xffffffff ? entry.size_shown : entry.content.size());
    const std::string& local_name = entry.local_name.empty() ? entry.name : entry.local_name;
    files_ += "PK\3\4" + common;
    u16(files_, local_name.size());
    u16(files_, 0);
    files_ += local_name + packed;
    directory_ += "PK\1\2";
    u16(directory_, 0x0314);
    directory_ += common;
    u16(directory_, entry.name.size());
    for (int i = 0; i < 4; ++i) u16(directory_, 0);
    u32(directory_, entry.mode << 16);
    u32(directory_, offset);
    directory_ += entry.name;
  }

  std::string finish(std::size_t count, std::string_view comment) const {
    std::string out = files_ + directory_ + "PK\5\6";
    u32(out, 0);
    u16(out, count);
    u16(out, count);
    u32(out, directory_.size());
    u32(out, files_.size());
    u16(out, comment.size());
    return out + std::string(comment);
  }

  std::string files_;
  std::string directory_;
};

}  // namespace molt::tests
