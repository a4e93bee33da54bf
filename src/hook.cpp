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
std::string make_index(const model::Projects& projects, const sys::Env& env, std::string_view root) {
  const std::string shelf = model::workon_home(env, {});
  if (sys::exists(projects.state_directory + "/bound") || !sys::is_directory(shelf)) return std::string(root);
  model::update_index(projects, shelf);
  const std::optional<std::string> here = sys::physical_directory();
  return here ? model::find_root(projects, *here) : std::string(root);
}

}  // namespace

ExitStatus run_hook(std::span<const std::string_view> words, const sys::Env& env) {
  if (words.size() < 3) throw usage_error("hook: SHELL, ROOT and TOLD are needed", "this command is for molt's hook files");
  const Delivery delivery{.shell = shells::find_shell(words[0]), .file = std::string(words.size() > 3 ? words[3] : std::string_view())};
  if (delivery.shell == nullptr) throw usage_error("there is no shell '" + std::string(words[0]) + "'");
  prepare(delivery);
  const std::optional<std::string> state_directory = model::state_directory(env);
  if (!state_directory) return ExitStatus::ok;
  const model::Projects projects{*state_directory, model::project_file_name(env)};
  const std::string root = make_index(projects, env, words[1]);
  const model::UserHooks hooks = model::open_user_hooks(env, model::known_shelf(projects, env), delivery.shell->script_suffix());
  const model::Change change = model::follow(projects, hooks, model::read_state(env), root, words[2]);
  deliver(delivery, change.plan);
  if (!change.message.empty()) sys::write_stderr("molt: " + visible(change.message) + '\n');
  return ExitStatus::ok;
}

}  // namespace molt
