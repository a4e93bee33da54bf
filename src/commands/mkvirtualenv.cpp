// SPDX-License-Identifier: MIT
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/creating.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/shelf.hpp"

namespace molt::commands {
namespace {

struct Args : CreationArgs {
  std::optional<std::string> project = {};
  std::vector<std::string> operands = {};
};

constexpr auto options = cli::joined(std::to_array<cli::Option>({
                                         cli::value<&Args::project>("-a", "DIR", "bind it to this project directory", cli::Completes::directories),
                                     }),
                                     creation_options<Args>());

Plan run(const Args& args, Context& context) {
  std::vector<std::string> names;
  for (const std::string& operand : args.operands) names.emplace_back(model::tidy_name(operand));
  for (const std::string& name : names) model::check_name(name);
  const std::optional<std::string> project = existing_project(args.project, context);
  Plan plan;
  std::string made;
  for (const std::string& name : names) {
    made = create(context, args, name, project);
    if (project) plan.add(Print{format("Setting project for {} to {}\n", visible(name), visible(*project))});
  }
  plan.add(enter(context, made, ProjectCd::as_configured));
  plan.add(after_creation(context, args, made));
  return plan;
}

}  // namespace

constinit const cli::Command mkvirtualenv = {
    .name = "mkvirtualenv",
    .summary = "make an environment in WORKON_HOME and activate it",
    .details = "Of several names each is made, and the last is activated; -i and -r are for\n"
               "that one. When an installation fails, the environment stays and the status\n"
               "says so.\n",
    .examples = "mkvirtualenv web\nmkvirtualenv -p 3.12 -a ~/src/web -r requirements.txt web\n",
    .options = options,
    .operands = {.name = "ENV...", .least = 1, .most = cli::any_number},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
    .words_variable = virtualenv_arguments,
};

}  // namespace molt::commands
