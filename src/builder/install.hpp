// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "builder/site.hpp"
#include "builder/wheel.hpp"
#include "sys/tree_writer.hpp"

/// Installing a wheel as ensurepip's pip does.
namespace molt::builder {

/// Unpacks the wheel into the site-packages of the tree.
void unpack(Wheel& wheel, const Site& site, sys::TreeWriter& tree);

/// Writes its console scripts, INSTALLER, REQUESTED and RECORD. Call it after what is to be byte-compiled has been.
void register_wheel(Wheel& wheel, const Site& site, std::string_view launcher_template, sys::TreeWriter& tree);

}  // namespace molt::builder
