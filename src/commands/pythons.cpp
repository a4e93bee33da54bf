// SPDX-License-Identifier: MIT
// molt pythons: the interpreters that -p can name.
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "builder/interpreter.hpp"
#include "builder/probe.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"

namespace molt::commands {
namespace {

struct Args {
  bool json = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option options[] = {
    cli::flag<&Args::json>("--json", "print the same as JSON"),
};

struct Found {
  builder::Interpreter interpreter;
  std::string version;
  std::string implementation;
};

/// What each says about itself, asked once and remembered; those that do not answer as a Python are left out.
std::vector<Found> answering(const builder::Surroundings& surroundings) {
  std::vector<Found> found;
  for (const builder::Interpreter& interpreter : builder::all_interpreters(surroundings)) {
    try {
      const builder::Facts facts = builder::probe(interpreter.path, surroundings);
      found.push_back({interpreter, facts.version(), facts.implementation});
    } catch (const Error& error) {
      if (error.status == ExitStatus::interrupted) throw;
    }
  }
  return found;
}

std::string json(const std::vector<Found>& all) {
  std::string text = "[";
  for (const Found& found : all) {
    text += format("{}\n  {{\"version\": {}, \"implementation\": {}, \"path\": {}, \"origin\": {}}}", text.size() > 1 ? "," : "",
                   json_text(found.version), json_text(found.implementation), json_text(found.interpreter.path),
                   json_text(builder::name_of(found.interpreter.origin)));
  }
  return text + (all.empty() ? "]\n" : "\n]\n");
}

Plan run(const Args& args, Context& context) {
  const std::vector<Found> all =
      answering({.env = context.env, .home = model::home_directory(context.env), .cache_directory = model::cache_directory(context.env)});
  if (args.json) return printed(json(all));
  std::string text;
  for (const Found& found : all) {
    text += format("{:<9} {:<8} {:<9} {}\n", found.version, found.implementation, builder::name_of(found.interpreter.origin),
                   visible(found.interpreter.path));
  }
  return printed(std::move(text));
}

}  // namespace

constinit const cli::Command pythons = {
    .name = "pythons",
    .summary = "list the interpreters that -p can name",
    .details = "Version, implementation, where it is from, path.\n",
    .examples = "molt pythons\nmolt pythons --json\n",
    .options = options,
    .operands = {},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<Args, run>,
    .of_molt = true,
};

}  // namespace molt::commands
