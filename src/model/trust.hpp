// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sys/env.hpp"

/// Which environments of projects may be activated by `cd`. A decision is one file below STATE/trust, written by `molt allow` and `molt deny`, never
/// inside the project; it is bound to the real path of the environment and to the directory's identity (device, inode, time of creation), so a
/// directory that was replaced asks again.
namespace molt::model {

enum class Verdict { allowed, denied, undecided };

/// What was decided about `environment` as it stands now. Never throws.
Verdict verdict(const std::string& state_directory, const std::string& environment);

/// Records a decision. Throws Error when the environment does not exist or the record cannot be written.
void decide(const std::string& state_directory, const std::string& environment, Verdict verdict);

/// Why `environment` may not be activated whatever was decided, as the end of a sentence: it, its `bin` or its `pyvenv.cfg` belongs to another user,
/// or may be written by others. Nothing when it is the user's own (or root's).
std::optional<std::string> refusal(const std::string& environment);

/// True when `environment` lies under one of `paths`, the `trust` of the user's config: "~" and variables are expanded, a relative path is taken from
/// the home directory, and on both sides links are resolved. A path of which that makes nothing trusts nothing.
bool is_trusted(const std::vector<std::string>& paths, const sys::Env& env, const std::string& environment);

struct Decision {
  std::string environment;
  Verdict verdict;
  bool stands;  ///< false when the directory is gone or was replaced since
};

/// All records, sorted by path. Never throws; a record that cannot be read is left out.
std::vector<Decision> decisions(const std::string& state_directory);

}  // namespace molt::model
