// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "base/exit_status.hpp"
#include "sys/env.hpp"

namespace molt {

/// `molt hook SHELL ROOT TOLD [LEFT] [FILE]`: what should change for a shell that stands in or below ROOT (empty: in no project), whose messages were
/// printed for the roots TOLD. LEFT is an environment that was left and came back into PATH, or empty. Called by the hook files alone
/// (shell/README.md). Reads no configuration and parses nothing with CLI11: this is the path that runs on `cd`, and it has a budget of 0.2 M
/// instructions.
ExitStatus run_hook(std::span<const std::string_view> words, const sys::Env& env);

}  // namespace molt
