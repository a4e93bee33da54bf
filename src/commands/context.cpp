// SPDX-License-Identifier: MIT
#include "commands/context.hpp"

#include "model/places.hpp"

namespace molt::commands {

void prepare(const cli::Command& command, Context& context) {
  context.state = model::read_state(context.env);
  if (command.needs == cli::Needs::nothing) return;
  context.config = model::read_config(model::config_file(context.env));
  context.shelf = model::workon_home(context.env, context.config.workon_home);
}

}  // namespace molt::commands
