// SPDX-License-Identifier: MIT
// molt config: every setting, its value, and where it came from.
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/creating.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"

namespace molt::commands {
namespace {

/// A setting of virtualenvwrapper's variables, of the configuration, or of both: then the variable wins.
struct Row {
  std::string_view variable;    ///< empty when only the configuration has it
  std::string_view key;         ///< empty when only the environment has it
  std::string configured = {};  ///< what the configuration says
  std::string fallback = {};    ///< what holds without either
};

std::string listed(const std::vector<std::string>& texts) { return join(std::vector<std::string_view>(texts.begin(), texts.end()), ":"); }

std::vector<Row> rows(const Context& context) {
  const model::Config& config = context.config;
  return {
      {"WORKON_HOME", "workon_home", config.workon_home, "~/.virtualenvs"},
      {"PROJECT_HOME", "project_home", config.project_home, ""},
      {"VIRTUALENVWRAPPER_HOOK_DIR", "", "", context.shelf},
      {"VIRTUALENVWRAPPER_PROJECT_FILENAME", "", "", ".project"},
      {"VIRTUALENVWRAPPER_WORKON_CD", "", "", "1"},
      {"VIRTUALENVWRAPPER_VIRTUALENV", "", "", ""},
      {virtualenv_arguments, "", "", ""},
      {"VIRTUAL_ENV_DISABLE_PROMPT", "", "", ""},
      {"", "create.python", config.python, "python3"},
      {"", "create.builder", config.builder, "auto"},
      {"", "create.packages", listed(config.packages), ""},
      {"", "create.compile", config.compile ? "true" : "", "false"},
      {context.env.value("MOLT_AUTO") == "0" ? "MOLT_AUTO" : "", "auto.enabled", config.automatic ? "" : "false", "true"},
      {"", "auto.names", listed(config.names), ""},
      {"", "trust", listed(config.trust), ""},
  };
}

std::string line(const Row& row, const Context& context) {
  const std::string_view name = row.key.empty() ? row.variable : row.key;
  const std::string_view set = row.variable.empty() ? std::string_view() : context.env.value(row.variable);
  if (!set.empty()) return format("{} = {}  (environment: {})\n", name, visible(set), row.variable);
  if (!row.configured.empty()) return format("{} = {}  ({})\n", name, visible(row.configured), visible(model::config_file(context.env)));
  return format("{} = {}  (default)\n", name, visible(row.fallback));
}

Plan run(const NoOptions&, Context& context) {
  std::string text;
  for (const Row& row : rows(context)) text += line(row, context);
  return printed(std::move(text));
}

}  // namespace

constinit const cli::Command config = {
    .name = "config",
    .summary = "print every setting and where it comes from",
    .details = "The environment wins over ~/.config/molt/config.toml, and that over the\ndefaults.\n",
    .examples = "molt config\n",
    .options = {},
    .operands = {},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::shelf,
    .run = invoke<NoOptions, run>,
    .of_molt = true,
};

}  // namespace molt::commands
