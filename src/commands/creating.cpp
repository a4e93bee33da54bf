// SPDX-License-Identifier: MIT
#include "commands/creating.hpp"

#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "builder/staging.hpp"
#include "model/places.hpp"
#include "model/removal.hpp"
#include "model/shelf.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"

namespace molt::commands {
namespace {

constexpr std::array<std::pair<std::string_view, builder::Backend>, 5> backends = {{
    {"auto", builder::Backend::automatic},
    {"native", builder::Backend::native},
    {"venv", builder::Backend::venv},
    {"virtualenv", builder::Backend::virtualenv},
    {"uv", builder::Backend::uv},
}};

builder::Backend backend_called(std::string_view wanted) {
  for (const auto& [name, backend] : backends) {
    if (name == wanted) return backend;
  }
  throw usage_error(format("there is no builder '{}'", wanted), format("molt knows {}", join(builder_names(), ", ")));
}

/// The option wins, then the user's variable, which names a program with the options of virtualenv or uv, then the configuration.
void choose_backend(builder::Options& options, const CreationArgs& args, const Context& context) {
  const std::string_view program = context.env.value("VIRTUALENVWRAPPER_VIRTUALENV");
  const builder::Backend of_program = model::base_name(program) == "uv" ? builder::Backend::uv : builder::Backend::virtualenv;
  if (!args.builder.empty()) {
    options.backend = backend_called(args.builder);
  } else if (!program.empty()) {
    options.backend = of_program;
  } else if (!context.config.builder.empty()) {
    options.backend = backend_called(context.config.builder);
  }
  if (!program.empty() && options.backend == of_program) options.program = program;
}

builder::Options build_options(const CreationArgs& args, const Context& context, builder::Existing existing) {
  builder::Options options = args;
  if (options.python.empty()) options.python = context.config.python;
  options.compile = options.compile || context.config.compile;
  options.existing = existing;
  choose_backend(options, args, context);
  return options;
}

/// A requirements file is named from where the user stands, and pip runs after the shell has gone to the project.
std::string absolute_file(const std::string& typed, const Context& context) {
  const std::string expanded = model::expand(typed, context.env);
  return model::absolute_path(expanded, sys::current_directory(context.env).value_or("/"));
}

/// --clear removes what is there: an environment, never a directory of another kind.
void check_replaceable(const std::string& destination) {
  const std::optional<sys::FileInfo> found = sys::link_info(destination);
  if (!found || !found->is_directory() || model::is_environment(destination) || sys::list_directory(destination).empty()) return;
  throw Error{.message = format("'{}' is not an environment, and was left alone", destination), .hint = "remove it by hand, if you mean it"};
}

}  // namespace

std::vector<std::string_view> builder_names() {
  std::vector<std::string_view> names;
  for (const auto& each : backends) names.push_back(each.first);
  return names;
}

void build(const Context& context, const CreationArgs& args, const std::string& destination, builder::Existing existing) {
  if (args.clear) check_replaceable(destination);
  builder::make_environment(destination, build_options(args, context, existing),
                            {.env = context.env, .home = model::home_directory(context.env), .cache_directory = model::cache_directory(context.env)});
}

std::string create(Context& context, const CreationArgs& args, const std::string& name, const std::optional<std::string>& project) {
  const model::Projects projects = model::open_projects(context.env);
  const model::UserHooks hooks = user_hooks(context);
  if (args.without_pip && !(args.packages.empty() && args.requirements.empty()))
    throw usage_error("-i and -r need pip, which --without-pip leaves out");
  for (const std::string& file : args.requirements) {
    if (!sys::is_regular(absolute_file(file, context))) throw Error{.message = format("there is no requirements file '{}'", file)};
  }
  model::make_shelf(context.shelf);
  builder::clean_leftovers(context.shelf);
  model::finish_removals(context.shelf);
  const bool current = model::index_is_current(projects, context.shelf);
  const std::string destination = context.shelf + '/' + name;
  build(context, args, destination, builder::Existing::refresh);
  const bool quiet = args.verbosity == builder::Verbosity::quiet;
  model::make_global_hooks(hooks, context.env, quiet);
  model::make_local_hooks(destination, context.env, quiet);
  model::run_hooks(hooks, {.event = "premkvirtualenv", .arguments = {name}}, context.env, context.state);
  if (project) model::bind_project(projects, destination, *project);
  if (current) {
    model::mark_index_current(projects, context.shelf);
  } else {
    model::update_index(projects, context.shelf);
  }
  return destination;
}

Plan after_creation(const Context& context, const CreationArgs& args, const std::string& environment) {
  Plan plan;
  Call install{{"install-packages", environment}};
  for (const std::string& file : args.requirements) install.words.insert(install.words.end(), {"-r", absolute_file(file, context)});
  for (const std::string& package : context.config.packages) install.words.insert(install.words.end(), {"-i", package});
  for (const std::string& package : args.packages) install.words.insert(install.words.end(), {"-i", package});
  if (install.words.size() > 2) {
    if (args.verbosity == builder::Verbosity::quiet) install.words.emplace_back("-q");
    if (args.verbosity == builder::Verbosity::verbose) install.words.emplace_back("-v");
    plan.add(install);
  }
  plan.add(global_hooks(context, "postmkvirtualenv"));
  return plan;
}

std::optional<std::string> existing_project(const std::optional<std::string>& typed, const Context& context) {
  if (!typed) return std::nullopt;
  const std::optional<std::string> here = sys::current_directory(context.env);
  if (typed->empty() || !here || !sys::is_directory(*typed)) {
    throw Error{.message = format("Cannot associate project with {}, it is not a directory", *typed), .verbatim = true};
  }
  return model::absolute_path(*typed, *here);
}

}  // namespace molt::commands
