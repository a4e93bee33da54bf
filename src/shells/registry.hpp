// SPDX-License-Identifier: MIT
#pragma once

#include "shells/shell.hpp"

/// Every shell there is; its file of the same name (posix.cpp for bash and zsh) has all that molt knows of it. registry.cpp gives them their names.
namespace molt::shells {

const Shell& bash();
const Shell& zsh();
const Shell& fish();
const Shell& csh();
const Shell& powershell();
const Shell& json();

}  // namespace molt::shells
