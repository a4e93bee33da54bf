// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "builder/relocate_paths.hpp"

namespace molt::builder {

/// Collects which files of an environment still mention its old path: nobody but their owners knows what they mean by it.
class Mentions {
 public:
  static constexpr std::size_t size_limit = 64U << 20;

  explicit Mentions(const Paths& paths);

  /// Looks for the old path in a file, by its path in the environment.
  void look(const std::string& path, std::string_view content);

  /// Counts a file that was not searched.
  void add_too_large() { ++too_large_; }

  /// A sentence for each file, one for all of a source checkout, and one for what is too much to tell.
  std::vector<std::string> sentences() const;

 private:
  struct Found {
    int files = 0;
    bool is_binary = false;
  };

  const Paths& paths_;
  std::vector<std::string> spellings_of_new_;  ///< "/x/env's" begins with "/x/env" and a quote
  std::map<std::string, Found> found_;         ///< by the path of the file, or of the checkout it belongs to
  int too_large_ = 0;
};

}  // namespace molt::builder
