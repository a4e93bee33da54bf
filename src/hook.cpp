// SPDX-License-Identifier: MIT
#include "hook.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "delivery.hpp"
#include "model/automatic.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"
#include "sys/terminal.hpp"

namespace molt {
namespace {

/// The first time on a machine where a shelf is already there. Returns the root of this directory, which the shell could not know without the index.
std::string make_index(const model::Grounds& grounds, std::string_view root) {
  if (sys::exists(grounds.projects.state_directory + "/bound") || !sys::is_directory(grounds.shelf)) return std::string(root);
  model::update_index(grounds.projects, grounds.shelf);
  const std::optional<std::string> here = sys::physical_directory();
  return here ? model::find_root(grounds, *here) : std::string(root);
}

/// Tells the shell the further names of environment directories, when it does not know them yet.
void share_names(const model::Grounds& grounds, Plan& plan) {
  const std::string names = model::joined_names(grounds.settings);
  if (names == grounds.env.value("MOLT_NAMES")) return;
  if (names.empty()) {
    plan.add(UnsetEnv{"MOLT_NAMES"});
  } else {
    plan.add(SetEnv{"MOLT_NAMES", names});
  }
}

}  // namespace

ExitStatus run_hook(std::span<const std::string_view> words, const sys::Env& env) {
  if (words.size() < 3) throw usage_error("hook: SHELL, ROOT and TOLD are needed", "this command is for molt's hook files");
  const Delivery delivery{.shell = shells::find_shell(words[0]), .file = std::string(words.size() > 3 ? words[3] : std::string_view())};
  if (delivery.shell == nullptr) throw usage_error("there is no shell '" + std::string(words[0]) + "'");
  prepare(delivery);
  if (!env.value("HOME").starts_with('/')) return ExitStatus::ok;
  const model::Grounds grounds = model::open_grounds(env);
  const std::string root = make_index(grounds, words[1]);
  const model::UserHooks hooks = model::open_user_hooks(env, grounds.shelf, delivery.shell->script_suffix());
  model::Change change = model::follow(grounds, hooks, model::read_state(env), root, words[2]);
  share_names(grounds, change.plan);
  deliver(delivery, change.plan);
  if (!change.message.empty()) sys::write_stderr("molt: " + visible(change.message) + '\n');
  return ExitStatus::ok;
}

}  // namespace molt
