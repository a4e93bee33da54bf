// SPDX-License-Identifier: MIT
#include "builder/layout.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "builder/python_text.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

constexpr std::size_t interpreter_limit = 256U << 20;

std::string home_of(const Site& site) {
  const std::string& executable = site.facts.base_executable;
  return executable.substr(0, executable.find_last_of('/'));
}

/// The command that would have made this environment, with the flags in the order of `venv`.
std::string command(const Site& site) {
  const Options& options = site.options;
  std::string text = site.facts.executable + " -m venv ";
  if (options.copies) text += "--copies ";
  if (options.without_pip) text += "--without-pip ";
  if (options.system_site_packages) text += "--system-site-packages ";
  if (options.clear) text += "--clear ";
  if (options.upgrade_deps) text += "--upgrade-deps ";
  if (options.prompt) text += "--prompt=\"" + *options.prompt + "\" ";
  if (options.without_scm_ignore_files && site.facts.minor >= 13) text += "--without-scm-ignore-files ";
  return text + site.destination;
}

std::vector<std::string> program_names(const Site& site) {
  const Facts& facts = site.facts;
  std::vector<std::string> names = {site.program()};
  const auto add = [&](std::string name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  };
  add("python");
  add("python3");
  if (facts.minor >= 9) add("python" + facts.short_version());
  if (facts.minor == 14) add("\xf0\x9d\x9c\x8bthon");  // U+1D70B: gh-119535, in this version alone
  return names;
}

void write_programs(const Site& site, sys::TreeWriter& tree) {
  const std::vector<std::string> names = program_names(site);
  const std::string bin = site.facts.scripts + '/';
  if (!site.options.copies) {
    tree.link(bin + names[0], site.facts.base_executable);
    for (std::size_t i = 1; i < names.size(); ++i) tree.link(bin + names[i], names[0]);
    return;
  }
  const std::optional<std::string> program = sys::read_file(site.facts.base_executable, interpreter_limit);
  if (!program) throw Error{.message = "cannot read the interpreter '" + site.facts.base_executable + "'"};
  for (const std::string& name : names) tree.write_with_mode(bin + name, *program, 0755);
}

}  // namespace

void write_layout(const Site& site, sys::TreeWriter& tree) {
  const Facts& facts = site.facts;
  tree.make_directory(facts.include);
  tree.make_directory(facts.site_packages);
  tree.make_directory(facts.scripts);
  // bpo-21197. Where the site-packages lie in lib64 already, the name is taken.
  if (facts.is_64_bit && facts.platform != "darwin" && !facts.site_packages.starts_with("lib64/")) tree.link("lib64", "lib");
  tree.write("pyvenv.cfg", configuration(site));
  if (facts.minor >= 13 && !site.options.without_scm_ignore_files) {
    tree.write(".gitignore", "# Created by venv; see https://docs.python.org/3/library/venv.html\n*\n");
  }
  write_programs(site, tree);
}

std::string configuration(const Site& site) {
  const Facts& facts = site.facts;
  std::string text;
  const auto add = [&](std::string_view key, std::string_view value) { text += std::string(key) + " = " + std::string(value) + '\n'; };
  add("home", home_of(site));
  add("include-system-site-packages", site.options.system_site_packages ? "true" : "false");
  add("version", facts.version());
  if (site.options.prompt) add("prompt", python_repr(site.prompt));
  if (facts.minor >= 11) {
    add("executable", sys::real_path(facts.executable).value_or(facts.executable));
    add("command", command(site));
  }
  return text;
}

}  // namespace molt::builder
