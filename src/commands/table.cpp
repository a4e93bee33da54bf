// SPDX-License-Identifier: MIT
#include "commands/table.hpp"

#include <array>
#include <vector>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"

namespace molt::commands {
namespace {

constexpr std::array all = {
    &workon,
    &deactivate,
    &mkvirtualenv,
    &mktmpenv,
    &mkproject,
    &rmvirtualenv,
    &cpvirtualenv,
    &mvvirtualenv,
    &lsvirtualenv,
    &showvirtualenv,
    &allvirtualenv,
    &cdvirtualenv,
    &cdsitepackages,
    &cdproject,
    &setvirtualenvproject,
    &lssitepackages,
    &add2virtualenv,
    &toggleglobalsitepackages,
    &wipeenv,
    &virtualenvwrapper,
    &allow,
    &deny,
    &automatic,
    &show_status,
    &config,
    &pythons,
    &list_templates,
    &import_environments,
    &init,
    &help,
    &activate_only,
    &dump_declarations,
    &hook_failed,
    &install_packages,
    &make_project,
    &remove_temporary,
    &run_hook,
};

}  // namespace

std::span<const cli::Command* const> table() { return all; }

const cli::Command* find(std::string_view name) {
  for (const cli::Command* command : all) {
    if (command->name == name) return command;
  }
  return nullptr;
}

const cli::Command& get(std::string_view name) {
  if (const cli::Command* command = find(name)) return *command;
  std::vector<std::string_view> names;
  for (const cli::Command* command : all) {
    if (!command->hidden) names.push_back(command->name);
  }
  const std::optional<std::string_view> near = nearest(name, names);
  throw usage_error(format("there is no command '{}'", name), near ? format("did you mean '{}'?", *near) : "'molt help' lists the commands");
}

}  // namespace molt::commands
