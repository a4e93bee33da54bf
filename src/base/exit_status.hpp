// SPDX-License-Identifier: MIT
#pragma once

namespace molt {

/// What molt tells the shell. Where virtualenvwrapper documents a status, that one wins; these are the rest.
enum class ExitStatus : int {
  ok = 0,
  failure = 1,
  usage = 2,
  interrupted = 130,
};

}  // namespace molt
