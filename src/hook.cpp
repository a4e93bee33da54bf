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

/// The first time on a machine where a shelf is already there. Returns true when it made the index.
bool make_index(const model::Grounds& grounds) {
  if (sys::exists(grounds.projects.state_directory + "/bound") || !sys::is_directory(grounds.shelf)) return false;
  model::update_index(grounds.projects, grounds.shelf);
  return true;
}

/// Tells the shell the further names of environment directories. Returns true when it did not know them.
bool share_names(const model::Grounds& grounds, Plan& plan) {
  const std::string names = model::joined_names(grounds.settings);
  if (names == grounds.env.value("MOLT_NAMES")) return false;
  if (names.empty()) {
    plan.add(UnsetEnv{"MOLT_NAMES"});
  } else {
    plan.add(SetEnv{"MOLT_NAMES", names});
  }
  return true;
}

/// The root that the shell found, or, when it looked without knowing what to look for, the one of this directory.
std::string right_root(const model::Grounds& grounds, std::string_view root, bool knew) {
  const std::optional<std::string> here = knew ? std::nullopt : sys::physical_directory();
  return here ? model::find_root(grounds, *here) : std::string(root);
}

/// What stands behind TOLD: LEFT, and FILE for a shell that sources one.
struct Rest {
  std::string left;
  std::string file;
};

Rest read_rest(const shells::Shell& shell, std::span<const std::string_view> words) {
  const std::size_t files = shell.delivery() == shells::Delivery::sourced_file ? 1 : 0;
  Rest rest;
  if (words.size() > files) rest.left = words.front();
  if (files == 1 && !words.empty()) rest.file = words.back();
  return rest;
}

}  // namespace

ExitStatus run_hook(std::span<const std::string_view> words, const sys::Env& env) {
  if (words.size() < 3) throw usage_error("hook: SHELL, ROOT and TOLD are needed", "this command is for molt's hook files");
  const shells::Shell* shell = shells::find_shell(words[0]);
  if (shell == nullptr) throw usage_error("there is no shell '" + std::string(words[0]) + "'");
  const Rest rest = read_rest(*shell, words.subspan(3));
  const Delivery delivery{.shell = shell, .file = rest.file};
  prepare(delivery);
  if (!env.value("HOME").starts_with('/')) return ExitStatus::ok;
  const model::Grounds grounds = model::open_grounds(env);
  Plan plan;
  const bool made = make_index(grounds);
  const bool told = share_names(grounds, plan);
  const std::string root = right_root(grounds, words[1], !made && !told);
  const model::UserHooks hooks = model::open_user_hooks(env, grounds.shelf, delivery.shell->script_suffix());
  const model::State found = model::read_state(env);
  const model::State state = model::without_entry(found, rest.left);
  plan.add(model::difference(found, state));
  const model::Change change = model::follow(grounds, hooks, state, root, words[2]);
  plan.add(change.plan);
  deliver(delivery, plan);
  if (!change.message.empty()) sys::write_stderr("molt: " + visible(change.message) + '\n');
  return ExitStatus::ok;
}

}  // namespace molt
