// SPDX-License-Identifier: MIT
// The format: PKWARE's APPNOTE.TXT, sections 4.3 and 4.4.
#include "builder/zip.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "builder/inflate.hpp"

namespace molt::builder {
namespace {

constexpr std::size_t end_record_size = 22;
constexpr std::size_t central_header_size = 46;
constexpr std::size_t local_header_size = 30;
constexpr std::size_t longest_comment = 0xffff;
constexpr std::uint32_t in_zip64 = 0xffffffff;

// The largest file of any pip or setuptools wheel has half a megabyte, all together eleven.
constexpr std::uint32_t size_limit = 16U << 20;
constexpr std::uint64_t total_size_limit = 256U << 20;

constexpr std::uint16_t encrypted_flag = 1;

std::uint16_t u16(std::string_view bytes, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[offset + i])); };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}

std::uint32_t u32(std::string_view bytes, std::size_t offset) {
  return static_cast<std::uint32_t>(u16(bytes, offset)) | static_cast<std::uint32_t>(u16(bytes, offset + 2)) << 16;
}

/// True for a relative path that stays below where it starts. A backslash separates on Windows only, but no wheel has one.
bool is_harmless(std::string_view name) {
  if (name.empty() || name.size() > 1024 || name.find_first_of(std::string_view("\0\\", 2)) != std::string_view::npos) return false;
  const std::vector<std::string_view> parts = split(name, '/');
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) { return part.empty() || part == "." || part == ".."; });
}

}  // namespace

ZipReader::ZipReader(std::string_view bytes, std::string shown) : bytes_(bytes), shown_(std::move(shown)) { read_directory(); }

const ZipEntry* ZipReader::find(std::string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const ZipEntry& entry) { return entry.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

std::string_view ZipReader::read(const ZipEntry& entry) {
  std::string_view content = packed(entry);
  if (entry.method == method_deflate) {
    if (capacity_ < entry.size) {
      capacity_ = std::max<std::size_t>(entry.size, 1U << 20);
      buffer_ = std::make_unique_for_overwrite<char[]>(capacity_);
    }
    if (!inflate(content, {buffer_.get(), entry.size})) damaged("'" + std::string(entry.name) + "' cannot be unpacked");
    content = {buffer_.get(), entry.size};
  } else if (entry.method != method_stored) {
    damaged("'" + std::string(entry.name) + "' is packed in an unknown way");
  }
  if (crc32(content) != entry.crc) damaged("the checksum of '" + std::string(entry.name) + "' is wrong");
  return content;
}

void ZipReader::read_directory() {
  if (bytes_.size() < end_record_size) damaged("it is no zip file");
  // The end record stands before a comment of unknown length. Only one whose comment ends with the file counts: a comment may hold its signature.
  const std::size_t lowest = bytes_.size() - std::min(bytes_.size(), end_record_size + longest_comment);
  std::size_t end = bytes_.size() - end_record_size;
  const auto is_end = [&](std::size_t at) {
    return bytes_.substr(at, 4) == "PK\5\6" && at + end_record_size + u16(bytes_, at + 20) == bytes_.size();
  };
  while (!is_end(end)) {
    if (end == lowest) damaged("it is no zip file");
    --end;
  }
  const std::size_t count = u16(bytes_, end + 10);
  const std::size_t size = u32(bytes_, end + 12);
  std::size_t offset = u32(bytes_, end + 16);
  if (u16(bytes_, end + 4) != 0 || u16(bytes_, end + 8) != count || offset > end || size != end - offset) damaged("its directory is cut off");
  entries_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (end - offset < central_header_size || bytes_.substr(offset, 4) != "PK\1\2") damaged("its directory is cut off");
    const std::string_view header = bytes_.substr(offset, central_header_size);
    const std::size_t name_size = u16(header, 28);
    const std::size_t whole = central_header_size + name_size + u16(header, 30) + u16(header, 32);
    if (end - offset < whole) damaged("its directory is cut off");
    add_entry(header, bytes_.substr(offset + central_header_size, name_size));
    offset += whole;
  }
  if (offset != end) damaged("its directory is cut off");
}

void ZipReader::add_entry(std::string_view header, std::string_view name) {
  const ZipEntry entry{
      .name = name,
      .method = u16(header, 10),
      .crc = u32(header, 16),
      .compressed_size = u32(header, 20),
      .size = u32(header, 24),
      .offset = u32(header, 42),
      .executable = (u32(header, 38) >> 16 & 0111) != 0,
  };
  const std::string quoted = "'" + std::string(name) + "'";
  const std::uint32_t kind = u32(header, 38) >> 28;  // the upper four bits of a Unix mode
  constexpr std::uint32_t kind_unknown = 0;
  constexpr std::uint32_t kind_directory = 4;
  constexpr std::uint32_t kind_regular = 8;
  const bool is_directory = name.ends_with('/');
  if (!is_harmless(is_directory ? name.substr(0, name.size() - 1) : name)) damaged("the name " + quoted + " leads elsewhere");
  if (kind != kind_unknown && kind != (is_directory ? kind_directory : kind_regular)) damaged(quoted + " is a link or a special file");
  if ((u16(header, 8) & encrypted_flag) != 0) damaged(quoted + " is encrypted");
  if (entry.size == in_zip64 || entry.compressed_size == in_zip64 || entry.offset == in_zip64) damaged(quoted + " needs zip64");
  if (is_directory) return;
  if (entry.method == method_stored && entry.size != entry.compressed_size) damaged(quoted + " has two sizes");
  total_size_ += entry.size;
  if (entry.size > size_limit || total_size_ > total_size_limit) damaged("it is larger than any wheel of pip or setuptools");
  entries_.push_back(entry);
}

std::string_view ZipReader::packed(const ZipEntry& entry) const {
  const std::string quoted = "'" + std::string(entry.name) + "'";
  if (bytes_.size() < local_header_size || entry.offset > bytes_.size() - local_header_size) damaged(quoted + " is cut off");
  const std::string_view header = bytes_.substr(entry.offset, local_header_size);
  const std::size_t name_size = u16(header, 26);
  const std::size_t start = entry.offset + local_header_size + name_size + u16(header, 28);
  if (start > bytes_.size() || bytes_.size() - start < entry.compressed_size) damaged(quoted + " is cut off");
  // Two names for one file: what was checked would not be what another reader unpacks.
  const bool same = header.substr(0, 4) == "PK\3\4" && bytes_.substr(entry.offset + local_header_size, name_size) == entry.name;
  if (!same) damaged(quoted + " is called otherwise where it stands");
  return bytes_.substr(start, entry.compressed_size);
}

void ZipReader::damaged(const std::string& how) const { throw Error{.message = "the wheel '" + shown_ + "' is damaged: " + how}; }

}  // namespace molt::builder
