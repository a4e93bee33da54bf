// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "commands/creating.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/transition.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"

namespace molt::commands {
namespace {

constexpr std::string_view notice = "This is a temporary environment. It will be deleted when you run 'deactivate'.\n";

struct Args : CreationArgs {
  ProjectCd cd = ProjectCd::as_configured;
  std::optional<std::string> project = {};
  std::vector<std::string> operands = {};
};

constexpr auto options =
    cli::joined(std::to_array<cli::Option>({
                    cli::flag<&Args::cd, ProjectCd::no>("-n,--no-cd", "stay in this directory"),
                    cli::flag<&Args::cd, ProjectCd::yes>("-c,--cd", "go into the environment"),
                    cli::may_lack_value(cli::value<&Args::project>("-a", "DIR", "bind it to this project directory", cli::Completes::directories)),
                }),
                creation_options<Args>());

/// A name nobody has: virtualenvwrapper's form, "tmp-" and hexadecimal digits.
std::string free_name(const std::string& shelf) {
  for (int attempt = 0;; ++attempt) {
    const std::string name = "tmp-" + to_hex(sha256(sys::unique_text() + std::to_string(attempt))).substr(0, 16);
    if (!sys::exists(shelf + '/' + name)) return name;
  }
}

bool wants_cd(const Args& args, const Context& context) {
  if (args.cd != ProjectCd::as_configured) return args.cd == ProjectCd::yes;
  return context.env.get("VIRTUALENVWRAPPER_WORKON_CD").value_or("1") == "1";
}

Plan run(const Args& args, Context& context) {
  const std::optional<std::string> project = existing_project(args.project, context);
  const std::string name = free_name(context.shelf);
  const std::string environment = create(context, args, name, project);
  sys::write_file_atomically(format("{}/{}", environment, temporary_mark), notice);
  Plan plan;
  if (project) plan.add(Print{format("Setting project for {} to {}\n", name, visible(*project))});
  plan.add(enter(context, environment, args.cd));
  plan.add(SetState{StateKey::temporary, environment});
  plan.add(after_creation(context, args, environment));
  if (wants_cd(args, context)) plan.add(Cd{environment});
  plan.add(Print{std::string(notice)});
  return plan;
}

}  // namespace

constinit const cli::Command mktmpenv = {
    .name = "mktmpenv",
    .summary = "make an environment that is removed when it is left",
    .details = "It gets a name of its own and is removed by deactivate, by workon of another\n"
               "environment, and when the shell that made it ends. Remove its README.tmpenv\n"
               "to keep it.\n",
    .examples = "mktmpenv -i requests\n",
    .options = options,
    .operands = {},
    .effect = cli::Effect::changes_shell,
    .needs = cli::Needs::shelf,
    .run = invoke<Args, run>,
    .words_variable = virtualenv_arguments,
};

}  // namespace molt::commands
