// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sys/env.hpp"

namespace molt {

/// `molt complete SHELL WORDS...`: what the last word (unfinished, perhaps empty) of a command line can become. Returns one candidate per line, "VALUE" or
/// "VALUE<TAB>DESCRIPTION" for the shells that show descriptions; values are bytes, unquoted. Names that hold a newline or tab are left out. Nothing is
/// ever printed on errors: whatever goes wrong is no candidate.
std::string complete(std::span<const std::string_view> words, const sys::Env& env);

}  // namespace molt
