// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "base/format.hpp"
#include "sys/files.hpp"

namespace molt::tests {

/// Everything in a tree: a line for each path with its kind, mode, time of change (not of directories) and content.
inline std::vector<std::string> state_of(const std::string& path) {
  const sys::FileInfo file = sys::link_info(path).value();
  std::vector<std::string> lines;
  if (!file.is_directory()) {
    const std::string content = sys::read_link(path).value_or(sys::read_file(path, 64U << 20).value_or("unreadable"));
    lines.push_back(format("{} {} {:o} {} {}", path, static_cast<int>(file.kind), static_cast<unsigned>(file.mode), file.modified_ns, content));
    return lines;
  }
  lines.push_back(format("{} {:o}", path, static_cast<unsigned>(file.mode)));
  for (const sys::Entry& entry : sys::list_directory(path)) {
    std::vector<std::string> inner = state_of(path + '/' + entry.name);
    lines.insert(lines.end(), inner.begin(), inner.end());
  }
  return lines;
}

}  // namespace molt::tests
