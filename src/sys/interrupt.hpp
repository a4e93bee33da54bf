// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <csignal>

namespace molt::sys {

/// While one lives, Ctrl-C, a hang-up and a request to terminate do not end the process at once but are noted, so that what was begun can be
/// removed. Signals that were ignored stay ignored. One at a time.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

 private:
  static constexpr std::array<int, 3> signals_ = {SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, 3> before_{};
};

/// Throws Error with status 130 when a signal was noted by the watch that lives.
void throw_if_interrupted();

}  // namespace molt::sys
