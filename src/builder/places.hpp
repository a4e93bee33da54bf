// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "builder/interpreter.hpp"
#include "builder/version.hpp"

/// The directories in which Pythons are kept.
namespace molt::builder {

/// A directory of programs.
struct Place {
  std::string directory;
  Origin origin;
};

/// The elements of PATH, without the `bin` directories of environments and pyenv's shims; those are told apart by `is_shim_directory`.
std::vector<Place> search_path(const Surroundings& surroundings);

/// True for the directory of pyenv's shims, whose programs are scripts that look for the real one.
bool is_shim_directory(const std::string& directory, const Surroundings& surroundings);

/// Homebrew's, the system's and /opt/*/bin.
std::vector<Place> system_places(const Surroundings& surroundings);

/// One Python that a version manager installed.
struct Installed {
  std::string directory;  ///< its `bin`
  Origin origin;
  std::string implementation;
  Version version;
};

/// What pyenv, uv and rye installed, a manager after the other, each with its newest version first.
std::vector<Installed> installed_versions(const Surroundings& surroundings);

/// The `home` of the environment that `bin` belongs to: the directory of its base interpreter. Nothing when it is none.
std::optional<std::string> home_of_environment(const std::string& bin);

}  // namespace molt::builder
