// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "commands/context.hpp"
#include "commands/hook_files.hpp"
#include "commands/table.hpp"

namespace molt::commands {
namespace {

Plan run(const NoOptions& args, Context&) {
  for (const HookFile& file : hook_files()) {
    if (file.shell == args.operands[0]) return printed(std::string(file.text));
  }
  throw usage_error(format("there is no hook file for '{}'", args.operands[0]), "molt knows bash, zsh, fish, csh, tcsh, powershell and pwsh");
}

}  // namespace

constinit const cli::Command init = {
    .name = "init",
    .summary = "print the hook file of a shell",
    .details = "The same file is installed under share/molt; sourcing that is quicker.\n",
    .examples = "molt init bash\n",
    .options = {},
    .operands = {.name = "SHELL", .least = 1, .most = 1, .completes = cli::Completes::shells},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run>,
    .of_molt = true,
};

}  // namespace molt::commands
