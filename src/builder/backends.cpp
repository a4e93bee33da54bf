// SPDX-License-Identifier: MIT
#include "builder/backends.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "builder/refresh.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"
#include "sys/terminal.hpp"

namespace molt::builder {
namespace {

void refuse_of_uv(bool asked, const char* option) {
  if (asked) throw usage_error(std::string("uv has no ") + option);
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

/// Both tools call it that.
void add_verbosity(std::vector<std::string>& words, const Order& order) {
  if (order.options.verbosity == Verbosity::quiet) words.emplace_back("--quiet");
  if (order.options.verbosity == Verbosity::verbose) words.emplace_back("--verbose");
}

/// The directory of packages of an environment whose Python is not known: lib/python3.12/site-packages, lib/pypy3.10/site-packages.
bool has_package(const std::string& environment, const std::string& package) {
  if (!sys::is_directory(environment + "/lib")) return false;
  const std::vector<sys::Entry> entries = sys::list_directory(environment + "/lib");
  return std::any_of(entries.begin(), entries.end(),
                     [&](const sys::Entry& entry) { return sys::is_directory(environment + "/lib/" + entry.name + "/site-packages/" + package); });
}

/// venv has no such option.
void remove_setuptools(const Order& order) {
  if (!has_package(order.destination, "setuptools")) return;
  run_or_throw({order.destination + "/bin/python", "-m", "pip", "uninstall", "--quiet", "--yes", "setuptools"}, "removing setuptools", order);
}

/// virtualenv and uv leave that to the first import. Status 1 means that a file, such as a template, is no Python.
void compile_all(const Order& order) {
  const std::vector<std::string> environment = order.surroundings.env.with({{"PYTHONHOME", {}}, {"PYTHONPATH", {}}, {"PYTHONPYCACHEPREFIX", {}}});
  constexpr int death_by_interrupt = 130;
  const int status = sys::run(
      {.words = {order.destination + "/bin/python", "-I", "-m", "compileall", "-q", order.destination + "/lib"}, .environment = environment});
  if (status == death_by_interrupt) throw Error{.message = "interrupted", .status = ExitStatus::interrupted};
}

}  // namespace

bool refreshes(const Order& order) {
  return order.options.existing == Existing::refresh && !order.options.clear && can_be_refreshed(order.destination);
}

std::string program_or_throw(std::string_view name, const Order& order) {
  const std::string& named = order.options.program;
  const std::string program = named.empty() ? std::string(name) : named;
  if (program.find('/') != std::string::npos) {
    if (sys::is_executable(program)) return program;
    throw Error{.message = "there is no program '" + program + "' to make environments with", .hint = "--builder=native makes them without one"};
  }
  if (std::optional<std::string> found = sys::find_program(program, order.surroundings.env.value("PATH"))) return *std::move(found);
  throw Error{.message = "'" + program + "' is not in PATH", .hint = "install it, or use --builder=native"};
}

void run_or_throw(const std::vector<std::string>& words, const std::string& what, const Order& order) {
  // These would lead the interpreter to another one's library.
  const std::vector<std::string> environment =
      order.surroundings.env.with({{"PYTHONHOME", {}}, {"PYTHONPATH", {}}, {"__PYVENV_LAUNCHER__", {}}, {"VIRTUAL_ENV", {}}});
  if (order.options.verbosity == Verbosity::verbose) {
    sys::write_stderr("molt: running " + visible(join(std::vector<std::string_view>(words.begin(), words.end()), " ")) + '\n');
  }
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
    run_or_throw(words, "'" + order.python + " -m venv'", order);
  } catch (Error& error) {
    if (error.status != ExitStatus::interrupted) error.hint = hint_for_venv(order);
    throw;
  }
  if (options.no_setuptools) remove_setuptools(order);
}

void make_with_virtualenv(const Order& order) {
  const Options& options = order.options;
  std::vector<std::string> words = {program_or_throw("virtualenv", order), "-p", order.python};
  add_verbosity(words, order);
  if (options.system_site_packages) words.emplace_back("--system-site-packages");
  if (options.symlinks) words.emplace_back("--symlinks");
  if (options.copies) words.emplace_back("--copies");
  if (options.clear) words.emplace_back("--clear");
  if (options.without_pip) words.emplace_back("--no-seed");
  if (options.no_setuptools) words.emplace_back("--no-setuptools");
  if (options.no_wheel) words.emplace_back("--no-wheel");
  if (options.upgrade_deps) words.emplace_back("--download");
  if (options.no_download) words.emplace_back("--no-download");
  if (options.no_periodic_update) words.emplace_back("--no-periodic-update");
  if (options.without_scm_ignore_files) words.emplace_back("--no-vcs-ignore");
  if (options.prompt) words.push_back("--prompt=" + *options.prompt);
  words.insert(words.end(), options.virtualenv_words.begin(), options.virtualenv_words.end());
  words.push_back(order.destination);
  run_or_throw(words, "virtualenv", order);
  if (options.compile) compile_all(order);
}

void make_with_uv(const Order& order) {
  const Options& options = order.options;
  refuse_of_uv(options.copies, "--copies");
  refuse_of_uv(options.no_setuptools && !options.without_pip, "--no-setuptools");
  refuse_of_uv(options.no_wheel && !options.without_pip, "--no-wheel");
  refuse_of_uv(options.without_scm_ignore_files, "--without-scm-ignore-files");
  std::vector<std::string> words = {program_or_throw("uv", order), "venv", "--no-project", "--python", order.python};
  add_verbosity(words, order);
  if (options.system_site_packages) words.emplace_back("--system-site-packages");
  if (options.clear) words.emplace_back("--clear");
  if (refreshes(order)) words.emplace_back("--allow-existing");
  if (!options.without_pip) words.emplace_back("--seed");
  if (options.no_download) words.emplace_back("--offline");
  words.push_back("--prompt=" + options.prompt.value_or(order.destination.substr(order.destination.find_last_of('/') + 1)));
  words.push_back(order.destination);
  run_or_throw(words, "uv", order);
  if (options.compile) compile_all(order);
}

}  // namespace molt::builder
