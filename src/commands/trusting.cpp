// SPDX-License-Identifier: MIT
// molt allow, molt deny: what `cd` may activate.
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/automatic.hpp"
#include "model/places.hpp"
#include "model/trust.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

struct Args {
  bool list = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option allow_options[] = {
    cli::flag<&Args::list>("--list", "print what was allowed and denied"),
};

std::string list(const model::Grounds& grounds) {
  std::string text;
  for (const std::string& path : grounds.settings.trust) text += format("trusted  {}  (config.toml)\n", visible(path));
  for (const model::Decision& decision : model::decisions(grounds.projects.state_directory)) {
    const std::string_view word = decision.verdict == model::Verdict::allowed ? "allowed" : "denied ";
    text += format("{}  {}{}\n", word, visible(decision.environment), decision.stands ? "" : "  (gone or replaced since: asks again)");
  }
  return text;
}

/// The environment that DIR (or this directory) means: DIR itself, or what the nearest directory with a marker names.
std::string meant(const model::Grounds& grounds, const std::string& directory) {
  if (sys::exists(directory + "/pyvenv.cfg")) return directory;
  const std::string root = model::find_root(grounds, directory);
  const std::optional<model::Marker> marker = root.empty() ? std::nullopt : model::marker_in(grounds, root);
  if (!marker) throw Error{.message = format("there is no environment in '{}' or above it", directory)};
  if (marker->environment.empty()) throw Error{.message = marker->objection};
  return marker->environment;
}

/// Records the decision for `operand` (or this directory), and what follows from it here and now.
Plan decide(const std::vector<std::string>& operands, const Context& context, model::Verdict verdict) {
  const model::Grounds grounds = model::open_grounds(context.env);
  const std::optional<std::string> here = sys::physical_directory();
  const std::optional<std::string> directory = operands.empty() ? here : sys::real_path(operands[0]);
  if (!directory) throw Error{.message = operands.empty() ? "this directory is gone" : format("there is no directory '{}'", operands[0])};
  const std::string environment = meant(grounds, *directory);
  const std::optional<std::string> obstacle = model::path_obstacle(environment);
  const std::optional<std::string> reason = obstacle ? obstacle : model::refusal(environment);
  if (verdict == model::Verdict::allowed && reason) throw Error{.message = format("cannot allow '{}': {}", environment, *reason)};
  model::decide(grounds.projects.state_directory, environment, verdict);
  Plan plan = printed(format("{} '{}'\n", verdict == model::Verdict::allowed ? "allowed" : "denied", visible(environment)));
  if (!here) return plan;
  const model::UserHooks hooks = model::open_user_hooks(context.env, grounds.shelf, context.script_suffix);
  const model::Change change = model::follow(grounds, hooks, context.state, model::find_root(grounds, *here), "");
  plan.add(change.plan);
  return plan;
}

Plan run_allow(const Args& args, Context& context) {
  if (args.list) return printed(list(model::open_grounds(context.env)));
  return decide(args.operands, context, model::Verdict::allowed);
}

Plan run_deny(const NoOptions& args, Context& context) { return decide(args.operands, context, model::Verdict::denied); }

}  // namespace

constinit const cli::Command allow = {
    .name = "allow",
    .summary = "let cd activate the environment of a project",
    .details = "DIR is the project or its environment; without it, this directory. The decision\n"
               "is bound to the directory as it is: when it is replaced, molt asks again.\n",
    .examples = "molt allow\nmolt allow --list\n",
    .options = allow_options,
    .operands = {.name = "[DIR]", .most = 1, .completes = cli::Completes::directories},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::nothing,
    .run = invoke<Args, run_allow>,
    .of_molt = true,
};

constinit const cli::Command deny = {
    .name = "deny",
    .summary = "never let cd activate the environment of a project",
    .details = "DIR is the project or its environment; without it, this directory. Nothing more\n"
               "is said about it on cd.\n",
    .examples = "molt deny ~/src/other\n",
    .options = {},
    .operands = {.name = "[DIR]", .most = 1, .completes = cli::Completes::directories},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_deny>,
    .of_molt = true,
};

}  // namespace molt::commands
