// SPDX-License-Identifier: MIT
// dump-declarations: how the commands are declared, as JSON, for the tests that compare completion, manual and README with it.
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"

namespace molt::commands {
namespace {

std::string_view name_of(cli::Completes kind) {
  switch (kind) {
    case cli::Completes::nothing: return "nothing";
    case cli::Completes::environments: return "environments";
    case cli::Completes::environments_anywhere: return "environments_anywhere";
    case cli::Completes::directories: return "directories";
    case cli::Completes::files: return "files";
    case cli::Completes::pythons: return "pythons";
    case cli::Completes::templates: return "templates";
    case cli::Completes::projects: return "projects";
    case cli::Completes::builders: return "builders";
    case cli::Completes::in_environment: return "in_environment";
    case cli::Completes::in_site_packages: return "in_site_packages";
    case cli::Completes::commands: return "commands";
    case cli::Completes::command_line: return "command_line";
    case cli::Completes::shells: return "shells";
    case cli::Completes::tools: return "tools";
    case cli::Completes::switches: return "switches";
  }
  return "nothing";
}

std::string list(const std::vector<std::string>& elements) {
  return format("[{}]", join(std::vector<std::string_view>(elements.begin(), elements.end()), ", "));
}

std::string json(const cli::Option& option) {
  std::vector<std::string> names;
  for (const std::string_view name : split(option.names, ',')) names.push_back(json_text(name));
  return format("{{\"names\": {}, \"value\": {}, \"help\": {}, \"completes\": {}}}", list(names), json_text(option.value), json_text(option.help),
                json_text(name_of(option.completes)));
}

std::string json(const cli::Command& command) {
  std::vector<std::string> options;
  for (const cli::Option& option : command.options) options.push_back("\n      " + json(option));
  std::string text = format("  {{\n    \"name\": {},\n    \"summary\": {},\n", json_text(command.name), json_text(command.summary));
  text += format("    \"examples\": {},\n    \"operands\": {},\n", json_text(command.examples), json_text(command.operands.name));
  text += format("    \"completes\": {},\n    \"then_completes\": {},\n    \"hidden\": {},\n", json_text(name_of(command.operands.completes)),
                 json_text(name_of(command.operands.then_completes)), command.hidden);
  return text + format("    \"of_molt\": {},\n    \"options\": {}\n  }}", command.of_molt, list(options));
}

Plan run(const NoOptions&, Context&) {
  std::string text;
  for (const cli::Command* command : table()) text += (text.empty() ? "[\n" : ",\n") + json(*command);
  return printed(text + "\n]\n");
}

}  // namespace

constinit const cli::Command dump_declarations = {
    .name = "dump-declarations",
    .summary = "print how the commands are declared, as JSON",
    .details = {},
    .examples = {},
    .options = {},
    .operands = {},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run>,
    .hidden = true,
    .of_molt = true,
};

}  // namespace molt::commands
