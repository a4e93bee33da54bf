// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace molt::builder {

/// `text` with each line, given without its end, as `change` gives it back. The ends (LF, CR LF, none after the last) stay.
std::string change_lines(std::string_view text, const std::function<std::string(std::string_view)>& change);

}  // namespace molt::builder
