// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace molt::builder {

/// Throws Error for what nobody can write into the text files of an environment: what is not UTF-8, or has a line break. `venv` itself fails half-way
/// there, or makes scripts that run the rest of a name. `what` ("the path") begins the message.
void check_text(const std::string& what, const std::string& text);

}  // namespace molt::builder
