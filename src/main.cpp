// SPDX-License-Identifier: MIT
// argv -> hot path or command. The only catch; nothing is on stdout before everything has succeeded.
#include <exception>
#include <new>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/version.hpp"
#include "commands/context.hpp"
#include "commands/loading.hpp"
#include "commands/table.hpp"
#include "complete.hpp"
#include "delivery.hpp"
#include "hook.hpp"
#include "sys/env.hpp"
#include "sys/terminal.hpp"

namespace molt {
namespace {

using Views = std::vector<std::string_view>;

constexpr std::string_view fault_option = "--fault=";

/// What stands before the command's name; written by the hook files, never by people.
struct Invocation {
  Delivery delivery;
  std::string last = {};
  std::string hook_version = {};
  std::vector<std::string> hook_faults = {};
  std::span<const std::string_view> words;
};

Invocation read_invocation(std::span<const std::string_view> words) {
  Invocation call{.delivery = {}, .words = words};
  while (call.words.size() >= 2) {
    if (call.words[0].starts_with(fault_option)) {
      call.hook_faults.emplace_back(call.words[0].substr(fault_option.size()));
      call.words = call.words.subspan(1);
      continue;
    }
    const std::string value(call.words[1]);
    if (call.words[0] == "--shell") {
      call.delivery.shell = shells::find_shell(value);
      if (call.delivery.shell == nullptr) throw usage_error(format("there is no shell '{}'", value));
    } else if (call.words[0] == "--last") {
      call.last = value;
    } else if (call.words[0] == "--hook") {
      call.hook_version = value;
    } else if (call.words[0] == "--out") {
      call.delivery.file = value;
    } else {
      break;
    }
    call.words = call.words.subspan(2);
  }
  return call;
}

/// A person may type the binary's name where no hook file is loaded.
void refuse_without_shell(const Invocation& call, const cli::Command& command, const sys::Env& env) {
  if (call.delivery.shell != nullptr || command.effect != cli::Effect::changes_shell) return;
  const std::optional<commands::Loading> loading = commands::how_to_load(env);
  throw Error{.message = format("'{}' changes the shell, and molt's hook file is not loaded in it", command.name),
              .hint = loading ? format("put this line at the end of {}: {}", loading->rc_file, loading->line) : "the README says how to load it"};
}

ExitStatus run_command(const Invocation& call, const sys::Env& env);

/// Without a shell to evaluate them, the steps that are molt's own are done here; those of the shell have nobody to do them.
ExitStatus run_calls(const Plan& plan, const sys::Env& env) {
  ExitStatus status = plan.status;
  for (const Action& action : plan.actions) {
    const auto* step = std::get_if<Call>(&action);
    if (step == nullptr) continue;
    const Views words(step->words.begin(), step->words.end());
    const ExitStatus ended = run_command({.delivery = {}, .words = words}, env);
    if (ended != ExitStatus::ok) status = ended;
  }
  return status;
}

ExitStatus run_command(const Invocation& call, const sys::Env& env) {
  prepare(call.delivery);
  std::string_view name = call.words.empty() ? "help" : call.words[0];
  if (name == "--help" || name == "-h") name = "help";
  if (name == "--version") {
    deliver(call.delivery, printed(format("molt {}\n", version)));
    return ExitStatus::ok;
  }
  const cli::Command& command = commands::get(name);
  commands::Context context{.env = env, .in_shell = call.delivery.shell != nullptr, .last = call.last};
  context.hook_version = call.hook_version;
  context.hook_faults = call.hook_faults;
  if (call.delivery.shell != nullptr) context.script_suffix = call.delivery.shell->script_suffix();
  cli::Words words;
  for (std::size_t i = 1; i < call.words.size(); ++i) words.emplace_back(call.words[i]);
  const Plan plan = command.run(command, words, context);
  if (needs_shell(plan)) refuse_without_shell(call, command, env);
  deliver(call.delivery, plan);
  return call.delivery.shell == nullptr ? run_calls(plan, env) : plan.status;
}

ExitStatus run(std::span<const std::string_view> words) {
  const sys::Env env = sys::process_environment();
  if (!words.empty() && words[0] == "hook") return run_hook(words.subspan(1), env);
  if (!words.empty() && words[0] == "complete") {
    const Completion completion = complete(words.subspan(1), env);
    sys::write_stdout(completion.text);
    return static_cast<ExitStatus>(completion.instead);
  }
  return run_command(read_invocation(words), env);
}

int report(const Error& error) {
  sys::write_stderr(describe(error));
  return static_cast<int>(error.status);
}

}  // namespace
}  // namespace molt

int main(int argc, char** argv) {
  try {
    const molt::Views words(argv + (argc > 0 ? 1 : 0), argv + argc);
    return static_cast<int>(molt::run(words));
  } catch (const molt::Error& error) {
    return molt::report(error);
  } catch (const std::bad_alloc&) {
    return molt::report({.message = "out of memory"});
  } catch (const std::exception& error) {
    return molt::report({.message = molt::format("unexpected: {}", error.what()), .hint = "this is a fault of molt's; please report it"});
  }
}
