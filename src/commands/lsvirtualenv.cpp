// SPDX-License-Identifier: MIT
#include "base/text.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/shelf.hpp"

namespace molt::commands {
namespace {

struct Args {
  bool brief = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option options[] = {
    cli::flag<&Args::brief>("-b", "print the names alone"),
    cli::flag<&Args::brief, false>("-l", "print each name with its details"),
};

/// Status 1 for an empty shelf: grep's, which scripts know (virtualenvwrapper.md 1.6).
Plan run(const Args& args, Context& context) {
  model::make_shelf(context.shelf);
  model::update_index(model::open_projects(context.env), context.shelf);
  std::string text;
  for (const std::string& name : model::environment_names(context.shelf)) {
    text += visible(name) + '\n';
    if (!args.brief) text += std::string(name.size(), '=') + "\n\n\n";
  }
  const ExitStatus status = args.brief && text.empty() ? ExitStatus::failure : ExitStatus::ok;
  return printed(std::move(text), status);
}

}  // namespace

constinit const cli::Command lsvirtualenv = {
    .name = "lsvirtualenv",
    .summary = "list the environments in WORKON_HOME",
    .details = {},
    .examples = "lsvirtualenv -b\n",
    .options = options,
    .operands = {.name = {}, .most = cli::any_number},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
};

}  // namespace molt::commands
