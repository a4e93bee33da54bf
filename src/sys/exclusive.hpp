// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "sys/descriptor.hpp"

/// What keeps processes that work in one directory apart.
namespace molt::sys {

/// Renames `from` to a name that nothing has. False when it is taken; throws on any other failure.
bool rename_to_new_name(const std::string& from, const std::string& to);

/// Lets two names change places at once. False when this file system cannot; throws on any other failure.
bool exchange(const std::string& one, const std::string& other);

/// Makes a directory with a random name, "<prefix>" and six letters, for its owner alone. Throws when it cannot.
std::string make_unique_directory(const std::string& prefix);

/// What to do on a file system that has no locks.
enum class WithoutLocks { refuse, go_on };

/// Takes the lock of a directory; it is given back when the descriptor is closed or the process dies, however it dies. Nothing when another
/// holds it or the directory is gone; where there are no locks, nothing or an open directory, as asked for.
std::optional<Descriptor> try_lock(const std::string& directory, WithoutLocks without_locks = WithoutLocks::refuse);

}  // namespace molt::sys
