// SPDX-License-Identifier: MIT
#include "complete.hpp"

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "commands/candidates.hpp"
#include "commands/table.hpp"

namespace molt {
namespace {

using cli::Command;
using cli::Completes;
using cli::Option;
using Line = std::span<const std::string_view>;

/// What is printed.
struct Output {
  std::string_view typed;  ///< what every candidate begins with
  bool described;
  bool in_words;  ///< a candidate with a blank in it would be offered in pieces
  Completion done = {};

  bool is_fit(std::string_view value) const {
    return std::none_of(value.begin(), value.end(), [&](char c) { return c == '\n' || c == '\t' || (c == ' ' && in_words); });
  }

  /// `before` is what stands in the same word, as in "--python=3.12".
  void add(std::string_view value, std::string_view description = {}, std::string_view before = {}) {
    if (!value.starts_with(typed.substr(before.size())) || !is_fit(value)) return;
    (done.text += before) += value;
    if (described && !description.empty()) (done.text += '\t') += visible(description);
    done.text += '\n';
  }
};

Output output_for(std::string_view shell, std::string_view typed) {
  const bool is_csh = shell == "csh" || shell == "tcsh";
  return {.typed = typed, .described = shell != "bash" && !is_csh, .in_words = is_csh};
}

bool has_name(const Option& option, std::string_view word) {
  const std::vector<std::string_view> names = split(option.names, ',');
  return std::find(names.begin(), names.end(), word) != names.end();
}

const Option* option_named(const Command& command, std::string_view word) {
  for (const Option& option : command.options) {
    if (has_name(option, word)) return &option;
  }
  return nullptr;
}

/// Where the cursor is on the line of a command.
struct Position {
  const Option* expects_value = nullptr;  ///< the word before is this option
  bool after_dashes = false;              ///< "--" was typed: what follows is no option
  std::size_t operands = 0;               ///< before this word
  std::vector<const Option*> options = {};
};

Position position(const Command& command, Line words) {
  Position at;
  for (const std::string_view word : words) {
    if (at.expects_value != nullptr) {
      at.expects_value = nullptr;
    } else if (!at.after_dashes && word == "--") {
      at.after_dashes = true;
    } else if (!at.after_dashes && word.size() > 1 && word.starts_with('-')) {
      const Option* option = option_named(command, word);
      if (option == nullptr) continue;
      at.options.push_back(option);
      if (!option->value.empty()) at.expects_value = option;
    } else {
      ++at.operands;
    }
  }
  return at;
}

/// What the shell offers for a word of this kind that has no candidate of molt's.
Instead instead_of(Completes kind, std::string_view typed) {
  const bool is_path = typed.find('/') != std::string_view::npos || typed.starts_with('~');
  switch (kind) {
    case Completes::directories: return Instead::directories;
    case Completes::files: return Instead::files;
    case Completes::command_line: return Instead::command_line;
    case Completes::environments_anywhere: return is_path ? Instead::directories : Instead::nothing;
    case Completes::pythons: return is_path ? Instead::files : Instead::nothing;
    default: return Instead::nothing;
  }
}

void add_kind(Output& output, Completes kind, std::string_view before, const sys::Env& env) {
  const std::string_view typed = output.typed.substr(before.size());
  for (const commands::Candidate& candidate : commands::candidates(kind, typed, env)) {
    output.add(candidate.value, candidate.description, before);
  }
  if (output.done.text.empty()) output.done.instead = instead_of(kind, typed);
}

/// An option with its value in one word, "--python=3" or "-p3": how long its name is with the sign, or 0 when it is none.
std::size_t attached(std::string_view typed) {
  if (!typed.starts_with("--")) return typed.size() > 2 ? 2 : 0;
  const std::size_t equals = typed.find('=');
  return equals == std::string_view::npos ? 0 : equals + 1;
}

void add_options(Output& output, const Command& command, const sys::Env& env) {
  if (const std::size_t length = attached(output.typed)) {
    const std::string_view before = output.typed.substr(0, length);
    const Option* option = option_named(command, before.ends_with('=') ? before.substr(0, length - 1) : before);
    if (option != nullptr && !option->value.empty()) return add_kind(output, option->completes, before, env);
  }
  for (const Option& option : command.options) {
    for (const std::string_view name : split(option.names, ',')) output.add(name, option.help);
  }
  output.add("--help", "show this help");
}

Completes operand_kind(const Command& command, const Position& at) {
  const cli::Operands& operands = command.operands;
  const auto is_wanted = [&](const Option* option) { return has_name(*option, operands.completes_after); };
  if (!operands.completes_after.empty() && std::none_of(at.options.begin(), at.options.end(), is_wanted)) return Completes::nothing;
  if (at.operands == 0 || operands.name.ends_with("...")) return operands.completes;
  return at.operands == 1 ? operands.then_completes : Completes::nothing;
}

void complete_command(Output& output, const Command& command, Line words, const sys::Env& env) {
  const Position at = position(command, words);
  if (at.operands > 0 && command.operands.completes == Completes::command_line) {
    output.done.instead = Instead::command_line;  // dashes and all, it is another program's
    return;
  }
  if (at.expects_value != nullptr) return add_kind(output, at.expects_value->completes, {}, env);
  if (!at.after_dashes && output.typed.starts_with('-')) return add_options(output, command, env);
  add_kind(output, operand_kind(command, at), {}, env);
}

void complete_molt(Output& output, const sys::Env& env) {
  add_kind(output, Completes::commands, {}, env);
  if (!output.typed.starts_with('-')) return;
  output.add("--help", "show the commands");
  output.add("--version", "show the version");
}

}  // namespace

Completion complete(std::span<const std::string_view> words, const sys::Env& env) {
  if (words.size() < 3) return {};
  Output output = output_for(words[0], words.back());
  Line line = words.subspan(1, words.size() - 2);
  try {
    if (line[0] == "molt") {
      line = line.subspan(1);
      if (line.empty()) complete_molt(output, env);
    }
    const Command* command = line.empty() ? nullptr : commands::find(line[0]);
    if (command != nullptr) complete_command(output, *command, line.subspan(1), env);
    return output.done;
  } catch (const Error&) {
    return {};  // an error message in the middle of a command line helps nobody
  }
}

}  // namespace molt
