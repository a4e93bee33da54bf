// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/text.hpp"

namespace molt::cli {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t widest_label = 26;

/// "-p, --python VERSION".
std::string label(const Option& option) {
  std::string text = join(split(option.names, ','), ", ");
  if (option.names.starts_with("--")) text = "    " + text;  // under the long ones
  if (!option.value.empty()) text += format(" {}", option.value);
  return text;
}

/// The words of `text` in lines that begin at `indent` and end before the right edge; the first line's indent is there already.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  for (const std::string_view word : split(text, ' ')) {
    if (column > indent && column + 1 + word.size() > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    }
    if (column > indent) out += ' ', ++column;
    out += word;
    column += word.size();
  }
  return out + '\n';
}

std::string row(const std::string& left, std::string_view right, std::size_t column) {
  if (left.size() + 4 > column) return format("  {}\n{}", left, std::string(column, ' ')) + wrapped(right, column);
  return format("  {:<{}}", left, column - 2) + wrapped(right, column);
}

std::string option_rows(const Command& command) {
  std::vector<std::pair<std::string, std::string_view>> rows;
  for (const Option& option : command.options) rows.emplace_back(label(option), option.help);
  rows.emplace_back("-h, --help", "show this help");
  std::size_t longest = 0;
  for (const auto& [left, right] : rows) longest = std::max(longest, std::min(left.size(), widest_label));
  std::string text;
  for (const auto& [left, right] : rows) text += row(left, right, longest + 4);
  return text;
}

/// As a user types it.
std::string typed_name(const Command& command) { return format("{}{}", command.of_molt ? "molt " : "", command.name); }

}  // namespace

std::string help_hint(const Command& command) { return format("see: {} --help", typed_name(command)); }

std::string usage_line(const Command& command) {
  std::string line = "usage: " + typed_name(command);
  if (!command.options.empty()) line += " [OPTIONS]";
  if (!command.operands.name.empty()) line += format(" {}", command.operands.name);
  return line + '\n';
}

std::string command_help(const Command& command) {
  std::string text = usage_line(command) + '\n' + std::string(command.summary) + "\n\n";
  if (!command.details.empty()) text += std::string(command.details) + '\n';
  text += "options:\n" + option_rows(command);
  if (!command.examples.empty()) {
    text += "\nexamples:\n";
    for (const std::string_view line : split(trim(command.examples), '\n')) text += format("  {}\n", line);
  }
  return text;
}

std::string overview(std::span<const Command* const> commands) {
  std::string text = "molt keeps Python environments: makes them, works on them, activates them on cd\n\n"
                     "usage: molt COMMAND [WORDS...]\n\ncommands:\n";
  std::size_t longest = 0;
  for (const Command* command : commands) longest = std::max(longest, command->name.size());
  for (const Command* command : commands) {
    if (!command->hidden) text += row(std::string(command->name), command->summary, longest + 4);
  }
  return text + "\nEvery command has --help. 'molt init SHELL' prints the hook file of a shell.\n";
}

}  // namespace molt::cli
