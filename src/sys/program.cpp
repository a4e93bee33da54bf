// SPDX-License-Identifier: MIT
#include "sys/program.hpp"

#include <unistd.h>

#include "sys/files.hpp"

namespace molt::sys {

// Without /proc, as on macOS, there is no link to read, and callers go by what else they know.
std::optional<std::string> own_path() { return read_link("/proc/self/exe"); }

std::optional<std::string> parent_name() {
  const std::optional<std::string> path = read_link("/proc/" + std::to_string(getppid()) + "/exe");
  if (!path) return std::nullopt;
  return path->substr(path->find_last_of('/') + 1);
}

}  // namespace molt::sys
