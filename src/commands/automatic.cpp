// SPDX-License-Identifier: MIT
// molt auto: the switch of this shell.
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/grounds.hpp"
#include "model/places.hpp"

namespace molt::commands {
namespace {

/// Why no shell is on, whatever is said in it; empty when the file of the user does not say so.
std::string switched_off(const Context& context) {
  if (model::open_grounds(context.env).settings.automatic) return {};
  return format("auto.enabled is false in '{}'", visible(model::config_file(context.env)));
}

Plan run(const NoOptions& args, Context& context) {
  const std::string off = switched_off(context);
  if (args.operands.empty()) {
    if (!off.empty()) return printed(format("off: {}\n", off));
    return printed(context.env.value("MOLT_AUTO") == "0" ? "off\n" : "on\n");
  }
  Plan plan;
  if (args.operands[0] == "off") {
    plan.add(SetEnv{"MOLT_AUTO", "0"});
  } else if (args.operands[0] == "on") {
    if (!off.empty()) throw Error{.message = format("cd goes on activating nothing: {}", off), .hint = "take that out of the file"};
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
