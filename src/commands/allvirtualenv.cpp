// SPDX-License-Identifier: MIT
// allvirtualenv, and activate-only, with which the hook files of bash and zsh run functions and builtins of the shell in every environment.
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"
#include "sys/terminal.hpp"

namespace molt::commands {
namespace {

model::State inside(const Context& context, const std::string& environment) {
  return model::entered(model::left(context.state), model::read_venv(environment));
}

void run_in(const Context& context, const std::string& environment, const std::vector<std::string>& words) {
  check_can_be_in_path(environment);
  const model::State state = inside(context, environment);
  const std::string& typed = words[0];
  const std::optional<std::string> program =
      typed.find('/') != std::string::npos ? sys::real_path(typed) : sys::find_program(typed, state.path.value_or(""));
  if (!program) {
    sys::write_stderr(format("molt: command not found: '{}'\n", visible(typed)));
    return;
  }
  sys::Child child{.words = words,
                   .environment = context.env.with({{"VIRTUAL_ENV", state.virtual_env},
                                                    {"VIRTUAL_ENV_PROMPT", state.prompt},
                                                    {"PATH", state.path},
                                                    {"PYTHONHOME", state.python_home},
                                                    {"PWD", environment}}),
                   .directory = environment,
                   .keeps_stdout = true};
  child.words[0] = *program;
  const sys::Ended ended = sys::try_run(child);
  if (ended.could_not_start != 0) sys::write_stderr(format("molt: cannot run '{}'\n", visible(typed)));
}

/// Written as it goes: the commands of the user write to stdout too. The status is 0 whatever they return (virtualenvwrapper.md 1.8).
Plan run_all(const NoOptions& args, Context& context) {
  model::make_shelf(context.shelf);
  for (const std::string& name : model::environment_names(context.shelf)) {
    if (!sys::write_stdout(visible(name) + '\n' + std::string(name.size(), '=') + '\n')) break;
    if (!args.operands.empty()) run_in(context, context.shelf + '/' + name, args.operands);
    sys::write_stdout("\n");
  }
  return {};
}

/// No scripts of the user, no project: the shell is one that ends right after.
Plan run_activate(const NoOptions& args, Context& context) {
  const std::string environment = model::find_environment(context.shelf, args.operands[0]);
  check_can_be_in_path(environment);
  Plan plan = model::difference(context.state, inside(context, environment));
  plan.add(Cd{environment});
  return plan;
}

}  // namespace

constinit const cli::Command allvirtualenv = {
    .name = "allvirtualenv",
    .summary = "run a command in every environment",
    .details = "Each environment is active and its directory the current one while COMMAND runs.\n"
               "In bash and zsh COMMAND may also be a function or a builtin.\n",
    .examples = "allvirtualenv pip install -U pip\n",
    .options = {},
    .operands = {.name = "COMMAND [WORDS...]", .most = cli::any_number, .completes = cli::Completes::command_line, .take_unknown_options = true},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_all>,
};

constinit const cli::Command activate_only = {
    .name = "activate-only",
    .summary = "activate an environment in a subshell; called by the hook files",
    .details = {},
    .examples = {},
    .options = {},
    .operands = {.name = "ENV", .least = 1, .most = 1},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_activate>,
    .hidden = true,
    .of_molt = true,
};

}  // namespace molt::commands
