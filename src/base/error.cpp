// SPDX-License-Identifier: MIT
#include "base/error.hpp"

#include <cstring>

#include "base/text.hpp"

namespace molt {

Error usage_error(std::string message, std::string hint) {
  return Error{.message = std::move(message), .hint = std::move(hint), .status = ExitStatus::usage};
}

Error system_error(const std::string& action, const std::string& path, int code) {
  return Error{.message = "cannot " + action + " '" + path + "': " + std::strerror(code)};
}

std::string describe(const Error& error) {
  std::string text;
  if (!error.verbatim) text += "molt: ";
  text += error.verbatim ? visible_lines(error.message) : visible(error.message);
  text += '\n';
  if (!error.hint.empty()) text += "hint: " + visible(error.hint) + '\n';
  return text;
}

}  // namespace molt
