// SPDX-License-Identifier: MIT
// molt auto: the switch of this shell.
#include "base/error.hpp"
#include "base/format.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"

namespace molt::commands {
namespace {

Plan run(const NoOptions& args, Context& context) {
  const bool is_on = context.env.value("MOLT_AUTO") != "0";
  if (args.operands.empty()) return printed(is_on ? "on\n" : "off\n");
  Plan plan;
  if (args.operands[0] == "off") {
    plan.add(SetEnv{"MOLT_AUTO", "0"});
  } else if (args.operands[0] == "on") {
    plan.add(UnsetEnv{"MOLT_AUTO"});
  } else {
    throw usage_error(format("auto: '{}' is neither 'on' nor 'off'", args.operands[0]));
  }
  return plan;
}

}  // namespace

constinit const cli::Command automatic = {
    .name = "auto",
    .summary = "switch activation on cd on or off in this shell",
    .details = "Without a word it says how it stands.\n",
    .examples = "molt auto off\n",
    .options = {},
    .operands = {.name = "[on|off]", .most = 1, .completes = cli::Completes::switches},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run>,
    .of_molt = true,
};

}  // namespace molt::commands
