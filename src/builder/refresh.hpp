// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "builder/wheel.hpp"

/// Making an environment over one that is there, as `python -m venv` does: its own files are written anew, and what else lies in it stays.
namespace molt::builder {

/// True for a directory (not a link to one) with a `pyvenv.cfg`.
bool can_be_refreshed(const std::string& destination);

/// Takes out the wheels of projects that are installed in these site-packages, in whatever version: they are the user's.
void leave_out_installed(std::vector<Wheel>& wheels, const std::string& site_packages);

/// Moves what is in `tree`, a new environment beside `environment` with the latter's path inside, into it. Each file takes the place of its
/// predecessor at once, directories that are new come whole, and programs come in an order in which the interpreter can be started at every moment:
/// whoever is killed in between leaves an environment that works, and the next run ends the work. Throws when a file cannot be put into its place.
void merge_into(const std::string& tree, const std::string& environment);

}  // namespace molt::builder
