// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/grounds.hpp"

/// What makes a directory a project with an environment, and whether that environment may be activated.
namespace molt::model {

/// Why an environment may be activated, or not yet.
enum class Standing {
  own,        ///< it lies where only the user puts environments
  trusted,    ///< it lies under a `trust` path of the user's config
  allowed,    ///< `molt allow` said so
  denied,     ///< `molt deny` said so
  undecided,  ///< nobody said anything: it is not activated
};

std::string_view standing_name(Standing standing);

/// What a directory says about an environment.
struct Marker {
  std::string root;         ///< the directory
  std::string environment;  ///< what it names; empty when that is nothing an environment could be
  std::string objection;    ///< why it is not activated, a whole message; empty when it may be
  bool silent = false;      ///< with an objection: the user has said no, so nothing is printed
  Rule rule = Rule::bound;
  std::string evidence = {};  ///< the file or directory that makes it a marker
  Standing standing = Standing::undecided;
};

/// The marker in `directory` (physical), if there is one. Looks, and runs or evaluates nothing. Never throws for what lies in a project.
std::optional<Marker> marker_in(const Grounds& grounds, const std::string& directory);

/// The markers from `directory` up, the nearest first, to the first that may be activated or to the root directory.
std::vector<Marker> markers_from(const Grounds& grounds, std::string directory);

/// The nearest directory with a marker, from `directory` up; empty when there is none.
std::string find_root(const Grounds& grounds, std::string_view directory);

}  // namespace molt::model
