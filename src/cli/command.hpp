// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"

/// How commands are declared. A declaration is constant data: the parser, the help, the completion and the tests all read the same one, so that they
/// cannot differ.
namespace molt::commands {
struct Context;
}

namespace molt::cli {

/// What a word can be completed with.
enum class Completes {
  nothing,
  environments,
  environments_anywhere,  ///< also by a path
  directories,
  files,
  pythons,
  templates,
  projects,  ///< in PROJECT_HOME
  builders,
  in_environment,
  in_site_packages,
  commands,
  command_line,  ///< a program and its own words
  shells,
  tools,  ///< that can be imported from
  switches
};

struct Option {
  std::string_view names;  ///< "-p,--python", the short one first
  std::string_view value;  ///< what the help calls its value; empty for a flag
  std::string_view help;   ///< a line, lower case, no full stop
  /// Puts a value (empty for a flag) into the command's arguments. Called once for each time the option was typed, in that order.
  void (*store)(void* args, std::string_view value) = nullptr;
  Completes completes = Completes::nothing;
  bool may_lack_value = false;  ///< as the last word it has an empty value, which the command refuses in words of its own
};

/// What kinds of words may stand after a command, besides options.
struct Operands {
  std::string_view name = {};  ///< for the usage line: "ENV..."; empty when there are none
  std::size_t least = 0;
  std::size_t most = 0;
  Completes completes = Completes::nothing;       ///< the first, and all of them where the name ends in "..."
  Completes then_completes = Completes::nothing;  ///< the second, where the name does not
  std::string_view completes_after = {};          ///< the option without which the operand is a new name; empty when there is none
  bool take_unknown_options = false;              ///< virtualenvwrapper's `workon --x` looks for an environment of that name
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// Who runs a command's plan.
enum class Effect {
  prints,         ///< text alone: nothing is evaluated
  changes_shell,  ///< evaluated, and without a shell there is nothing to do
  also_works      ///< evaluated, but what it does on disk is worth doing without a shell too
};

/// How much of the world is read before a command runs.
enum class Needs { nothing, shelf };

using Words = std::vector<std::string>;

struct Command {
  std::string_view name;
  std::string_view summary;   ///< a line for the list of commands, lower case, no full stop
  std::string_view details;   ///< the rest of the help: whole lines of at most 80 columns
  std::string_view examples;  ///< whole lines, each a command line
  std::span<const Option> options;
  Operands operands;
  Effect effect;
  Needs needs;
  Plan (*run)(const Command& self, const Words& words, commands::Context& context);
  std::string_view words_variable = {};                                 ///< an environment variable whose words come before those that were typed
  ExitStatus help_status = ExitStatus::ok;                              ///< of --help, where virtualenvwrapper's differs
  std::string (*help_end)(const commands::Context& context) = nullptr;  ///< the last paragraph of the help, when it tells what is on this machine
  bool hidden = false;                                                  ///< not in lists: a function of its own makes no sense to type
  bool of_molt = false;                                                 ///< only as `molt NAME`, no shell function of its own
};

}  // namespace molt::cli
