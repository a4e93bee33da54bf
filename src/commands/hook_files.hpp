// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace molt::commands {

/// A hook file as it stands under shell/, byte for byte; put into the program by the build (cmake/embed.cmake).
struct HookFile {
  std::string_view shell;
  std::string_view text;
};

std::span<const HookFile> hook_files();

}  // namespace molt::commands
