// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "builder/build.hpp"

namespace molt::builder {

/// What an interpreter says about itself.
struct Facts {
  std::string implementation;  ///< "cpython", "pypy"
  int major = 0;
  int minor = 0;
  int micro = 0;
  std::string executable;       ///< sys.executable
  std::string base_executable;  ///< sys._base_executable: `executable`, unless that belongs to an environment
  std::string base_prefix;
  std::string platform;   ///< sys.platform
  std::string cache_tag;  ///< "cpython-312"
  bool is_64_bit = false;
  bool is_build_tree = false;    ///< run from the directory it was compiled in
  std::string framework;         ///< PYTHONFRAMEWORK of macOS, or empty
  std::string standard_library;  ///< absolute
  std::string scripts;           ///< the next three are relative to an environment: "bin"
  std::string include;
  std::string site_packages;
  std::string wheel_directory;  ///< WHEEL_PKG_DIR, or empty

  std::string version() const;        ///< "3.12.1"
  std::string short_version() const;  ///< "3.12"

  bool operator==(const Facts&) const = default;
};

/// Asks the interpreter at `path` once and remembers the answer in the cache, until its file, its library or its modules change. A script
/// or another program that only starts an interpreter is exchanged for that one. Throws when it does not answer.
Facts probe(const std::string& path, const Surroundings& surroundings);

}  // namespace molt::builder
