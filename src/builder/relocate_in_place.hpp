// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "sys/copy.hpp"

namespace molt::builder {

/// Renames an environment and changes files in it, or does neither. The new files are written before anything changes, into a hidden directory of the
/// environment, where the old ones then stay until all is done.
class MoveInPlace {
 public:
  /// Writes the new files. Throws when it cannot; nothing has changed then.
  MoveInPlace(std::string from, std::string to, const sys::Differences& differences);
  /// Puts back what was moved, unless keep() was called.
  ~MoveInPlace();
  MoveInPlace(const MoveInPlace&) = delete;
  MoveInPlace& operator=(const MoveInPlace&) = delete;

  void move();
  void keep() { is_kept_ = true; }

 private:
  void undo();
  std::string scratch() const { return environment_ + '/' + scratch_name_; }

  std::string from_;
  std::string to_;
  std::string environment_;  ///< where it is now
  std::string scratch_name_;
  std::vector<std::string> paths_;  ///< what changes; the files of number i are "i.new" and "i.old"
  std::size_t changed_ = 0;         ///< how many of them have
  bool is_kept_ = false;
};

}  // namespace molt::builder
