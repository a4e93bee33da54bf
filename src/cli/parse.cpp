// SPDX-License-Identifier: MIT
// The only file that includes CLI11, which is built for the one command that was typed: building it for all would cost two million instructions
// (reference style.md 3.1).
#include "cli/parse.hpp"

#include <algorithm>
#include <map>

#include <CLI/CLI.hpp>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/opaque.hpp"

namespace molt::cli {
namespace {

std::vector<std::string_view> option_names(const Command& command) {
  std::vector<std::string_view> names;
  for (const Option& option : command.options) {
    for (const std::string_view name : split(option.names, ',')) names.push_back(name);
  }
  names.insert(names.end(), {"-h", "--help"});
  return names;
}

Error unknown_option(const Command& command, const std::string& word) {
  const std::string_view typed = std::string_view(word).substr(0, word.find('='));
  const std::optional<std::string_view> near = nearest(typed, option_names(command));
  return usage_error(format("{}: unknown option '{}'", command.name, typed), near ? format("did you mean '{}'?", *near) : help_hint(command));
}

bool looks_like_option(const std::string& word) { return word.size() > 1 && word[0] == '-'; }

/// The words without those that virtualenvwrapper takes for names though they look like options. What follows the first word of another program's
/// command line is that program's.
void keep_known_options(const Command& command, Words& words, std::vector<std::string>& operands) {
  const std::vector<std::string_view> known = option_names(command);
  const auto is_known = [&](const std::string& word) { return std::find(known.begin(), known.end(), word) != known.end(); };
  const bool is_command_line = command.operands.completes == Completes::command_line;
  Words kept;
  for (const std::string& word : words) {
    if (is_known(word) && !(is_command_line && !operands.empty())) {
      kept.push_back(word);
    } else {
      operands.push_back(word);
    }
  }
  words = std::move(kept);
}

/// Whether a word is one of the names, or holds it among several short ones ("-nc").
bool is_typed(const Option& option, const Words& words) {
  const std::vector<std::string_view> names = split(option.names, ',');
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const bool is_short = looks_like_option(word) && word[1] != '-';
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return word == name || (is_short && name.size() == 2 && word.find(name[1]) != std::string::npos);
    });
  });
}

class Parser {
 public:
  Parser(const Command& command, const Words& words, void* args) : command_(command), args_(args), opaque_(make_opaque(command, words)) {
    app_.set_help_flag();
    help_ = app_.add_flag("-h,--help");
    // Each costs CLI11 a comparison with all that it has: the forty of mkvirtualenv half a million instructions.
    for (const Option& option : command.options) {
      if (is_typed(option, opaque_.words)) add(option);
    }
    app_.add_option("operands", operands_)->expected(0, CLI::detail::expected_max_vector_size);
  }

  Parsed run(const Words& words) {
    std::vector<std::string> reversed(opaque_.words.rbegin(), opaque_.words.rend());  // CLI11 takes its words from the back
    try {
      app_.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
      if (help_->count() > 0) return {.help = true, .operands = {}};
      throw translated(error, words);
    }
    if (help_->count() > 0) return {.help = true, .operands = {}};
    store();
    Parsed parsed;
    for (const std::string& operand : operands_) parsed.operands.push_back(opaque_.meaning(operand));
    return parsed;
  }

 private:
  void add(const Option& option) {
    const std::string names(option.names);
    CLI::Option* made = option.value.empty() ? app_.add_flag(names) : app_.add_option(names)->expected(1)->take_all();
    options_.emplace(made, &option);
  }

  /// In the order in which they were typed: of "-n -c" the last one holds.
  void store() {
    std::map<const CLI::Option*, std::size_t> used;
    for (const CLI::Option* typed : app_.parse_order()) {
      const auto found = options_.find(typed);
      if (found == options_.end()) continue;
      const bool is_flag = found->second->value.empty();
      found->second->store(args_, is_flag ? std::string() : opaque_.meaning(typed->results().at(used[typed]++)));
    }
  }

  Error translated(const CLI::ParseError& error, const Words& words) const {
    if (!opaque_.lacks_value.empty()) return usage_error(format("{}: '{}' needs a value", command_.name, opaque_.lacks_value), help_hint(command_));
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
      const auto known = option_names(command_);
      for (const std::string& word : words) {
        const std::string_view name = std::string_view(word).substr(0, word.find('='));
        if (looks_like_option(word) && std::find(known.begin(), known.end(), name) == known.end()) return unknown_option(command_, word);
      }
    }
    return usage_error(format("{}: {}", command_.name, error.what()), help_hint(command_));
  }

  const Command& command_;
  void* args_;
  const Opaque opaque_;
  CLI::App app_;
  CLI::Option* help_ = nullptr;
  std::map<const CLI::Option*, const Option*> options_;
  std::vector<std::string> operands_;
};

void check_count(const Command& command, const std::vector<std::string>& operands) {
  if (operands.size() < command.operands.least)
    throw usage_error(format("{}: {} is missing", command.name, command.operands.name), help_hint(command));
  if (operands.size() > command.operands.most) {
    throw usage_error(format("{}: unexpected '{}'", command.name, operands[command.operands.most]), help_hint(command));
  }
}

}  // namespace

Parsed parse(const Command& command, const Words& words, void* args) {
  Words rest = words;
  std::vector<std::string> operands;
  if (command.operands.take_unknown_options) keep_known_options(command, rest, operands);
  Parsed parsed = Parser(command, rest, args).run(rest);
  if (!operands.empty()) parsed.operands = operands;
  if (!parsed.help) check_count(command, parsed.operands);
  return parsed;
}

}  // namespace molt::cli
