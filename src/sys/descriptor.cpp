// SPDX-License-Identifier: MIT
#include "sys/descriptor.hpp"

#include <array>
#include <cerrno>

#include <fcntl.h>

namespace molt::sys {

Pipe open_pipe() {
  std::array<int, 2> ends;
#ifdef __linux__
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return {};
#else
  if (pipe(ends.data()) != 0) return {};
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
#endif
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace molt::sys
