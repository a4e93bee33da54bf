// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace molt::sys {

/// What a tree is to hold in place of what it holds, by paths relative to it.
struct Differences {
  std::map<std::string, std::string, std::less<>> contents;  ///< the bytes of regular files
  std::map<std::string, std::string, std::less<>> links;     ///< the targets of links
  std::set<std::string, std::less<>> left_out;               ///< files that are not to be there
};

/// Copies the directory `from` (a link to one is followed, no link in it is) to `to`, which must not exist: modes without set-id bits, times of
/// modification, links as links, content shared with the original where the file system can; files in `differences` have the time of now. Returns
/// what cannot be copied, relative: sockets, FIFOs, devices. Throws when anything else fails or the user interrupts, and leaves the half-made copy to
/// the caller.
std::vector<std::string> copy_tree(const std::string& from, const std::string& to, const Differences& differences = {});

}  // namespace molt::sys
