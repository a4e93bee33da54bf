// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sys/env.hpp"

namespace molt {

/// What the shell itself is to offer instead, as the exit status of `molt complete`; a contract with the hook files (shell/README.md).
enum class Instead { nothing = 0, directories = 3, files = 4, command_line = 5 };

/// What a word can become.
struct Completion {
  /// One candidate per line, "VALUE" or "VALUE<TAB>DESCRIPTION" for the shells that show descriptions; values are bytes, unquoted.
  std::string text = {};
  Instead instead = Instead::nothing;  ///< with an empty text
};

/// `molt complete SHELL WORDS...`: what the last word (unfinished, perhaps empty) of a command line can become. Names that a list of lines cannot
/// carry, with a newline or tab, are left out. Never throws: whatever goes wrong is no candidate.
Completion complete(std::span<const std::string_view> words, const sys::Env& env);

}  // namespace molt
