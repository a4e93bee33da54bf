// SPDX-License-Identifier: MIT
#include "builder/shebang.hpp"

#include "builder/python_text.hpp"

namespace molt::builder {
namespace {

// What distlib takes for the longest first line a kernel reads, in every version so far.
#ifdef __APPLE__
constexpr std::size_t longest_line = 512;
#else
constexpr std::size_t longest_line = 127;
#endif

/// distlib's quotes: none, or double ones around a blank; and safe ones where the shell would then expand something.
std::string quote(std::string_view interpreter) {
  const bool has_blank = interpreter.find(' ') != std::string_view::npos;
  const std::string_view special = has_blank ? "\"$`\\" : "\"$`\\'&;|<>()*?[]#~!{}\t";
  if (interpreter.find_first_of(special) != std::string_view::npos) return shell_quote(interpreter);
  return has_blank ? '"' + std::string(interpreter) + '"' : std::string(interpreter);
}

}  // namespace

bool fits_first_line(std::string_view interpreter, std::string_view arguments) {
  constexpr std::size_t mark_and_line_feed = 3;
  return interpreter.find_first_of(" \t") == std::string_view::npos && interpreter.size() + arguments.size() + mark_and_line_feed <= longest_line;
}

std::string opening(std::string_view interpreter, std::string_view arguments) {
  std::string text;
  if (fits_first_line(interpreter, arguments)) return text.append("#!").append(interpreter).append(arguments).append("\n");
  return text.append(trampoline_start).append(quote(interpreter)).append(arguments).append(trampoline_arguments).append(trampoline_end);
}

}  // namespace molt::builder
