// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "base/exit_status.hpp"

namespace molt {

/// The one way in which anything in molt fails. Thrown anywhere, caught once, in main; foreign exceptions are translated
/// where they enter. It is not derived from std::exception, so that no catch for foreign exceptions takes it by accident.
struct Error {
  /// One line: what happened, to what. Lower case, no full stop, the user's words in quotes.
  std::string message;
  /// What to do about it, or empty.
  std::string hint = {};
  ExitStatus status = ExitStatus::failure;
  /// True for a text that virtualenvwrapper documents and scripts look for: printed as it is, without "molt: " before it.
  bool verbatim = false;
};

/// An error in how a command was called (status 2).
Error usage_error(std::string message, std::string hint = {});

/// An error about a system call that just failed: "cannot <action> '<path>': <reason>", with the reason taken from `code` (an errno).
Error system_error(const std::string& action, const std::string& path, int code);

/// The text that main writes to stderr for `error`: its message and hint, each on one line, with a newline at the end.
/// Control characters of names in it are shown as escapes, so that no name can drive the terminal.
std::string describe(const Error& error);

}  // namespace molt
