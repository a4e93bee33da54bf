// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "builder/build.hpp"
#include "cli/option.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

struct Args {
  std::string python;
  std::optional<std::string> project;
  std::optional<std::string> prompt;
  bool system_site_packages = false;
  bool without_pip = false;
  bool clear = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option options[] = {
    cli::value<&Args::python>("-p,--python", "PYTHON", "the interpreter: a version, a name or a path", cli::Completes::pythons),
    cli::value<&Args::project>("-a", "DIR", "bind the environment to this project directory", cli::Completes::directories),
    cli::value<&Args::prompt>("--prompt", "TEXT", "what the prompt shows instead of the name"),
    cli::flag<&Args::system_site_packages>("--system-site-packages", "let it use the interpreter's own packages"),
    cli::flag<&Args::without_pip>("--without-pip", "leave pip out"),
    cli::flag<&Args::clear>("--clear", "make it anew where it exists"),
};

/// The directory of -a, absolute. It must be there before anything is made (virtualenvwrapper.md 1.1).
std::optional<std::string> checked_project(const Args& args, const Context& context) {
  if (!args.project) return std::nullopt;
  const std::optional<std::string> here = sys::current_directory(context.env);
  if (args.project->empty() || !here || !sys::is_directory(*args.project)) {
    throw Error{.message = format("Cannot associate project with {}, it is not a directory", *args.project), .verbatim = true};
  }
  return model::absolute_path(*args.project, *here);
}

builder::Options build_options(const Args& args, const Context& context) {
  return {
      .python = args.python.empty() ? context.config.python : args.python,
      .system_site_packages = args.system_site_packages,
      .without_pip = args.without_pip,
      .clear = args.clear,
      .prompt = args.prompt,
  };
}

/// Makes the environment and keeps the index current, when it was.
void make(const Args& args, const Context& context, const std::string& destination, const std::optional<std::string>& project) {
  const model::Projects projects = model::open_projects(context.env);
  const bool current = model::index_is_current(projects, context.shelf);
  const builder::Surroundings surroundings{
      .env = context.env, .home = model::home_directory(context.env), .cache_directory = model::cache_directory(context.env)};
  builder::make_environment(destination, build_options(args, context), surroundings);
  if (project) model::bind_project(projects, destination, *project);
  if (current) {
    model::mark_index_current(projects, context.shelf);
  } else {
    model::update_index(projects, context.shelf);
  }
}

Plan run(const Args& args, Context& context) {
  const std::string name(model::tidy_name(args.operands[0]));
  model::check_name(name);
  const std::optional<std::string> project = checked_project(args, context);
  model::make_shelf(context.shelf);
  const std::string destination = context.shelf + '/' + name;
  make(args, context, destination, project);
  Plan plan;
  if (project) plan.add(Print{format("Setting project for {} to {}\n", name, *project)});
  plan.add(enter(context, destination, ProjectCd::as_configured));
  return plan;
}

}  // namespace

constinit const cli::Command mkvirtualenv = {
    .name = "mkvirtualenv",
    .summary = "make an environment in WORKON_HOME and activate it",
    .details = {},
    .examples = "mkvirtualenv web\nmkvirtualenv -p 3.12 -a ~/src/web web\n",
    .options = options,
    .operands = {.name = "ENV", .least = 1, .most = 1},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
};

}  // namespace molt::commands
