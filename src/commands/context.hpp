// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "model/config.hpp"
#include "model/projects.hpp"
#include "model/state.hpp"
#include "model/userhooks.hpp"
#include "sys/env.hpp"

namespace molt::commands {

/// What a command knows of the world. What it does not declare to need is empty.
struct Context {
  const sys::Env& env;
  bool in_shell = false;                      ///< the plan will be evaluated by a shell
  std::string last = {};                      ///< the path of the environment before this one, or empty (`workon -`)
  std::string_view script_suffix = {};        ///< of the user's scripts in the shell that asks
  std::string hook_version = {};              ///< of the hook file that asks; empty when it does not tell
  std::vector<std::string> hook_faults = {};  ///< what that hook file found amiss in its shell, a line each (`molt status`)
  model::State state = {};                    ///< what is active
  model::Config config = {};                  ///< Needs::shelf
  std::string shelf = {};                     ///< Needs::shelf: WORKON_HOME
};

/// Reads what `command` needs into the context. Throws Error for a broken configuration or a missing home.
void prepare(const cli::Command& command, Context& context);

/// The user's scripts, as this call of molt sees them.
model::UserHooks user_hooks(const Context& context);

/// What a shell does to source the user's global script of an event; nothing when there is none.
Plan global_hooks(const Context& context, std::string_view event);

/// The words of a call: those of the command's variable, split at blanks, and then those that were typed.
cli::Words all_words(const cli::Command& command, const cli::Words& typed, const Context& context);

/// What --help of a command prints.
std::string help_text(const cli::Command& command, const Context& context);

/// The run function of a command whose arguments are the struct Args (with a member `operands`): words -> Args -> Plan.
template <class Args, Plan (*body)(const Args&, Context&)>
Plan invoke(const cli::Command& self, const cli::Words& words, Context& context) {
  Args args;
  cli::Parsed parsed = cli::parse(self, all_words(self, words, context), &args);
  if (parsed.help) return printed(help_text(self, context), self.help_status);
  args.operands = std::move(parsed.operands);
  prepare(self, context);
  return body(args, context);
}

/// For a command that has no option of its own.
struct NoOptions {
  std::vector<std::string> operands = {};
};

}  // namespace molt::commands
