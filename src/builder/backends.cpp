// SPDX-License-Identifier: MIT
#include "builder/backends.hpp"

#include "base/error.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"

namespace molt::builder {
namespace {

std::string program_or_throw(std::string_view name, const Surroundings& surroundings) {
  if (std::optional<std::string> program = sys::find_program(name, surroundings.env.value("PATH"))) return *std::move(program);
  throw Error{.message = "'" + std::string(name) + "' is not in PATH", .hint = "install it, or leave --builder out"};
}

void refuse(bool asked, const char* option, const char* maker) {
  if (asked) throw usage_error(std::string(maker) + " has no " + option);
}

/// True where Debian's python3-venv is missing: the library it splits off has the venv module, but no ensurepip.
bool lacks_debian_package() {
  if (!sys::exists("/etc/debian_version") || !sys::is_directory("/usr/lib")) return false;
  for (const sys::Entry& entry : sys::list_directory("/usr/lib")) {
    if (entry.name.starts_with("python3.") && sys::is_directory("/usr/lib/" + entry.name + "/ensurepip")) return false;
  }
  return true;
}

std::string hint_for_venv(const Order& order) {
  if (!order.python.starts_with("/usr/bin/") || !lacks_debian_package()) return {};
  return "on Debian and Ubuntu it needs another package: apt install python3-venv";
}

}  // namespace

void run_or_throw(const std::vector<std::string>& words, const std::string& what, const sys::Env& env) {
  // These would lead the interpreter to another one's library.
  const std::vector<std::string> environment =
      env.with({{"PYTHONHOME", {}}, {"PYTHONPATH", {}}, {"__PYVENV_LAUNCHER__", {}}, {"VIRTUAL_ENV", {}}});
  const int status = sys::run({.words = words, .environment = environment});
  constexpr int death_by_interrupt = 130;
  if (status == death_by_interrupt) throw Error{.message = what + " was interrupted", .status = ExitStatus::interrupted};
  if (status != 0) throw Error{.message = what + " failed (status " + std::to_string(status) + ")"};
}

void make_with_venv(const Order& order) {
  const Options& options = order.options;
  std::vector<std::string> words = {order.python, "-m", "venv"};
  if (options.system_site_packages) words.emplace_back("--system-site-packages");
  if (options.symlinks) words.emplace_back("--symlinks");
  if (options.copies) words.emplace_back("--copies");
  if (options.clear) words.emplace_back("--clear");
  if (options.upgrade) words.emplace_back("--upgrade");
  if (options.without_pip) words.emplace_back("--without-pip");
  if (options.upgrade_deps) words.emplace_back("--upgrade-deps");
  if (options.without_scm_ignore_files) words.emplace_back("--without-scm-ignore-files");
  if (options.prompt) words.push_back("--prompt=" + *options.prompt);
  words.push_back(order.destination);
  try {
    run_or_throw(words, "'" + order.python + " -m venv'", order.surroundings.env);
  } catch (Error& error) {
    if (error.status != ExitStatus::interrupted) error.hint = hint_for_venv(order);
    throw;
  }
}

void make_with_virtualenv(const Order& order) {
  const Options& options = order.options;
  refuse(options.upgrade, "--upgrade", "virtualenv");
  refuse(options.upgrade_deps, "--upgrade-deps", "virtualenv");
  std::vector<std::string> words = {program_or_throw("virtualenv", order.surroundings), "-p", order.python};
  if (options.system_site_packages) words.emplace_back("--system-site-packages");
  if (options.symlinks) words.emplace_back("--symlinks");
  if (options.copies) words.emplace_back("--copies");
  if (options.clear) words.emplace_back("--clear");
  if (options.without_pip) words.emplace_back("--no-seed");
  if (options.without_scm_ignore_files) words.emplace_back("--no-vcs-ignore");
  if (options.prompt) words.push_back("--prompt=" + *options.prompt);
  words.push_back(order.destination);
  run_or_throw(words, "virtualenv", order.surroundings.env);
}

void make_with_uv(const Order& order) {
  const Options& options = order.options;
  refuse(options.upgrade, "--upgrade", "uv");
  refuse(options.upgrade_deps, "--upgrade-deps", "uv");
  refuse(options.copies, "--copies", "uv");
  std::vector<std::string> words = {program_or_throw("uv", order.surroundings), "venv", "--no-project", "--python", order.python};
  if (options.system_site_packages) words.emplace_back("--system-site-packages");
  if (options.clear) words.emplace_back("--clear");
  if (!options.without_pip) words.emplace_back("--seed");
  words.push_back("--prompt=" + options.prompt.value_or(order.destination.substr(order.destination.find_last_of('/') + 1)));
  words.push_back(order.destination);
  run_or_throw(words, "uv", order.surroundings.env);
}

}  // namespace molt::builder
