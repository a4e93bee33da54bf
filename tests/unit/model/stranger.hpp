// SPDX-License-Identifier: MIT
#pragma once

#include "unit/model/world.hpp"

namespace molt::tests {

/// A project that somebody else wrote, and in which nothing was allowed.
struct Stranger : World {
  std::string project = directory / "stranger";
  std::string venv = project + "/.venv";

  Stranger() { sys::make_directories(project); }

  std::string objection() const {
    const std::optional<model::Marker> marker = model::marker_in(grounds, project);
    REQUIRE(marker.has_value());
    return marker->objection;
  }
  std::string environment() const {
    const std::optional<model::Marker> marker = model::marker_in(grounds, project);
    REQUIRE(marker.has_value());
    return marker->environment;
  }
  /// `text` with the world's directory for each '@': generators keep the paths of the first world.
  std::string placed(std::string text) const {
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@')) text.replace(at, 1, directory.path());
    return text;
  }
  /// Nothing is put into PATH, and one clear line is said: no control characters, once.
  void check_refused(const std::string& start) const {
    const Change change = follow(nothing, project);
    CHECK(tests::described(change.plan) == "told " + project + "\n");
    CHECK(change.message.starts_with(start));
    CHECK(change.message.size() < 8192);
    CHECK(follow(nothing, project, project).plan == Plan{});
    CHECK(follow(nothing, project, project).message.empty());
  }
};

}  // namespace molt::tests
