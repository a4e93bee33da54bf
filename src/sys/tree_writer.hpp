// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "sys/descriptor.hpp"

namespace molt::sys {

/// Fills a new directory with many files, quickly. Paths are relative to it and have no "." or ".." in them; parents are made as needed.
/// Every function throws when it fails, also when something has the name already, and when the user interrupts.
class TreeWriter {
 public:
  /// Makes the directory `root`. Messages call it `shown`.
  TreeWriter(std::string root, std::string shown);

  void make_directory(const std::string& path);

  /// A file with the permissions that the umask leaves, and those in `also` whatever the umask is.
  void write(const std::string& path, std::string_view bytes, mode_t also = 0);

  /// A file with exactly these permissions.
  void write_with_mode(const std::string& path, std::string_view bytes, mode_t mode);

  void link(const std::string& path, const std::string& target);

  const std::string& root() const { return root_; }

 private:
  void enter_parent_of(const std::string& path);
  Descriptor create(const std::string& path, mode_t mode);
  [[noreturn]] void fail(const char* action, const std::string& path) const;

  std::string root_;
  std::string shown_;
  Descriptor root_handle_;
  std::set<std::string, std::less<>> made_;
  std::string parent_;  ///< the directory of the file before, which is mostly that of the next
  Descriptor parent_handle_;
};

}  // namespace molt::sys
