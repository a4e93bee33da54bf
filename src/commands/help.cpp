// SPDX-License-Identifier: MIT
#include <array>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"
#include "sys/program.hpp"

namespace molt::commands {
namespace {

/// How a shell is told to load molt.
struct Loading {
  std::string_view program;    ///< the shell's file name
  std::string_view hook_file;  ///< under share/molt
  std::string_view rc_file;
  std::string_view command;    ///< that loads a hook file
  std::string_view otherwise;  ///< the whole line where no hook file is installed; empty when it cannot do without
};

constexpr std::array loadings = {
    Loading{"bash", "molt.bash", "~/.bashrc", "source", "eval \"$(molt init bash)\""},
    Loading{"zsh", "molt.zsh", "~/.zshrc", "source", "eval \"$(molt init zsh)\""},
    Loading{"fish", "molt.fish", "~/.config/fish/config.fish", "source", "molt init fish | source"},
    Loading{"tcsh", "molt.csh", "~/.tcshrc", "source", {}},
    Loading{"csh", "molt.csh", "~/.cshrc", "source", {}},
    Loading{"bsd-csh", "molt.csh", "~/.cshrc", "source", {}},
    Loading{"pwsh", "molt.ps1", "$PROFILE", ".", "molt init powershell | Out-String | Invoke-Expression"},
};

const Loading* find_loading(std::string_view program) {
  for (const Loading& loading : loadings) {
    if (loading.program == program) return &loading;
  }
  return nullptr;
}

/// The shell that molt was started from, else the user's login shell.
const Loading* loading_here(const sys::Env& env) {
  const Loading* parent = find_loading(sys::parent_name().value_or(""));
  return parent != nullptr ? parent : find_loading(model::base_name(env.value("SHELL")));
}

/// Of PREFIX/bin/molt the hook files are PREFIX/share/molt.
std::string installed_hook_file(const Loading& loading) {
  const std::string program = sys::own_path().value_or("");
  const std::string directory = program.substr(0, program.find_last_of('/'));
  return format("{}/share/molt/{}", directory.substr(0, directory.find_last_of('/')), loading.hook_file);
}

/// What to do where the hook file is not loaded; nothing for a shell that molt does not know.
std::string how_to_load(const sys::Env& env) {
  const Loading* loading = loading_here(env);
  if (loading == nullptr) return {};
  const std::string file = installed_hook_file(*loading);
  const std::string line = sys::exists(file) ? format("{} {}", loading->command, file) : std::string(loading->otherwise);
  if (line.empty()) return {};
  return format("\nWhere 'workon' is not found, put this line at the end of {}:\n\n  {}\n", loading->rc_file, visible(line));
}

Plan run(const NoOptions& args, Context& context) {
  if (!args.operands.empty()) return printed(cli::command_help(get(args.operands[0])));
  return printed(cli::overview(table()) + (context.in_shell ? std::string() : how_to_load(context.env)));
}

}  // namespace

constinit const cli::Command help = {
    .name = "help",
    .summary = "show the help of a command",
    .details = {},
    .examples = "molt help workon\n",
    .options = {},
    .operands = {.name = "[COMMAND]", .most = 1, .completes = cli::Completes::commands},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run>,
    .of_molt = true,
};

}  // namespace molt::commands
