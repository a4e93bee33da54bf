// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace molt {

/// `text` as a JSON string, with its quotes. Bytes that are not UTF-8 become lone surrogates U+DC80 to U+DCFF, as in Python.
std::string json_text(std::string_view text);

}  // namespace molt
