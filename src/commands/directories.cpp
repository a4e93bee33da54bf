// SPDX-License-Identifier: MIT
// cdvirtualenv, cdsitepackages, cdproject: into the directories of the active environment.
#include "base/error.hpp"
#include "base/format.hpp"
#include "commands/active.hpp"
#include "commands/table.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

Plan go(const std::string& base, const NoOptions& args) {
  const std::string directory = args.operands.empty() || args.operands[0].empty() ? base : format("{}/{}", base, args.operands[0]);
  if (!sys::is_directory(directory)) throw Error{.message = format("there is no directory '{}'", directory)};
  return Plan{.actions = {Cd{directory}}};
}

Plan run_cdvirtualenv(const NoOptions& args, Context& context) { return go(active_environment(context), args); }

Plan run_cdsitepackages(const NoOptions& args, Context& context) { return go(active_site_packages(context), args); }

Plan run_cdproject(const NoOptions&, Context& context) {
  const std::string environment = active_environment(context);
  const model::Projects projects = model::open_projects(context.env);
  const std::string link_file = format("{}/{}", environment, projects.file_name);
  if (!sys::exists(link_file)) throw Error{.message = format("No project set in {}", link_file), .verbatim = true};
  const std::string project = model::project_of(projects, environment).value_or("");
  if (!sys::is_directory(project)) throw Error{.message = format("Project directory {} does not exist", project), .verbatim = true};
  return Plan{.actions = {Cd{project}}};
}

}  // namespace

constinit const cli::Command cdvirtualenv = {
    .name = "cdvirtualenv",
    .summary = "go to the directory of the active environment",
    .details = "With SUB, to that directory in it.\n",
    .examples = "cdvirtualenv\ncdvirtualenv lib\n",
    .options = {},
    .operands = {.name = "[SUB]", .most = cli::any_number, .completes = cli::Completes::in_environment},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_cdvirtualenv>,
};

constinit const cli::Command cdsitepackages = {
    .name = "cdsitepackages",
    .summary = "go to the site-packages of the active environment",
    .details = "With SUB, to that directory in it.\n",
    .examples = "cdsitepackages\ncdsitepackages pip\n",
    .options = {},
    .operands = {.name = "[SUB]", .most = cli::any_number, .completes = cli::Completes::in_site_packages},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_cdsitepackages>,
};

constinit const cli::Command cdproject = {
    .name = "cdproject",
    .summary = "go to the project of the active environment",
    .details = {},
    .examples = "cdproject\n",
    .options = {},
    .operands = {.name = {}, .most = cli::any_number},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_cdproject>,
};

}  // namespace molt::commands
