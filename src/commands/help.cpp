// SPDX-License-Identifier: MIT
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/loading.hpp"
#include "commands/table.hpp"

namespace molt::commands {
namespace {

std::string told_to_load(const Loading& loading) {
  return format("\nWhere 'workon' is not found, put this line at the end of {}:\n\n  {}\n", loading.rc_file, visible(loading.line));
}

Plan run(const NoOptions& args, Context& context) {
  if (!args.operands.empty()) return printed(help_text(get(args.operands[0]), context));
  const std::optional<Loading> loading = context.in_shell ? std::nullopt : how_to_load(context.env);
  return printed(cli::overview(table()) + (loading ? told_to_load(*loading) : std::string()));
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
