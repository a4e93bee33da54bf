// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "builder/site.hpp"
#include "sys/tree_writer.hpp"

/// The bare environment: directories, interpreter, pyvenv.cfg.
namespace molt::builder {

void write_layout(const Site& site, sys::TreeWriter& tree);

/// The text of pyvenv.cfg.
std::string configuration(const Site& site);

}  // namespace molt::builder
