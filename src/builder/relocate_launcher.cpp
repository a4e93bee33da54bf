// SPDX-License-Identifier: MIT
#include "builder/relocate_launcher.hpp"

#include <algorithm>

#include "builder/python_text.hpp"
#include "builder/relocate_words.hpp"

namespace molt::builder {
namespace {

// What distlib takes for the longest first line a kernel reads.
#ifdef __APPLE__
constexpr std::size_t longest_line = 512;
#else
constexpr std::size_t longest_line = 127;
#endif

// A text that the shell runs and that Python reads as a string.
constexpr std::string_view trampoline_start = "#!/bin/sh\n'''exec' ";
constexpr std::string_view trampoline_end = "\n' '''\n";
constexpr std::string_view all_arguments = " \"$0\" \"$@\"";

/// How a program says what runs it.
struct Opening {
  std::string interpreter;
  std::string_view arguments;  ///< with the blank before them
  std::string_view body;       ///< what follows
};

std::string_view name_in(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

/// Only Python reads the second line of a trampoline as a string.
bool is_python(std::string_view interpreter) {
  const std::string_view name = name_in(interpreter);
  return name.starts_with("python") || name.starts_with("pypy") || name.starts_with("graalpy");
}

/// "#!OLD/bin/python -E": the old directory may have a blank in it, though no kernel runs that.
std::optional<Opening> read_plain(std::string_view text, const Paths& paths) {
  if (!text.starts_with("#!")) return std::nullopt;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(2, end - 2);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  for (const std::string& old : paths.old) {
    if (!line.starts_with(old) || !line.substr(old.size()).starts_with('/')) continue;
    const std::size_t interpreter_end = std::min(line.find_first_of(" \t\r", old.size()), line.size());
    return Opening{std::string(line.substr(0, interpreter_end)), line.substr(interpreter_end), text.substr(end + 1)};
  }
  return std::nullopt;
}

std::optional<Opening> read_trampoline(std::string_view text) {
  const std::size_t end = text.find(trampoline_end);
  if (!text.starts_with(trampoline_start) || end == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(trampoline_start.size(), end - trampoline_start.size());
  std::optional<LiteralWord> interpreter = read_literal_word(line);
  if (!interpreter || !line.substr(interpreter->length).ends_with(all_arguments)) return std::nullopt;
  line.remove_prefix(interpreter->length);
  line.remove_suffix(all_arguments.size());
  return Opening{std::move(interpreter->text), line, text.substr(end + trampoline_end.size())};
}

/// distlib's quotes: none, or double ones around a blank; and safe ones where the shell would then expand something.
std::string quote_for_trampoline(const std::string& interpreter) {
  const bool has_blank = interpreter.find(' ') != std::string::npos;
  const std::string_view special = has_blank ? "\"$`\\" : "\"$`\\'&;|<>()*?[]#~!{}\t";
  if (interpreter.find_first_of(special) != std::string::npos) return shell_quote(interpreter);
  return has_blank ? '"' + interpreter + '"' : interpreter;
}

std::optional<std::string> write_opening(const std::string& interpreter, std::string_view arguments) {
  constexpr std::size_t mark_and_line_feed = 3;
  const bool is_short = interpreter.size() + arguments.size() + mark_and_line_feed <= longest_line;
  if (is_short && interpreter.find_first_of(" \t") == std::string::npos) return "#!" + interpreter + std::string(arguments) + '\n';
  if (!is_python(interpreter)) return std::nullopt;
  std::string text(trampoline_start);
  text += quote_for_trampoline(interpreter);
  text += arguments;
  text += all_arguments;
  return text.append(trampoline_end);
}

}  // namespace

std::optional<std::string> rewrite_launcher(std::string_view text, const Paths& paths) {
  std::optional<Opening> opening = read_plain(text, paths);
  if (!opening) opening = read_trampoline(text);
  if (!opening) return std::nullopt;
  const std::optional<std::string> interpreter = paths.relocated(opening->interpreter);
  if (!interpreter) return std::nullopt;
  const std::optional<std::string> start = write_opening(*interpreter, opening->arguments);
  if (!start) return std::nullopt;
  return *start + std::string(opening->body);
}

}  // namespace molt::builder
