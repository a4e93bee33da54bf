// SPDX-License-Identifier: MIT
#include "builder/relocate_launcher.hpp"

#include <algorithm>

#include "builder/relocate_words.hpp"
#include "builder/shebang.hpp"

namespace molt::builder {
namespace {

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
  if (!interpreter || !line.substr(interpreter->length).ends_with(trampoline_arguments)) return std::nullopt;
  line.remove_prefix(interpreter->length);
  line.remove_suffix(trampoline_arguments.size());
  return Opening{std::move(interpreter->text), line, text.substr(end + trampoline_end.size())};
}

}  // namespace

std::optional<std::string> rewrite_launcher(std::string_view text, const Paths& paths) {
  std::optional<Opening> found = read_plain(text, paths);
  if (!found) found = read_trampoline(text);
  if (!found) return std::nullopt;
  const std::optional<std::string> interpreter = paths.relocated(found->interpreter);
  if (!interpreter) return std::nullopt;
  if (!is_python(*interpreter) && !fits_first_line(*interpreter, found->arguments)) return std::nullopt;
  return opening(*interpreter, found->arguments).append(found->body);
}

}  // namespace molt::builder
