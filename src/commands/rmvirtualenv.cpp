// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/active.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/removal.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"

namespace molt::commands {
namespace {

/// A link goes, and what it leads to stays.
void remove_entry(const std::string& shelf, const std::string& path) {
  const std::optional<sys::FileInfo> found = sys::link_info(path);
  if (found && found->is_directory()) {
    model::remove_directory(shelf, path);
  } else {
    sys::remove_file(path);
  }
}

/// The index needs the environment's own files, and is told first; an environment that could not be removed is bound again.
void remove(const Context& context, const std::string& path) {
  const model::Projects projects = model::open_projects(context.env);
  const bool current = model::index_is_current(projects, context.shelf);
  model::forget_project(projects, path);
  try {
    remove_entry(context.shelf, path);
  } catch (const Error&) {
    model::learn_project(projects, path);
    throw;
  }
  if (current) model::mark_index_current(projects, context.shelf);
}

/// virtualenvwrapper's two lines. What came before the active one is gone by then, and what comes after stays (virtualenvwrapper.md 1.4).
std::string active_message(const std::string& name) {
  return format("ERROR: You cannot remove the active environment ('{}').\nEither switch to another environment, or run 'deactivate'.\n",
                visible(name));
}

/// Nothing but an environment is removed, and a link is not followed.
void check_kind(const std::string& path) {
  const std::optional<sys::FileInfo> found = sys::link_info(path);
  if (!found || found->kind == sys::FileKind::link || model::is_environment(path)) return;
  throw Error{.message = format("'{}' is not an environment, and was left alone", path), .hint = "remove it by hand, if you mean it"};
}

/// Removes one environment with the hooks around it. That there is none is said, and no failure (virtualenvwrapper.md 1.4).
Plan remove_named(const Context& context, const model::UserHooks& hooks, const std::string& name) {
  const std::string path = context.shelf + '/' + name;
  Plan plan = printed(format("Removing {}...\n", visible(name)));
  if (is_active(context, path)) {
    plan.add(Print{active_message(name), Stream::err});
    plan.status = ExitStatus::failure;
    return plan;
  }
  model::run_hooks(hooks, {.event = "prermvirtualenv", .arguments = {name}}, context.env, context.state);
  if (sys::exists(path)) {
    remove(context, path);
  } else {
    plan.add(Print{format("Did not find environment {} to remove.\n", visible(path)), Stream::err});
  }
  model::run_hooks(hooks, {.event = "postrmvirtualenv", .arguments = {name}}, context.env, context.state);
  return plan;
}

Plan run(const NoOptions& args, Context& context) {
  if (args.operands.empty()) throw Error{.message = "Please specify an environment.", .verbatim = true};
  model::make_shelf(context.shelf);
  model::finish_removals(context.shelf);
  std::vector<std::string> names;
  for (const std::string& operand : args.operands) names.emplace_back(model::tidy_name(operand));
  for (const std::string& name : names) {
    model::check_name(name);
    check_kind(context.shelf + '/' + name);
  }
  const model::UserHooks hooks = user_hooks(context);
  const std::optional<std::string> before = sys::physical_directory();
  Plan plan;
  for (const std::string& name : names) {
    const Plan removal = remove_named(context, hooks, name);
    plan.add(removal);
    plan.status = removal.status;
    if (plan.status != ExitStatus::ok) break;
  }
  if (before && !sys::physical_directory()) plan.add(Cd{context.shelf});
  return plan;
}

/// Called when an environment of mktmpenv has been left. One that virtualenvwrapper made has removed itself by then, in its postdeactivate script.
Plan run_temporary(const NoOptions& args, Context& context) {
  const std::string& name = args.operands[0];
  model::check_name(name);
  if (!sys::is_regular(format("{}/{}/{}", context.shelf, name, temporary_mark))) return {};
  Plan plan = printed(format("Removing temporary environment: {}\n", visible(name)));
  plan.add(remove_named(context, user_hooks(context), name));
  return plan;
}

}  // namespace

constinit const cli::Command rmvirtualenv = {
    .name = "rmvirtualenv",
    .summary = "remove environments from WORKON_HOME",
    .details = "The active environment is not removed. Of an environment that is a link, only\n"
               "the link goes.\n",
    .examples = "rmvirtualenv web old-web\n",
    .options = {},
    .operands = {.name = "ENV...", .most = cli::any_number, .completes = cli::Completes::environments},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run>,
};

constinit const cli::Command remove_temporary = {
    .name = "remove-temporary",
    .summary = "remove an environment of mktmpenv; called by the code of deactivate and workon",
    .details = {},
    .examples = {},
    .options = {},
    .operands = {.name = "ENV", .least = 1, .most = 1},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_temporary>,
    .hidden = true,
    .of_molt = true,
};

}  // namespace molt::commands
