// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace molt {

/// The parts of `text` between separators; one empty part for an empty text, like the elements of PATH.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The parts with `separator` between them.
std::string join(const std::vector<std::string_view>& parts, std::string_view separator);

/// The text without blanks (space, tab, CR, LF) at both ends.
std::string_view trim(std::string_view text);

/// `text` for a person: every control character (C0, DEL, and C1 in UTF-8) and every byte that is not part of valid UTF-8 is written as
/// \xHH, and everything else is kept. Never use it for a value, only for messages.
std::string visible(std::string_view text);

/// The same, with line feeds kept.
std::string visible_lines(std::string_view text);

/// `text` for a prompt: the same characters are left out. The result is valid UTF-8 without control characters.
std::string printable(std::string_view text);

/// The length in bytes of the UTF-8 sequence at the start of `text`, or 0 when it does not begin with a valid one (overlong forms,
/// surrogates and values above U+10FFFF are not valid).
std::size_t utf8_length(std::string_view text);

/// The code point of a valid UTF-8 sequence of `length` bytes at the start of `text`.
char32_t decode_utf8(std::string_view text, std::size_t length);

/// The candidate nearest to `word` by edit distance, when it is near enough to be a slip of the finger (at most a third of the word's length, at
/// least 1); for "did you mean".
std::optional<std::string_view> nearest(std::string_view word, const std::vector<std::string_view>& candidates);

/// True for a name that shells take as a variable: [A-Za-z_][A-Za-z0-9_]*.
bool is_variable_name(std::string_view name);

}  // namespace molt
