// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

/// Texts as Python writes them.
namespace molt::builder {

/// repr() of a text, which must be valid UTF-8.
std::string python_repr(std::string_view text);

/// shlex.quote().
std::string shell_quote(std::string_view text);

/// What `venv` does for PowerShell: single quotes, doubled within.
std::string powershell_quote(std::string_view text);

/// `text` with every `from` in it replaced.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

}  // namespace molt::builder
