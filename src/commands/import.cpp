// SPDX-License-Identifier: MIT
// molt import: what another tool had is on the shelf and bound to its projects.
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/grounds.hpp"
#include "model/places.hpp"
#include "model/projects.hpp"
#include "model/shelf.hpp"
#include "model/tools.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

struct Args {
  bool dry_run = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option options[] = {
    cli::flag<&Args::dry_run>("-n,--dry-run", "only say what would be done"),
};

/// One run of the command, and what it says.
struct Import {
  const Context& context;
  model::Projects projects;
  bool dry_run;
  std::string text = {};

  void say(std::string_view what, const model::ToolEnvironment& found, std::string_view more) {
    text += format("{} {}: {}\n", what, visible(found.name), visible(more));
  }

  void say_done(std::string_view what, std::string_view would, const model::ToolEnvironment& found, std::string_view more) {
    say(dry_run ? would : what, found, more);
  }
};

const model::Tool& find_tool(std::string_view name) {
  std::vector<std::string_view> names;
  for (const model::Tool& tool : model::tools()) {
    if (tool.name == name) return tool;
    names.push_back(tool.name);
  }
  throw usage_error(format("molt cannot import from '{}'", name), format("it knows {}", join(names, ", ")));
}

/// The environment as the shelf has it, linked to it where it lies elsewhere; nothing, and the reason is said, when it cannot be had.
std::optional<std::string> shelved(Import& import, const model::ToolEnvironment& found) {
  std::optional<std::string> reason = model::defect(found.path);
  if (!model::is_plain_name(found.name)) reason = "workon can have no environment of that name";
  if (reason) {
    import.say("skipped", found, *reason);
    return std::nullopt;
  }
  const std::string path = model::inside(import.context.shelf, found.name);
  if (sys::exists(path)) {
    if (sys::real_path(path) == sys::real_path(found.path)) return path;
    import.say("skipped", found, format("WORKON_HOME has another '{}'", found.name));
    return std::nullopt;
  }
  import.say_done("linked", "would link", found, found.path);
  if (!import.dry_run) sys::make_link(found.path, path);
  return path;
}

void bind(Import& import, const model::ToolEnvironment& found, const std::string& environment) {
  if (!sys::is_directory(*found.project)) return import.say("skipped", found, format("its project '{}' is gone", *found.project));
  const std::string project = sys::real_path(*found.project).value_or(*found.project);
  const std::optional<std::string> bound = model::bound_environment(import.projects, project);
  const std::optional<std::string> named = model::project_of(import.projects, environment);
  if (bound == environment) return import.say("already bound", found, *found.project);
  if (bound && sys::exists(*bound)) return import.say("skipped", found, format("'{}' is bound to '{}'", *found.project, *bound));
  if (named && named != found.project) return import.say("skipped", found, format("it is bound to '{}'", *named));
  import.say_done("bound", "would bind", found, *found.project);
  if (import.dry_run) return;
  if (named) {
    model::learn_project(import.projects, environment);  // the record that is there will do
  } else {
    model::bind_project(import.projects, environment, *found.project);
  }
}

Plan run(const Args& args, Context& context) {
  const model::Tool& tool = find_tool(args.operands[0]);
  const std::string place = tool.place(context.env);
  if (!sys::is_directory(place)) {
    throw Error{.message = format("{} keeps its environments in '{}', which is not there", tool.name, place),
                .hint = format("when they lie elsewhere, set {} as you had it with {}", tool.variable, tool.name)};
  }
  Import import{.context = context, .projects = model::open_projects(context.env), .dry_run = args.dry_run};
  if (!args.dry_run) model::make_shelf(context.shelf);
  for (const model::ToolEnvironment& found : tool.environments(place)) {
    const std::size_t said = import.text.size();
    const std::optional<std::string> environment = shelved(import, found);
    if (environment && found.project) bind(import, found, *environment);
    if (import.text.size() == said) import.say("already there", found, *environment);
  }
  if (!args.dry_run) model::update_index(import.projects, context.shelf);
  return printed(import.text.empty() ? format("{} has no environment in '{}'\n", tool.name, visible(place)) : import.text);
}

}  // namespace

constinit const cli::Command import_environments = {
    .name = "import",
    .summary = "take over the environments of pyenv, virtualfish or pipenv",
    .details = "What lies outside WORKON_HOME gets a link there, under the name it had; what\n"
               "names its project is bound to it. Nothing is moved, changed or run.\n",
    .examples = "molt import pyenv\nmolt import -n pipenv\n",
    .options = options,
    .operands = {.name = "TOOL", .least = 1, .most = 1, .completes = cli::Completes::tools},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
    .of_molt = true,
};

}  // namespace molt::commands
