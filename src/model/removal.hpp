// SPDX-License-Identifier: MIT
#pragma once

#include <string>

/// How an environment leaves its shelf: out of sight first, under `.molt-removed-INODE`, and then piece by piece.
namespace molt::model {

/// Removes the directory at `path` on the shelf; a link in it is removed and not followed. Throws Error when it cannot be renamed, and then it is
/// as it was; or when a part of it stays, hidden, for which the message has the place.
void remove_directory(const std::string& shelf, const std::string& path);

/// Ends the removals that were interrupted. What living processes are at is not touched, and what cannot be removed stays. Never throws.
void finish_removals(const std::string& shelf);

}  // namespace molt::model
