// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/creating.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/automatic.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "model/trust.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

struct Args : CreationArgs {
  std::optional<std::string> project = {};
  bool here = false;
  std::vector<std::string> operands = {};
};

constexpr auto options =
    cli::joined(std::to_array<cli::Option>({
                    cli::may_lack_value(cli::value<&Args::project>("-a", "DIR", "bind it to this project directory", cli::Completes::directories)),
                    cli::flag<&Args::here>("--here", "make ./.venv (or ./ENV) instead, allowed for cd, and activate it"),
                }),
                creation_options<Args>());

/// ./.venv or ./NAME: the user's own, hence allowed, and ignored by version control. cd activates the first by itself, and leaves it with the
/// project.
Plan run_here(const Args& args, Context& context) {
  const std::optional<std::string> directory = sys::physical_directory();
  if (!directory) throw Error{.message = "this directory is gone"};
  if (args.operands.size() > 1) throw usage_error("mkvirtualenv: --here makes one environment");
  if (args.project) throw usage_error("mkvirtualenv: --here and -a exclude each other");
  const std::string name(args.operands.empty() ? std::string_view(".venv") : model::tidy_name(args.operands[0]));
  if (name != ".venv") model::check_name(name);
  const std::string environment = *directory + '/' + name;
  // One that is there may be somebody else's, who thus would have it allowed.
  Args named = args;
  if (name == ".venv" && !args.prompt) named.prompt = model::base_name(*directory);  // all of them are called .venv
  build(context, named, environment, builder::Existing::refuse);
  if (!args.without_scm_ignore_files) sys::write_file_atomically(environment + "/.gitignore", "*\n");
  const model::Grounds grounds = model::open_grounds(context.env);
  model::decide(grounds.projects.state_directory, environment, model::Verdict::allowed);
  Plan plan =
      name == ".venv" ? model::follow(grounds, user_hooks(context), context.state, *directory, {}).plan : enter(context, environment, ProjectCd::no);
  plan.add(after_creation(context, args, environment));
  return plan;
}

Plan run(const Args& args, Context& context) {
  if (args.here) return run_here(args, context);
  if (args.operands.empty()) throw usage_error("mkvirtualenv: ENV... is missing", "see: mkvirtualenv --help");
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
    .operands = {.name = "ENV...", .most = cli::any_number},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
    .words_variable = virtualenv_arguments,
};

}  // namespace molt::commands
