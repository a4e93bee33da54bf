// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/option.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

struct Args {
  ProjectCd cd = ProjectCd::as_configured;
  std::vector<std::string> operands = {};
};

constexpr cli::Option options[] = {
    cli::flag<&Args::cd, ProjectCd::no>("-n,--no-cd", "stay in this directory"),
    cli::flag<&Args::cd, ProjectCd::yes>("-c,--cd", "go to the environment's project"),
};

/// virtualenvwrapper prints the names and returns 1: scripts look at it (virtualenvwrapper.md 1.2).
Plan list(const Context& context) {
  std::string text;
  for (const std::string& name : model::environment_names(context.shelf)) text += visible(name) + '\n';
  return printed(std::move(text), ExitStatus::failure);
}

/// The environment before this one, which need not be on the shelf.
std::string previous(const Context& context) {
  if (context.last.empty()) throw Error{.message = "there is no environment to go back to in this shell"};
  if (!model::is_environment(context.last)) throw Error{.message = format("the environment before this one, '{}', is gone", context.last)};
  return context.last;
}

std::string wanted(const Context& context, const std::string& name) {
  if (name == "-") return previous(context);
  if (name != ".") return model::find_environment(context.shelf, name);
  const std::optional<std::string> directory = sys::current_directory(context.env);
  return model::find_environment(context.shelf, directory ? model::base_name(*directory) : "");
}

Plan run(const Args& args, Context& context) {
  model::make_shelf(context.shelf);
  if (args.operands.empty() || args.operands[0].empty()) return list(context);
  return enter(context, wanted(context, args.operands[0]), args.cd);
}

}  // namespace

constinit const cli::Command workon = {
    .name = "workon",
    .summary = "activate an environment, or list them all",
    .details = "ENV is a name in WORKON_HOME; '.' is the environment named like this\n"
               "directory, '-' the one that was active before. Without ENV it prints the\n"
               "names of all environments and returns 1.\n",
    .examples = "workon web\nworkon -\n",
    .options = options,
    .operands = {.name = "[ENV]", .most = cli::any_number, .completes = cli::Completes::environments, .take_unknown_options = true},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
};

}  // namespace molt::commands
