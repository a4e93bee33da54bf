// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plan/plan.hpp"
#include "shells/shell.hpp"

namespace molt {

/// Where a plan goes.
struct Delivery {
  const shells::Shell* shell = nullptr;  ///< null: there is no shell, a person reads
  std::string file = {};                 ///< for shells that source a file: its path
};

/// Empties the file, so that a shell never sources what an earlier command wrote. Throws Error when that fails.
void prepare(const Delivery& delivery);

/// Hands the plan over whole, in one write, or throws Error and has written nothing on stdout.
void deliver(const Delivery& delivery, const Plan& plan);

}  // namespace molt
