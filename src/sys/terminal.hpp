// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

/// What people and shells read.
namespace molt::sys {

/// Writes all of `bytes` to stdout. Returns false when that fails, for example because nobody reads any more.
bool write_stdout(std::string_view bytes);

/// Writes a message to stderr, as far as it goes.
void write_stderr(std::string_view bytes);

bool stdout_is_terminal();

}  // namespace molt::sys
