// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "builder/build.hpp"

/// Environments made by other programs, in their own place. Their output goes to stderr.
namespace molt::builder {

/// What a maker is told. Each function throws Error when its program fails, is interrupted or is not there.
struct Order {
  std::string python;       ///< the interpreter, absolute
  std::string destination;  ///< absolute
  const Options& options;
  const Surroundings& surroundings;
};

/// True when the environment is there already and is to be refreshed.
bool refreshes(const Order& order);

void make_with_venv(const Order& order);
void make_with_virtualenv(const Order& order);
void make_with_uv(const Order& order);

/// Runs a program (`words[0]` is its path) to its end; throws when it fails, with `what` ("upgrading pip") in the message.
void run_or_throw(const std::vector<std::string>& words, const std::string& what, const Order& order);

/// The path of virtualenv or uv, whichever `name` says, or of the program that the user named in its place. Throws when it is not there.
std::string program_or_throw(std::string_view name, const Order& order);

}  // namespace molt::builder
