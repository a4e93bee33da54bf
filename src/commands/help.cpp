// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"

namespace molt::commands {
namespace {

Plan run(const NoOptions& args, Context&) {
  if (args.operands.empty()) return printed(cli::overview(table()));
  return printed(cli::command_help(get(args.operands[0])));
}

}  // namespace

constinit const cli::Command help = {
    .name = "help",
    .summary = "show the help of a command",
    .details = {},
    .examples = "molt help workon\n",
    .options = {},
    .operands = {.name = "[COMMAND]", .most = 1, .completes = cli::Completes::commands},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run>,
    .of_molt = true,
};

}  // namespace molt::commands
