// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"

namespace molt::commands {
namespace {

Plan run(const NoOptions& args, Context& context) {
  // A stock bin/activate calls `deactivate nondestructive` before it begins: with nothing active there is nothing to do.
  const bool by_a_script = !args.operands.empty() && args.operands[0] == "nondestructive";
  if (!context.state.virtual_env && !by_a_script) throw Error{.message = "no environment is active"};
  return leave(context);
}

}  // namespace

constinit const cli::Command deactivate = {
    .name = "deactivate",
    .summary = "leave the active environment",
    .details = "Takes the environment's own entry out of PATH and leaves the rest as it is.\n"
               "In a project whose environment was activated by cd, it holds until you leave\n"
               "the project.\n",
    .examples = "deactivate\n",
    .options = {},
    .operands = {.name = {}, .most = cli::any_number},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run>,
};

}  // namespace molt::commands
