// SPDX-License-Identifier: MIT
#include "builder/relocate_lines.hpp"

#include <algorithm>

namespace molt::builder {

std::string change_lines(std::string_view text, const std::function<std::string(std::string_view)>& change) {
  std::string out;
  while (!text.empty()) {
    const std::size_t feed = std::min(text.find('\n'), text.size());
    const std::size_t end = std::min(feed + 1, text.size());
    std::string_view line = text.substr(0, feed);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += change(line);
    out += text.substr(line.size(), end - line.size());
    text.remove_prefix(end);
  }
  return out;
}

}  // namespace molt::builder
