// SPDX-License-Identifier: MIT
// cpvirtualenv and mvvirtualenv: an environment at another place, rewritten so that it works there.
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "builder/relocate.hpp"
#include "commands/active.hpp"
#include "commands/creating.hpp"
#include "commands/entering.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/shelf.hpp"
#include "sys/files.hpp"
#include "sys/terminal.hpp"

namespace molt::commands {
namespace {

void tell(const builder::Relocation& relocation) {
  for (const std::string& sentence : relocation.left_alone) sys::write_stderr(format("molt: {}\n", visible(sentence)));
}

/// An environment of the shelf, or any other by its path, as it was typed from where the user stands.
std::optional<std::string> source(const Context& context, const std::vector<std::string>& operands) {
  if (operands.empty()) return std::nullopt;
  const std::string on_shelf = context.shelf + '/' + std::string(model::tidy_name(operands[0]));
  if (!operands[0].starts_with('/') && model::is_environment(on_shelf)) return on_shelf;
  const std::string path = model::absolute_path(model::expand(operands[0], context.env), sys::current_directory(context.env).value_or("/"));
  return model::is_environment(path) ? std::optional(path) : std::nullopt;
}

std::string already_exists(const std::string& name) { return format("{} virtualenv already exists.", name); }

/// Where it says what it cannot do, as virtualenvwrapper does: on stdout, with status 1 (virtualenvwrapper.md 1.5).
Plan refusal(const std::string& message) { return printed(visible(message) + '\n', ExitStatus::failure); }

/// A name of its own makes an environment of mktmpenv an ordinary one.
void make_lasting(const std::string& environment) {
  const std::string mark = format("{}/{}", environment, temporary_mark);
  if (sys::exists(mark)) sys::remove_file(mark);
}

Plan run_copy(const NoOptions& args, Context& context) {
  model::make_shelf(context.shelf);
  const std::optional<std::string> found = source(context, args.operands);
  if (!found) return refusal("Please provide a valid virtualenv to copy.");
  const std::string& from = *found;
  const std::string name(args.operands.size() > 1 ? model::tidy_name(args.operands[1]) : model::base_name(from));
  model::check_name(name);
  const std::string to = context.shelf + '/' + name;
  if (sys::exists(to)) return refusal(already_exists(name));
  const model::UserHooks hooks = user_hooks(context);
  tell(builder::copy_environment(from, to));
  make_lasting(to);
  model::make_local_hooks(to, context.env);
  model::run_hooks(hooks, {.event = "precpvirtualenv", .arguments = {from, name}}, context.env, context.state);
  model::run_hooks(hooks, {.event = "premkvirtualenv", .arguments = {name}}, context.env, context.state);
  Plan plan = printed(format("Copying {} as {}...\n", visible(model::base_name(from)), visible(name)));
  plan.add(enter(context, to, ProjectCd::as_configured));
  for (const std::string_view event : {"postmkvirtualenv", "postcpvirtualenv"}) plan.add(global_hooks(context, event));
  return plan;
}

Plan run_move(const NoOptions& args, Context& context) {
  model::make_shelf(context.shelf);
  const std::string from = model::find_environment(context.shelf, args.operands[0]);
  const std::string name(model::tidy_name(args.operands[1]));
  model::check_name(name);
  const std::string to = context.shelf + '/' + name;
  if (sys::exists(to)) throw Error{.message = already_exists(name), .verbatim = true};
  if (sys::link_info(from)->kind == sys::FileKind::link)
    throw Error{.message = format("'{}' is a link, and what it leads to is not renamed", args.operands[0])};
  const bool active = is_active(context, from);
  tell(builder::move_environment(from, to));
  make_lasting(to);
  model::rename_bound(model::open_projects(context.env), from, to);
  Plan plan = printed(format("Renamed {} to {}\n", visible(model::base_name(from)), visible(model::base_name(to))));
  if (active) plan.add(model::difference(context.state, model::renamed(context.state, model::read_venv(to))));
  if (context.last == from) plan.add(SetState{StateKey::last, to});
  return plan;
}

}  // namespace

constinit const cli::Command cpvirtualenv = {
    .name = "cpvirtualenv",
    .summary = "copy an environment and activate the copy",
    .details = "SOURCE is a name in WORKON_HOME or the path of any environment. What a copy\n"
               "cannot know of its old place is said on stderr.\n",
    .examples = "cpvirtualenv web web-next\n",
    .options = {},
    .operands = {.name = "SOURCE [TARGET]", .most = 2, .completes = cli::Completes::environments_anywhere},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_copy>,
};

constinit const cli::Command mvvirtualenv = {
    .name = "mvvirtualenv",
    .summary = "rename an environment",
    .details = "It stays bound to its project, and active when it is.\n",
    .examples = "mvvirtualenv web old-web\n",
    .options = {},
    .operands = {.name = "OLD NEW", .least = 2, .most = 2, .completes = cli::Completes::environments},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run_move>,
};

}  // namespace molt::commands
