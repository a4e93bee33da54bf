// SPDX-License-Identifier: MIT
// mkproject, and make-project, which its code calls once the environment is active.
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/creating.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "commands/templates.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"
#include "sys/terminal.hpp"

namespace molt::commands {
namespace {

struct Args : CreationArgs {
  bool force = false;
  std::optional<std::string> project = {};
  std::vector<std::string> templates = {};
  std::vector<std::string> operands = {};
};

constexpr auto options = cli::joined(
    std::to_array<cli::Option>({
        cli::flag<&Args::force>("-f,--force", "use a project directory that exists already"),
        cli::may_lack_value(cli::value<&Args::project>("-a", "DIR", "bind it to this directory until its own is made", cli::Completes::directories)),
        cli::value<&Args::templates>("-t,--template", "NAME", "fill it with this template; may be repeated", cli::Completes::templates),
    }),
    creation_options<Args>());

/// PROJECT_HOME, which must be there: it is never made (virtualenvwrapper.md 1.13).
std::string project_home(const Context& context) {
  const std::string home = model::project_home(context.env, context.config.project_home);
  if (home.empty()) {
    throw Error{.message = "ERROR: Set the PROJECT_HOME shell variable to the name of the directory where projects should be created.",
                .verbatim = true};
  }
  if (!sys::is_directory(home)) {
    throw Error{.message = format("ERROR: Project directory '{}' does not exist.  Create it or set PROJECT_HOME to an existing directory.", home),
                .verbatim = true};
  }
  return home;
}

/// virtualenvwrapper's words (virtualenvwrapper.md 1.13).
std::string list_of_templates(const Context& context) {
  std::string text;
  if (context.env.value("HOME").empty()) return "No templates installed.\n";
  for (const Template& found : templates(context.env)) text += format("  {}\n", visible(found.name));
  return text.empty() ? "No templates installed.\n" : "Available project templates:\n\n" + text;
}

Plan run(const Args& args, Context& context) {
  if (args.operands.empty()) throw Error{.message = "mkproject: a name is missing", .hint = "see: mkproject --help"};
  const std::string name(model::tidy_name(args.operands[0]));
  model::check_name(name);
  const std::string directory = project_home(context) + '/' + name;
  if (sys::exists(directory) && !args.force) throw Error{.message = format("Project {} already exists.", name), .verbatim = true};
  for (const std::string& wanted : args.templates) find_template(context.env, wanted);
  const std::optional<std::string> project = existing_project(args.project, context);
  const std::string environment = create(context, args, name, project);
  Plan plan;
  if (project) plan.add(Print{format("Setting project for {} to {}\n", visible(name), visible(*project))});
  plan.add(enter(context, environment, ProjectCd::as_configured));
  plan.add(after_creation(context, args, environment));
  Call make{{"make-project", environment, directory}};
  make.words.insert(make.words.end(), args.templates.begin(), args.templates.end());
  plan.add(make);
  plan.add(Cd{directory});
  plan.add(global_hooks(context, "postmkproject"));
  return plan;
}

/// ENVIRONMENT DIRECTORY [TEMPLATES...]: premkproject, the directory, the binding, the templates, with text as it goes.
Plan run_make(const NoOptions& args, Context& context) {
  const std::string& environment = args.operands[0];
  const std::string& directory = args.operands[1];
  const std::string name(model::base_name(directory));
  model::run_hooks(user_hooks(context), {.event = "premkproject", .arguments = {name}}, context.env, context.state);
  sys::write_stdout(format("Creating {}\n", visible(directory)));
  sys::make_directories(directory);
  model::bind_project(model::open_projects(context.env), environment, directory);
  sys::write_stdout(format("Setting project for {} to {}\n", visible(model::base_name(environment)), visible(directory)));
  for (std::size_t i = 2; i < args.operands.size(); ++i) {
    sys::write_stdout(format("\nApplying template {}\n", visible(args.operands[i])));
    apply_template(context.env, find_template(context.env, args.operands[i]), name, directory);
  }
  return {};
}

}  // namespace

constinit const cli::Command mkproject = {
    .name = "mkproject",
    .summary = "make an environment and its project directory in PROJECT_HOME",
    .details = "Ends in the new directory, with the environment active and bound to it. A\n"
               "template is a directory, which is copied, or a program, which is run with the\n"
               "project's name and path; they lie in ~/.config/molt/templates.\n",
    .examples = "mkproject web\nmkproject -t flask -p 3.12 web\n",
    .options = options,
    .operands = {.name = "NAME", .most = 1, .completes = cli::Completes::projects, .completes_after = "--force"},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
    .words_variable = virtualenv_arguments,
    .help_end = list_of_templates,
};

constinit const cli::Command make_project = {
    .name = "make-project",
    .summary = "make a project directory; called by the code of mkproject",
    .details = {},
    .examples = {},
    .options = {},
    .operands = {.name = "ENVIRONMENT DIRECTORY [TEMPLATES...]", .least = 2, .most = cli::any_number},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_make>,
    .hidden = true,
    .of_molt = true,
};

}  // namespace molt::commands
