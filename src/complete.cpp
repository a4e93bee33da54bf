// SPDX-License-Identifier: MIT
#include "complete.hpp"

#include <algorithm>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "commands/table.hpp"
#include "model/config.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "shells/shell.hpp"

namespace molt {
namespace {

using cli::Command;
using cli::Completes;
using cli::Option;

struct Candidates {
  std::string_view typed;  ///< what every candidate begins with
  bool described;
  std::string_view unfit;  ///< characters that a candidate cannot have
  std::string text = {};

  void add(std::string_view value, std::string_view description = {}) {
    if (!value.starts_with(typed) || value.find_first_of(unfit) != std::string_view::npos) return;
    text += value;
    if (described && !description.empty()) (text += '\t') += description;
    text += '\n';
  }
};

void add_environments(Candidates& candidates, const sys::Env& env) {
  const model::Config config = model::read_config(model::config_file(env));
  for (const std::string& name : model::environment_names(model::workon_home(env, config.workon_home))) candidates.add(name);
}

void add_commands(Candidates& candidates) {
  for (const Command* command : commands::table()) {
    if (!command->hidden) candidates.add(command->name, command->summary);
  }
}

void add_options(Candidates& candidates, const Command& command) {
  for (const Option& option : command.options) {
    for (const std::string_view name : split(option.names, ',')) candidates.add(name, option.help);
  }
  candidates.add("--help", "show this help");
}

void add(Candidates& candidates, Completes kind, const sys::Env& env) {
  switch (kind) {
    case Completes::environments: return add_environments(candidates, env);
    case Completes::commands: return add_commands(candidates);
    case Completes::shells:
      for (const std::string_view name : shells::shell_names()) candidates.add(name);
      return;
    case Completes::switches:
      candidates.add("on");
      candidates.add("off");
      return;
    default: return;  // the shell completes files by itself
  }
}

const Option* option_named(const Command& command, std::string_view word) {
  for (const Option& option : command.options) {
    const std::vector<std::string_view> names = split(option.names, ',');
    if (std::find(names.begin(), names.end(), word) != names.end()) return &option;
  }
  return nullptr;
}

void complete_command(Candidates& candidates, const Command& command, std::span<const std::string_view> words, const sys::Env& env) {
  const Option* before = words.size() > 1 ? option_named(command, words[words.size() - 2]) : nullptr;
  if (before != nullptr && !before->value.empty()) {
    add(candidates, before->completes, env);
  } else if (candidates.typed.starts_with('-')) {
    add_options(candidates, command);
  } else {
    add(candidates, command.operands.completes, env);
  }
}

}  // namespace

std::string complete(std::span<const std::string_view> words, const sys::Env& env) {
  if (words.size() < 3) return {};
  Candidates candidates{.typed = words.back(), .described = words[0] != "bash" && words[0] != "csh" && words[0] != "tcsh", .unfit = "\n\t"};
  if (words[0] == "csh" || words[0] == "tcsh") candidates.unfit = "\n\t ";  // csh would offer such a name in pieces
  std::span<const std::string_view> line = words.subspan(1);
  try {
    if (line[0] == "molt") line = line.subspan(1);
    if (line.size() == 1) {
      add_commands(candidates);
      return candidates.text;
    }
    const Command* command = commands::find(line[0]);
    if (command != nullptr) complete_command(candidates, *command, line.subspan(1), env);
    return candidates.text;
  } catch (const Error&) {
    return {};  // an error message in the middle of a command line helps nobody
  }
}

}  // namespace molt
