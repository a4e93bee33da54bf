// SPDX-License-Identifier: MIT
// run-hook and hook-failed: called by the code of plans and by the drop-in scripts, at the moment when the shell has the right environment.
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "sys/terminal.hpp"

namespace molt::commands {
namespace {

/// EVENT ENVIRONMENT [ARGUMENTS...]; ENVIRONMENT may be empty.
Plan run_event(const NoOptions& args, Context& context) {
  const std::vector<std::string> arguments(args.operands.begin() + 2, args.operands.end());
  model::run_hooks(user_hooks(context), {.event = args.operands[0], .arguments = arguments, .environment = args.operands[1]}, context.env,
                   context.state);
  return {};
}

Plan run_failed(const NoOptions& args, Context&) {
  sys::write_stderr(format("molt: the hook '{}' ended with status {}\n", visible(args.operands[0]), visible(args.operands[1])));
  return {};
}

}  // namespace

constinit const cli::Command run_hook = {
    .name = "run-hook",
    .summary = "run the user's scripts of an event",
    .details = {},
    .examples = {},
    .options = {},
    .operands = {.name = "EVENT ENVIRONMENT [ARGUMENTS...]", .least = 2, .most = cli::any_number},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_event>,
    .hidden = true,
    .of_molt = true,
};

constinit const cli::Command hook_failed = {
    .name = "hook-failed",
    .summary = "say that a sourced script failed",
    .details = {},
    .examples = {},
    .options = {},
    .operands = {.name = "FILE STATUS", .least = 2, .most = 2},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_failed>,
    .hidden = true,
    .of_molt = true,
};

}  // namespace molt::commands
