// SPDX-License-Identifier: MIT
// lsvirtualenv and showvirtualenv: what is on the shelf.
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "sys/terminal.hpp"

namespace molt::commands {
namespace {

struct Args {
  bool brief = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option options[] = {
    cli::flag<&Args::brief>("-b", "print the names alone"),
    cli::flag<&Args::brief, false>("-l", "print each name with its details, which is the default"),
};

/// What the user's get_env_details scripts say about an environment; they run with it as VIRTUAL_ENV.
std::string details(const Context& context, const std::string& name, const model::State& state) {
  return model::capture_hooks(user_hooks(context), {.event = "get_env_details", .arguments = {name}, .environment = context.shelf + '/' + name},
                              context.env, state);
}

/// Status 1 for an empty shelf is grep's, which scripts know (virtualenvwrapper.md 1.6).
Plan run_list(const Args& args, Context& context) {
  model::make_shelf(context.shelf);
  model::update_index(model::open_projects(context.env), context.shelf);
  std::string text;
  for (const std::string& name : model::environment_names(context.shelf)) {
    text += visible(name) + '\n';
    if (args.brief) continue;
    const model::State state = model::entered(model::left(context.state), model::read_venv(context.shelf + '/' + name));
    text += std::string(name.size(), '=') + '\n' + details(context, name, state) + "\n\n";
  }
  const ExitStatus status = args.brief && text.empty() ? ExitStatus::failure : ExitStatus::ok;
  return printed(std::move(text), status);
}

/// The first option that the shell's getopts would not know; letters may share a word.
std::optional<std::string> invalid_option(const cli::Words& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    if (!word.starts_with('-') || word == "-" || word == "--help") continue;
    if (word.starts_with("--")) return word;
    const std::size_t found = word.find_first_not_of("blh", 1);
    if (found != std::string::npos) return format("-{}", word.substr(found, 1));
  }
  return std::nullopt;
}

/// virtualenvwrapper's message and status, and the help on stdout.
Plan run_list_unless_invalid(const cli::Command& self, const cli::Words& words, Context& context) {
  const std::optional<std::string> invalid = invalid_option(words);
  if (!invalid) return invoke<Args, run_list>(self, words, context);
  sys::write_stderr(format("Invalid option: {}\n", visible(*invalid)));
  return printed(help_text(self, context), ExitStatus::failure);
}

/// The name is not checked, as in virtualenvwrapper: the scripts may know more than molt.
Plan run_show(const NoOptions& args, Context& context) {
  const std::string active(context.state.virtual_env ? model::base_name(*context.state.virtual_env) : std::string_view());
  const std::string name = args.operands.empty() ? active : args.operands[0];
  if (name.empty()) return printed("showvirtualenv [env]\n", ExitStatus::failure);
  return printed(details(context, name, context.state) + '\n');
}

}  // namespace

constinit const cli::Command lsvirtualenv = {
    .name = "lsvirtualenv",
    .summary = "list the environments in WORKON_HOME",
    .details = "The details are what your get_env_details hooks print.\n",
    .examples = "lsvirtualenv -b\n",
    .options = options,
    .operands = {.name = {}, .most = cli::any_number},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = run_list_unless_invalid,
    .help_status = ExitStatus::failure,
};

constinit const cli::Command showvirtualenv = {
    .name = "showvirtualenv",
    .summary = "show the details of one environment",
    .details = "Without ENV, of the active one. The details are what your get_env_details hooks\nprint.\n",
    .examples = "showvirtualenv web\n",
    .options = {},
    .operands = {.name = "[ENV]", .most = cli::any_number, .completes = cli::Completes::environments},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_show>,
};

}  // namespace molt::commands
