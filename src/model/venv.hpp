// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// One environment on disk, whoever made it.
namespace molt::model {

struct Venv {
  std::string path;    ///< absolute, as it is put into VIRTUAL_ENV
  std::string prompt;  ///< what a prompt shows: UTF-8 without control characters, no parentheses
};

/// The directory of its programs, which goes into PATH.
std::string bin_directory(std::string_view environment);

/// True for a directory that some tool made as an environment: it has `bin/activate`, `pyvenv.cfg` or `conda-meta`.
bool is_environment(std::string path);

/// Why the environment cannot be used, as the end of "environment 'x' is broken: ...": its Python is gone. Nothing when it can.
std::optional<std::string> defect(const std::string& path);

/// Why no PATH can hold the directory of its programs, as the end of a sentence: a ':' in it (POSIX has no way to write one). Nothing when one can.
std::optional<std::string> path_obstacle(std::string_view environment);

/// The environment with the prompt of its `pyvenv.cfg`, or its own name where that has none. Never throws; a `pyvenv.cfg` that is
/// no regular file or larger than 64 KiB counts as none.
Venv read_venv(const std::string& path);

/// The value of `key` in the text of a `pyvenv.cfg` ("key = value" lines; keys in any case, as CPython's site module reads them).
std::optional<std::string> cfg_value(std::string_view text, std::string_view key);

/// The directory of its pure packages, found by looking (lib/pythonX.Y/site-packages): no interpreter is started. Of several, the one whose version
/// `pyvenv.cfg` names.
std::optional<std::string> site_packages(const std::string& path);

}  // namespace molt::model
