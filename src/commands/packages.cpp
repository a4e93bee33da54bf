// SPDX-License-Identifier: MIT
// What runs pip: wipeenv, and the installation that follows mkvirtualenv -i and -r.
#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/option.hpp"
#include "commands/active.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"

namespace molt::commands {
namespace {

struct InstallArgs {
  std::vector<std::string> packages = {};
  std::vector<std::string> requirements = {};
  bool quiet = false;
  bool verbose = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option install_options[] = {
    cli::value<&InstallArgs::packages>("-i", "PACKAGE", "install this package"),
    cli::value<&InstallArgs::requirements>("-r", "FILE", "install what this file lists"),
    cli::flag<&InstallArgs::quiet>("-q", "let pip say nothing but errors"),
    cli::flag<&InstallArgs::verbose>("-v", "let pip say more"),
};

/// The environment's own pip, whatever `pip` is first in PATH.
sys::Child pip(const std::string& environment, const Context& context, std::vector<std::string> words) {
  sys::Child child{.words = {model::bin_directory(environment) + "/python", "-m", "pip"},
                   .environment = context.env.with({{"VIRTUAL_ENV", environment}})};
  child.words.insert(child.words.end(), words.begin(), words.end());
  return child;
}

/// What pip is to install for a file the user named: a requirements file, or the project that a pyproject.toml describes.
std::vector<std::string> words_for(const std::string& file) {
  if (model::base_name(file) == "pyproject.toml") return {std::string(model::parent_directory(file))};
  return {"-r", file};
}

void install(const InstallArgs& args, const Context& context, const std::vector<std::string>& wanted, const std::string& what) {
  std::vector<std::string> words = {"install"};
  if (args.quiet) words.emplace_back("--quiet");
  if (args.verbose) words.emplace_back("--verbose");
  words.insert(words.end(), wanted.begin(), wanted.end());
  const int status = sys::run(pip(args.operands[0], context, words));
  if (status == 130) throw Error{.message = format("interrupted while installing {}", what), .status = ExitStatus::interrupted};
  if (status != 0) throw Error{.message = format("pip could not install {} (status {}); the environment stays", what, status)};
}

/// "a", "a[b]", "a==1.*": neither end asks for another word.
bool is_whole_requirement(std::string_view word) {
  const auto is_alphanumeric = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return is_alphanumeric(word.front()) && (is_alphanumeric(word.back()) || word.back() == ']' || word.back() == '*');
}

/// The packages in the value of -i, which virtualenvwrapper splits at blanks: "a b" is two. A requirement that has blanks in itself ("a >= 1") and a
/// path are one.
std::vector<std::string> packages_in(const std::string& value) {
  if (sys::exists(value)) return {value};
  std::vector<std::string> packages;
  for (const std::string_view word : split(value, ' ')) {
    if (word.empty()) continue;
    if (!is_whole_requirement(word)) return {value};
    packages.emplace_back(word);
  }
  return packages;
}

Plan run_install(const InstallArgs& args, Context& context) {
  for (const std::string& file : args.requirements) install(args, context, words_for(file), format("what '{}' lists", file));
  for (const std::string& value : args.packages) {
    for (const std::string& package : packages_in(value)) install(args, context, {package}, format("'{}'", package));
  }
  return {};
}

/// What an environment needs to go on working, and what virtualenvwrapper leaves (virtualenvwrapper.md 1.12), by whole names.
constexpr std::array<std::string_view, 9> kept = {"pip", "setuptools", "wheel", "distribute", "wsgiref", "appdirs", "packaging", "pyparsing", "six"};

std::vector<std::string> installed(const std::string& environment, const Context& context) {
  const sys::Captured list = sys::capture(pip(environment, context, {"list", "--local", "--format=freeze", "--disable-pip-version-check"}), false);
  if (list.status != 0) throw Error{.message = format("pip cannot list what is installed (status {})", list.status)};
  std::vector<std::string> names;
  for (const std::string_view line : split(list.output, '\n')) {
    const std::string_view name = trim(line.substr(0, line.find("==")));
    if (!name.empty() && std::find(kept.begin(), kept.end(), name) == kept.end()) names.emplace_back(name);
  }
  return names;
}

Plan run_wipe(const NoOptions&, Context& context) {
  const std::string environment = active_environment(context);
  const std::vector<std::string> names = installed(environment, context);
  if (names.empty()) return printed("Nothing to remove.\n");
  std::string text = "Uninstalling packages:\n\n";
  for (const std::string& name : names) text += visible(name) + '\n';
  std::vector<std::string> words = {"uninstall", "-y"};
  words.insert(words.end(), names.begin(), names.end());
  const int status = sys::run(pip(environment, context, words));
  if (status != 0) throw Error{.message = format("pip could not uninstall everything (status {})", status)};
  return printed(std::move(text));
}

}  // namespace

constinit const cli::Command install_packages = {
    .name = "install-packages",
    .summary = "install into an environment; called by the code of mkvirtualenv",
    .details = {},
    .examples = {},
    .options = install_options,
    .operands = {.name = "ENVIRONMENT", .least = 1, .most = 1},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<InstallArgs, run_install>,
    .hidden = true,
    .of_molt = true,
};

constinit const cli::Command wipeenv = {
    .name = "wipeenv",
    .summary = "uninstall everything from the active environment",
    .details = "pip and what it needs stay.\n",
    .examples = "wipeenv\n",
    .options = {},
    .operands = {},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_wipe>,
};

}  // namespace molt::commands
