// SPDX-License-Identifier: MIT
#include "builder/check_text.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace molt::builder {
namespace {

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

void check_text(const std::string& what, const std::string& text) {
  if (!is_utf8(text)) throw Error{.message = what + " '" + text + "' is not UTF-8, as Python's environments must be"};
  if (text.find_first_of("\n\r") != std::string::npos) {
    throw Error{.message = what + " '" + text + "' has a line break, which ends a line in the files of an environment"};
  }
}

}  // namespace molt::builder
