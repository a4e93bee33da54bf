// SPDX-License-Identifier: MIT
#include "commands/context.hpp"

#include "base/text.hpp"
#include "cli/help.hpp"
#include "model/places.hpp"

namespace molt::commands {

void prepare(const cli::Command& command, Context& context) {
  context.state = model::read_state(context.env);
  if (command.needs == cli::Needs::nothing) return;
  context.config = model::read_config(model::config_file(context.env));
  context.shelf = model::workon_home(context.env, context.config.workon_home);
}

cli::Words all_words(const cli::Command& command, const cli::Words& typed, const Context& context) {
  if (command.words_variable.empty()) return typed;
  cli::Words words;
  for (const std::string_view word : split(context.env.value(command.words_variable), ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  words.insert(words.end(), typed.begin(), typed.end());
  return words;
}

std::string help_text(const cli::Command& command, const Context& context) {
  return cli::command_help(command) + (command.help_end == nullptr ? std::string() : '\n' + command.help_end(context));
}

model::UserHooks user_hooks(const Context& context) {
  const std::string shelf = context.shelf.empty() ? model::known_shelf(model::open_projects(context.env), context.env) : context.shelf;
  return model::open_user_hooks(context.env, shelf, context.script_suffix);
}

Plan global_hooks(const Context& context, std::string_view event) {
  const model::UserHooks hooks = user_hooks(context);
  return model::source_hooks(hooks, event, model::sourced_hooks(hooks, event, {}, {}));
}

}  // namespace molt::commands
