// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace molt::sys {

/// A text that changes when the content of the file that `path` leads to may have changed: device, inode, size, and the times of the last
/// change of content and of attributes. "-" when there is no such file.
std::string identity(const std::string& path);

}  // namespace molt::sys
