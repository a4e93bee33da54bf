// SPDX-License-Identifier: MIT
#pragma once

#include <map>

#include "cli/command.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "sys/files.hpp"
#include "unit/support.hpp"

namespace molt::tests {

/// A user with a home and a shelf, who types commands in a shell.
struct Session {
  TemporaryDirectory directory;
  std::string shelf = directory / "shelf";
  std::map<std::string, std::string> variables = {{"HOME", directory / "home"}, {"WORKON_HOME", shelf}, {"PATH", "/bin"}};
  std::string last = {};

  Session() { sys::make_directories(shelf); }

  std::string environment(const std::string& name) const { return make_environment(shelf + '/' + name); }

  /// As after `workon NAME`.
  void activate(const std::string& path) {
    variables.insert_or_assign("VIRTUAL_ENV", path);
    variables.insert_or_assign("VIRTUAL_ENV_PROMPT", "x");
    variables.insert_or_assign("MOLT_ACTIVE", path);
    variables.insert_or_assign("PATH", path + "/bin:/bin");
  }

  Plan run(const cli::Command& command, const cli::Words& words) const {
    std::vector<std::string> entries;
    for (const auto& [name, value] : variables) entries.push_back(name + '=' + value);
    const Variables environment(entries);
    commands::Context context{.env = environment.env(), .in_shell = true, .last = last};
    return command.run(command, words, context);
  }

  std::string described(const cli::Command& command, const cli::Words& words) const { return tests::described(run(command, words)); }

  Error error(const cli::Command& command, const cli::Words& words) const {
    return error_of([&] { run(command, words); });
  }

  model::Projects projects() const { return {directory / "home/.local/state/molt", ".project"}; }
};

/// The plan that enters the environment at `path` from nothing, in words.
inline std::string entering(const std::string& path, const std::string& prompt) {
  return "set VIRTUAL_ENV=" + path + "\nset VIRTUAL_ENV_PROMPT=" + prompt + "\npath " + path + "/bin:/bin\nset MOLT_ACTIVE=" + path + "\n";
}

}  // namespace molt::tests
