// SPDX-License-Identifier: MIT
#include "model/userhooks.hpp"

#include <cstring>

#include "base/format.hpp"
#include "base/text.hpp"
#include "model/places.hpp"
#include "model/projects.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"
#include "sys/terminal.hpp"

namespace molt::model {
namespace {

/// True when there is anything in the file but comments and blank lines. A large file has something in it.
bool has_substance(const std::string& file) {
  if (!sys::is_regular(file)) return false;
  const std::optional<std::string> text = sys::read_file(file, 64 * 1024);
  if (!text) return true;
  for (const std::string_view line : split(*text, '\n')) {
    const std::string_view content = trim(line);
    if (!content.empty() && content[0] != '#') return true;
  }
  return false;
}

bool is_on_shelf(const UserHooks& hooks, const std::string& environment) {
  return !environment.empty() && parent_directory(environment) == hooks.shelf;
}

std::vector<std::string> run_files(const UserHooks& hooks, std::string_view event, const std::string& environment) {
  std::vector<std::string> files = {format("{}/{}", hooks.global_directory, event)};
  if (is_on_shelf(hooks, environment)) files.push_back(format("{}/{}", bin_directory(environment), event));
  std::erase_if(files, [](const std::string& file) { return !has_substance(file); });
  return files;
}

/// What virtualenvwrapper exports for its scripts (virtualenvwrapper.md section 3).
std::vector<SetEnv> exported(const UserHooks& hooks, const sys::Env& env) {
  return {
      {"WORKON_HOME", hooks.shelf},
      {"VIRTUALENVWRAPPER_HOOK_DIR", hooks.global_directory},
      {"VIRTUALENVWRAPPER_PROJECT_FILENAME", project_file_name(env)},
      {"VIRTUALENVWRAPPER_WORKON_CD", std::string(env.get("VIRTUALENVWRAPPER_WORKON_CD").value_or("1"))},
  };
}

/// That, and the variables of the state.
std::vector<std::string> child_environment(const UserHooks& hooks, const sys::Env& env, const State& state) {
  std::vector<sys::Env::Change> changes = {
      {"VIRTUAL_ENV", state.virtual_env}, {"VIRTUAL_ENV_PROMPT", state.prompt}, {"PATH", state.path},
      {"PYTHONHOME", state.python_home},  {"MOLT_ACTIVE", state.active},
  };
  const std::vector<SetEnv> always = exported(hooks, env);
  for (const SetEnv& variable : always) changes.push_back({variable.name, variable.value});
  return env.with(changes);
}

sys::Child child(const std::string& file, const HookRun& run, const UserHooks& hooks, std::vector<std::string> environment) {
  sys::Child made{.words = {file}, .environment = std::move(environment), .directory = hooks.shelf};
  made.words.insert(made.words.end(), run.arguments.begin(), run.arguments.end());
  return made;
}

/// "post_activate" for "postactivate": what virtualenvwrapper's loader calls it.
std::string loader_event(std::string_view event) {
  const std::size_t when = event.starts_with("pre") ? 3 : 4;
  const std::string_view what = event.substr(when);
  return format("{}{}_{}", what == "mkproject" ? "project." : "", event.substr(0, when), what);
}

/// virtualenvwrapper's words, with Python's way of writing an errno (virtualenvwrapper.md section 2).
void tell_not_started(const std::string& file, int reason) {
  sys::write_stderr(
      format("virtualenvwrapper.user_scripts could not run \"{0}\": [Errno {1}] {2}: '{0}'\n", visible(file), reason, std::strerror(reason)));
}

void tell_failed(const std::string& file, int status) {
  if (status != 0) sys::write_stderr(format("molt: the hook '{}' ended with status {}\n", visible(file), status));
}

}  // namespace

UserHooks open_user_hooks(const sys::Env& env, const std::string& shelf, std::string_view suffix) {
  const std::string_view directory = env.value("VIRTUALENVWRAPPER_HOOK_DIR");
  const std::string global = directory.empty() ? shelf : absolute_path(expand(directory, env), shelf);
  UserHooks hooks{.shelf = shelf, .global_directory = global, .suffix = std::string(suffix)};
  hooks.lacking = exported(hooks, env);
  std::erase_if(hooks.lacking, [&](const SetEnv& variable) { return !env.value(variable.name).empty(); });
  return hooks;
}

std::vector<std::string> sourced_hooks(const UserHooks& hooks, std::string_view event, const std::string& environment, const std::string& project) {
  const std::string name = format("{}{}", event, hooks.suffix);
  const std::string global = format("{}/{}", hooks.global_directory, name);
  const std::string local = is_on_shelf(hooks, environment) ? format("{}/{}", bin_directory(environment), name) : std::string();
  std::vector<std::string> files;
  if (!project.empty()) files.push_back(format("{}/.virtualenvwrapper/{}", project, name));
  const bool leaving = event == "predeactivate" || event == "postdeactivate";  // the inverse order: what came last goes first
  if (leaving) {
    files.insert(files.end(), {local, global});
  } else {
    files.insert(files.end(), {global, local});
  }
  std::erase_if(files, [](const std::string& file) { return file.empty() || !has_substance(file); });
  return files;
}

Plan source_hooks(const UserHooks& hooks, std::string_view event, const std::vector<std::string>& files, std::string_view argument) {
  Plan plan;
  if (files.empty()) return plan;
  std::vector<std::string> words = {loader_event(event)};
  if (!argument.empty()) words.emplace_back(argument);
  for (const SetEnv& variable : hooks.lacking) plan.add(variable);
  for (const std::string& file : files) plan.add(Source{file, words});
  for (const SetEnv& variable : hooks.lacking) plan.add(UnsetEnv{variable.name});
  return plan;
}

bool has_run_hooks(const UserHooks& hooks, std::string_view event, const std::string& environment) {
  return !run_files(hooks, event, environment).empty();
}

void run_hooks(const UserHooks& hooks, const HookRun& run, const sys::Env& env, const State& state) {
  const std::vector<std::string> files = run_files(hooks, run.event, run.environment);
  for (const std::string& file : files) {
    const sys::Ended ended = sys::try_run(child(file, run, hooks, child_environment(hooks, env, state)));
    if (ended.could_not_start != 0) {
      tell_not_started(file, ended.could_not_start);
    } else {
      tell_failed(file, ended.status);
    }
  }
}

std::string capture_hooks(const UserHooks& hooks, const HookRun& run, const sys::Env& env, const State& state) {
  std::string output;
  for (const std::string& file : run_files(hooks, run.event, run.environment)) {
    const sys::Captured captured = sys::try_capture(child(file, run, hooks, child_environment(hooks, env, state)), false);
    if (captured.could_not_start != 0) tell_not_started(file, captured.could_not_start);
    output += captured.output;
    tell_failed(file, captured.status);
  }
  return output;
}

}  // namespace molt::model
