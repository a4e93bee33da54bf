// SPDX-License-Identifier: MIT
// libFuzzer: whatever stands in a pyvenv.cfg, its values are parts of one line of it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "model/venv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const char* key : {"home", "prompt", "version", "version_info"}) {
    const std::optional<std::string> value = molt::model::cfg_value(text, key);
    if (value && (value->find('\n') != std::string::npos || text.find(*value) == std::string_view::npos)) std::abort();
    if (value && molt::utf8_length(molt::printable(*value)) == 0 && !molt::printable(*value).empty()) std::abort();
  }
  return 0;
}
