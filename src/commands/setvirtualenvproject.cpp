// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

/// A name on the shelf, or the path of an environment anywhere. Never WORKON_HOME itself, and never what merely has the name of an environment here.
std::string named_environment(const Context& context, const std::string& typed) {
  const std::string on_shelf = context.shelf + '/' + std::string(model::tidy_name(typed));
  if (!typed.starts_with('/') && sys::is_directory(on_shelf)) return model::find_environment(context.shelf, typed);
  const std::string path = model::absolute_path(typed, sys::current_directory(context.env).value_or("/"));
  if (typed.find('/') != std::string::npos && model::is_environment(path)) return path;
  throw Error{.message = format("No virtualenv {}", typed), .verbatim = true};
}

/// The environment of the first operand, or the active one.
std::string environment(const NoOptions& args, const Context& context) {
  if (!args.operands.empty()) return named_environment(context, args.operands[0]);
  if (context.state.virtual_env && sys::is_directory(*context.state.virtual_env)) return *context.state.virtual_env;
  throw Error{.message = "ERROR: no virtualenv active, or active virtualenv is missing", .verbatim = true};
}

Plan run(const NoOptions& args, Context& context) {
  const std::string path = environment(args, context);
  const std::optional<std::string> here = sys::current_directory(context.env);
  const std::string typed = args.operands.size() > 1 ? args.operands[1] : here.value_or("");
  const std::string directory = model::absolute_path(typed, here.value_or("/"));
  if (typed.empty() || !sys::is_directory(directory)) {
    throw Error{.message = format("Cannot associate virtualenv with \"{}\", it is not a directory", typed), .verbatim = true};
  }
  model::bind_project(model::open_projects(context.env), path, directory);
  return printed(format("Setting project for {} to {}\n", model::base_name(path), directory));
}

}  // namespace

constinit const cli::Command setvirtualenvproject = {
    .name = "setvirtualenvproject",
    .summary = "bind an environment to a project directory",
    .details = "Without DIR it is this directory, without ENV the active environment. cd into\n"
               "the project activates the environment, 'workon ENV' goes to the project. ENV is\na name in WORKON_HOME, or a path.\n",
    .examples = "setvirtualenvproject web ~/src/web\n",
    .options = {},
    .operands = {.name = "[ENV [DIR]]", .most = 2, .completes = cli::Completes::environments, .then_completes = cli::Completes::directories},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run>,
};

}  // namespace molt::commands
