// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace molt::sys {

/// The environment variables this process was started with, read once. Bytes, in no encoding. Values point into the process's
/// own environment block (or into the literals of a test) and live as long as it does.
struct Env {
  std::vector<std::string_view> entries;  ///< each "NAME=value"

  /// The value of `name`; nothing when it is not set. A variable that is set to nothing is an empty text.
  std::optional<std::string_view> get(std::string_view name) const;

  /// The value of `name`, or an empty text when it is not set: for variables where empty and unset mean the same.
  std::string_view value(std::string_view name) const;

  /// The same entries as text, with every variable in `changes` set or (without a value) left out: for a child process.
  struct Change {
    std::string_view name;
    std::optional<std::string> value;
  };
  std::vector<std::string> with(const std::vector<Change>& changes) const;
};

/// The environment of this process. The only place that reads it.
Env process_environment();

/// The directory this process stands in: $PWD when it names the same directory (so that links stay as the user typed them), else the physical
/// path. Nothing when the directory is gone.
std::optional<std::string> current_directory(const Env& env);

/// The physical path of the directory this process stands in, with no link in it. Nothing when the directory is gone.
std::optional<std::string> physical_directory();

}  // namespace molt::sys
