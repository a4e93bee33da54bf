// SPDX-License-Identifier: MIT
// libFuzzer: whatever the bytes of a wheel are, reading it gives its files or an Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"
#include "builder/launcher.hpp"
#include "builder/record.hpp"
#include "builder/zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    molt::builder::ZipReader zip(bytes, "fuzz.whl");
    for (const molt::builder::ZipEntry& entry : zip.entries()) {
      const std::string_view name = entry.name;
      if (name.starts_with('/') || name == ".." || name.starts_with("../") || name.find("/../") != std::string_view::npos) std::abort();
      const std::string_view content = zip.read(entry);
      if (content.size() != entry.size) std::abort();
      molt::builder::write_record(molt::builder::parse_record(content));
      molt::builder::parse_entry_points(content);
      molt::builder::find_launcher_template(content, content);
    }
  } catch (const molt::Error&) {
  }
  return 0;
}
