// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "builder/build.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"

/// What mkvirtualenv, mkproject and mktmpenv have in common.
namespace molt::commands {

/// Options that the user wants with every creation (virtualenvwrapper.md section 3).
inline constexpr std::string_view virtualenv_arguments = "VIRTUALENVWRAPPER_VIRTUALENV_ARGS";

/// The options of creation, named as in venv and virtualenv.
struct CreationArgs {
  std::string python = {};
  std::string builder = {};
  std::optional<std::string> prompt = {};
  std::vector<std::string> packages = {};
  std::vector<std::string> requirements = {};
  bool system_site_packages = false;
  bool without_pip = false;
  bool copies = false;
  bool symlinks = false;
  bool clear = false;
  bool upgrade = false;
  bool upgrade_deps = false;
  bool without_scm_ignore_files = false;
  bool compile = false;
};

template <class Args>
constexpr auto creation_options() {
  using C = CreationArgs;
  return std::to_array<cli::Option>({
      cli::value<&C::python, Args>("-p,--python", "PYTHON", "the interpreter: a version, a name or a path", cli::Completes::pythons),
      cli::value<&C::packages, Args>("-i", "PACKAGE", "install this package afterwards; may be repeated"),
      cli::value<&C::requirements, Args>("-r", "FILE", "install what this requirements file or pyproject.toml asks for; may be repeated", cli::Completes::files),
      cli::value<&C::prompt, Args>("--prompt", "TEXT", "what the prompt shows instead of the name"),
      cli::value<&C::builder, Args>("--builder", "BUILDER", "who makes it: auto, native, venv, virtualenv or uv"),
      cli::flag<&C::system_site_packages, true, Args>("--system-site-packages", "let it use the interpreter's own packages"),
      cli::flag<&C::without_pip, true, Args>("--without-pip,--no-pip", "leave pip out"),
      cli::flag<&C::copies, true, Args>("--copies,--always-copy", "copy the interpreter instead of linking to it"),
      cli::flag<&C::symlinks, true, Args>("--symlinks", "link to the interpreter, which is the default"),
      cli::flag<&C::clear, true, Args>("--clear", "make it anew where it exists"),
      cli::flag<&C::upgrade, true, Args>("--upgrade", "make an existing one use this interpreter"),
      cli::flag<&C::upgrade_deps, true, Args>("--upgrade-deps", "upgrade pip and setuptools from the index"),
      cli::flag<&C::without_scm_ignore_files, true, Args>("--without-scm-ignore-files,--no-vcs-ignore", "write no .gitignore into it"),
      cli::flag<&C::compile, true, Args>("--compile", "compile what is installed to bytecode at once"),
  });
}

/// Makes the environment `name` on the shelf, lays the user's scripts, runs premkvirtualenv, and binds it to `project` if there is one. Returns its path.
/// Throws Error and leaves nothing half made.
std::string create(Context& context, const CreationArgs& args, const std::string& name, const std::optional<std::string>& project);

/// Makes an environment at any path, and nothing around it. Throws Error and leaves nothing half made.
void build(const Context& context, const CreationArgs& args, const std::string& destination);

/// What follows the activation of a new environment: the installation of packages, then postmkvirtualenv.
Plan after_creation(const Context& context, const CreationArgs& args, const std::string& environment);

/// A project directory as it was typed, absolute; nothing for nothing. Throws virtualenvwrapper's message when there is no such directory.
std::optional<std::string> existing_project(const std::optional<std::string>& typed, const Context& context);

}  // namespace molt::commands
