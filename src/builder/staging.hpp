// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "sys/descriptor.hpp"

namespace molt::builder {

/// The place beside a destination where its successor is made: a hidden directory `.molt-new-XXXXXX`, locked as long as this process lives, with
///
///   tree       the new environment, of a builder that can write the final path into it from the start
///   old        the environment that is being replaced, and `name`, what it was called
///   half-made  the inode of a destination that is being filled in its own place, because its maker cannot do otherwise
///
/// Whatever happens, the destination is then the old one, the new one, or nothing: when this object dies, and after a kill when the next one is made.
class Staging {
 public:
  /// Makes the directory and its parents, and cleans up after killed runs. With `replace`, an environment that has the name is to be
  /// replaced; otherwise throws when anything has it but an empty directory, which is taken over.
  Staging(std::string destination, bool replace);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  /// Where the new tree is to be built; not yet made.
  std::string tree() const { return directory_ + "/tree"; }

  /// Puts the tree in its place. Throws when another process was faster.
  void publish();

  /// Moves away what is to be replaced and makes an empty directory in its place, for a maker that builds there.
  void claim();

  /// What stands at the destination now is to stay. Without this it is undone when the object dies.
  void keep();

 private:
  void lock_new_directory();
  void lock_destination();
  void set_old_aside();
  void undo();

  std::string destination_;
  std::string directory_;
  sys::Descriptor lock_;
  sys::Descriptor claim_;  ///< the lock of a destination that was an empty directory
  bool replace_;
  bool takes_over_;         ///< the destination is an empty directory
  bool placed_ = false;     ///< the destination is ours
  bool exchanged_ = false;  ///< and `tree` is the old one
};

/// Removes what killed runs left in `directory`, and puts back what they had moved away. What living processes work on is not touched.
void clean_leftovers(const std::string& directory);

}  // namespace molt::builder
