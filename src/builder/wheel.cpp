// SPDX-License-Identifier: MIT
#include "builder/wheel.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

constexpr std::size_t file_limit = 64U << 20;

std::string_view top_directory(std::string_view name) { return name.substr(0, name.find('/')); }

/// The one `.dist-info` directory of an archive, or nothing.
std::string information_directory(const ZipReader& zip) {
  std::string_view found;
  for (const ZipEntry& entry : zip.entries()) {
    const std::string_view top = top_directory(entry.name);
    if (!top.ends_with(".dist-info") || top == found) continue;
    if (!found.empty()) return {};
    found = top;
  }
  return std::string(found);
}

bool has_known_format(std::string_view text) {
  for (const std::string_view line : split(text, '\n')) {
    if (line.starts_with("Wheel-Version:")) return trim(line.substr(line.find(':') + 1)).starts_with("1.");
  }
  return false;
}

}  // namespace

Wheel open_wheel(const std::string& path) {
  std::optional<std::string> content = sys::read_file(path, file_limit);
  if (!content) throw Error{.message = "cannot read the wheel '" + path + "'"};
  auto bytes = std::make_unique<const std::string>(*std::move(content));
  ZipReader zip(*bytes, path);
  std::string information = information_directory(zip);
  return {.path = path, .bytes = std::move(bytes), .zip = std::move(zip), .information = std::move(information)};
}

std::optional<std::string> obstacle(Wheel& wheel) {
  const std::string name = "'" + wheel.path.substr(wheel.path.find_last_of('/') + 1) + "'";
  if (wheel.information.empty()) return name + " has no metadata";
  const ZipEntry* format = wheel.zip.find(wheel.information + "/WHEEL");
  if (format == nullptr || wheel.zip.find(wheel.information + "/RECORD") == nullptr) return name + " has no metadata";
  for (const ZipEntry& entry : wheel.zip.entries()) {
    if (top_directory(entry.name).ends_with(".data")) return name + " has files for other directories";
    if (entry.method != method_stored && entry.method != method_deflate) return name + " is packed in an unknown way";
  }
  if (!has_known_format(wheel.zip.read(*format))) return name + " is of an unknown format";
  return std::nullopt;
}

}  // namespace molt::builder
