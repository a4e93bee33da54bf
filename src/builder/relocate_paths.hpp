// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The paths of an environment that goes to another place. A path of it is its old directory itself or something below: "/x/env2" is none of
/// "/x/env".
namespace molt::builder {

struct Paths {
  std::vector<std::string> old;        ///< every spelling of its directory so far, the longest first
  std::string now;                     ///< its directory afterwards
  std::vector<std::string> old_names;  ///< what its prompt may call it

  std::string new_name() const;
  /// The path that `path` has afterwards; nothing when it does not lie in the environment.
  std::optional<std::string> relocated(std::string_view path) const;
};

/// The paths of the environment at `from` (absolute) when it goes to `to`. To the names of its directory comes the one that its own scripts hold: it
/// may have been moved before by other means.
Paths paths_of(const std::string& from, const std::string& to);

/// True when a path of the environment's old directory stands anywhere in `text` and is not the start of one of `exceptions`.
bool mentions_old(std::string_view text, const Paths& paths, const std::vector<std::string>& exceptions);

/// `text` with the old directory replaced wherever a path of it stands unquoted.
std::string replace_plain(std::string_view text, const Paths& paths);

/// True when a path may begin after `text`, or end before it. The ends of a file are "".
bool may_begin_after(std::string_view text);
bool may_end_before(std::string_view text);

}  // namespace molt::builder
