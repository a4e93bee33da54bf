// SPDX-License-Identifier: MIT
#include "base/format.hpp"
#include "base/version.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"

namespace molt::commands {
namespace {

Plan run(const NoOptions&, Context& context) {
  std::string text = format("virtualenvwrapper's commands, by molt.\n\n"
                            "They make, activate, copy and remove Python environments in one place, and\n"
                            "bind them to projects.\n\n"
                            "  Version:      molt {}\n  WORKON_HOME:  {}\n  PROJECT_HOME: {}\n\nCommands available:\n\n",
                            version, context.shelf, context.env.value("PROJECT_HOME"));
  for (const cli::Command* command : table()) {
    if (!command->hidden && !command->of_molt) text += format("  {}: {}\n\n", command->name, command->summary);
  }
  return printed(std::move(text));
}

}  // namespace

constinit const cli::Command virtualenvwrapper = {
    .name = "virtualenvwrapper",
    .summary = "show this list",
    .details = {},
    .examples = "virtualenvwrapper\n",
    .options = {},
    .operands = {.name = {}, .most = cli::any_number},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run>,
};

}  // namespace molt::commands
