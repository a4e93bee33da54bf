// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "builder/build.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"

/// What mkvirtualenv, mkproject and mktmpenv have in common.
namespace molt::commands {

/// Options that the user wants with every creation (virtualenvwrapper.md section 3).
inline constexpr std::string_view virtualenv_arguments = "VIRTUALENVWRAPPER_VIRTUALENV_ARGS";

/// What is typed for a creation: the builder's options, the builder's name, and what pip installs afterwards.
struct CreationArgs : builder::Options {
  std::string builder = {};
  std::vector<std::string> packages = {};
  std::vector<std::string> requirements = {};
};

/// The name of an option as a template argument.
template <std::size_t size>
struct Name {
  char text[size]{};
  constexpr Name(const char (&literal)[size]) { std::copy(literal, literal + size, text); }  // NOLINT(google-explicit-constructor): "--name" is one
  constexpr std::string_view view() const { return {text, size - 1}; }
};

/// An option that is virtualenv's alone; a flag when it has no `value`.
template <Name name, class Args>
constexpr cli::Option of_virtualenv(std::string_view value, std::string_view help) {
  return {name.view(), value, help, [](void* args, std::string_view text) {
            std::string word(name.view());
            if (!text.empty()) word.append("=").append(text);
            static_cast<Args*>(args)->virtualenv_words.push_back(std::move(word));
          }};
}

template <class Args>
constexpr auto creation_options() {
  using C = CreationArgs;
  return std::to_array<cli::Option>({
      cli::value<&C::python, Args>("-p,--python", "PYTHON", "the interpreter: a version, a name or a path", cli::Completes::pythons),
      cli::value<&C::packages, Args>("-i", "PACKAGE", "install this package afterwards; may be repeated"),
      cli::value<&C::requirements, Args>("-r", "FILE", "install what this requirements file or pyproject.toml asks for; may be repeated",
                                         cli::Completes::files),
      cli::value<&C::prompt, Args>("--prompt", "TEXT", "what the prompt shows instead of the name"),
      cli::value<&C::builder, Args>("--builder", "BUILDER", "who makes it: auto, native, venv, virtualenv or uv", cli::Completes::builders),
      cli::flag<&C::system_site_packages, true, Args>("--system-site-packages", "let it use the interpreter's own packages"),
      cli::flag<&C::system_site_packages, false, Args>("--no-site-packages", "keep the interpreter's own packages out, which is the default"),
      cli::flag<&C::without_pip, true, Args>("--without-pip,--no-pip,--no-seed", "leave pip out, and setuptools with it"),
      cli::flag<&C::no_setuptools, true, Args>("--no-setuptools", "leave setuptools out, which comes with Python before 3.12"),
      cli::flag<&C::no_wheel, true, Args>("--no-wheel", "leave wheel out, which only some versions of virtualenv and uv bring"),
      cli::flag<&C::copies, true, Args>("--copies,--always-copy", "copy the interpreter instead of linking to it"),
      cli::flag<&C::symlinks, true, Args>("--symlinks", "link to the interpreter, which is the default"),
      cli::flag<&C::clear, true, Args>("--clear", "make it anew where it exists"),
      cli::flag<&C::upgrade, true, Args>("--upgrade", "make an existing one use this interpreter"),
      cli::flag<&C::upgrade_deps, true, Args>("--upgrade-deps,--download", "upgrade pip and setuptools from the index"),
      cli::flag<&C::no_download, true, Args>("--no-download,--never-download", "take nothing from the index; native and venv take nothing anyway"),
      cli::flag<&C::no_periodic_update, true, Args>("--no-periodic-update", "keep virtualenv from looking for newer wheels"),
      cli::flag<&C::without_scm_ignore_files, true, Args>("--without-scm-ignore-files,--no-vcs-ignore", "write no .gitignore into it"),
      cli::flag<&C::compile, true, Args>("--compile", "compile what is installed to bytecode at once"),
      cli::flag<&C::verbosity, builder::Verbosity::quiet, Args>("-q,--quiet",
                                                                "say nothing of slower builders and new hook scripts, and let pip be quiet"),
      cli::flag<&C::verbosity, builder::Verbosity::verbose, Args>("-v,--verbose", "say what is used and run"),
      of_virtualenv<"--pip", Args>("VERSION", "the pip to install; with this and what is below, virtualenv makes it"),
      of_virtualenv<"--setuptools", Args>("VERSION", "the setuptools to install"),
      of_virtualenv<"--wheel", Args>("VERSION", "the wheel to install"),
      of_virtualenv<"--extra-search-dir", Args>("DIR", "where to look for wheels; may be repeated"),
      of_virtualenv<"--seeder", Args>("SEEDER", "how pip is installed"),
      of_virtualenv<"--creator", Args>("CREATOR", "how the environment is made"),
      of_virtualenv<"--activators", Args>("LIST", "the shells to write scripts for"),
      of_virtualenv<"--discovery", Args>("METHOD", "how the interpreter is found"),
      of_virtualenv<"--try-first-with", Args>("PYTHON", "interpreters to try first; may be repeated"),
      of_virtualenv<"--app-data", Args>("DIR", "where virtualenv keeps its cache"),
      of_virtualenv<"--reset-app-data", Args>("", "start with an empty cache"),
      of_virtualenv<"--symlink-app-data", Args>("", "link to the cache instead of copying"),
  });
}

/// What --builder can be.
std::vector<std::string_view> builder_names();

/// Makes the environment `name` on the shelf, over one that has the name already (what lies in that stays), lays the user's scripts, runs
/// premkvirtualenv, and binds it to `project` if there is one. Returns its path.
/// Throws Error and leaves nothing half made.
std::string create(Context& context, const CreationArgs& args, const std::string& name, const std::optional<std::string>& project);

/// Makes an environment at any path, and nothing around it. Throws Error and leaves nothing half made.
void build(const Context& context, const CreationArgs& args, const std::string& destination, builder::Existing existing);

/// What follows the activation of a new environment: the installation of packages, then postmkvirtualenv.
Plan after_creation(const Context& context, const CreationArgs& args, const std::string& environment);

/// A project directory as it was typed, absolute; nothing for nothing. Throws virtualenvwrapper's message when there is no such directory.
std::optional<std::string> existing_project(const std::optional<std::string>& typed, const Context& context);

}  // namespace molt::commands
