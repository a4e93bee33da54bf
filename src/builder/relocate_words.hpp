// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Texts in the quotes of a script: to find one however it is quoted, and to write another in its place.
namespace molt::builder {

enum class Language { posix, csh, fish, powershell, python, other };

enum class Quote { none, single, twofold };

/// One step in reading a script: a character, or a quote that opens or closes.
struct Step {
  std::optional<char> character;
  std::size_t length;
  Quote after;
};

/// The step at the start of `text`, which must not be empty and stands within `quote`.
Step read_step(Language language, std::string_view text, Quote quote);

/// How many bytes `wanted` takes at the start of `text`, and in which quotes it ends.
struct Match {
  std::size_t length;
  Quote after;
};

/// `wanted`, with the quoting it needs or, as some tools write it, without.
std::optional<Match> match_text(Language language, std::string_view text, Quote quote, std::string_view wanted);

/// `value` to be put within `before`, such that the text goes on within `after`. Nothing when the language cannot say it there.
std::optional<std::string> quoted_within(Language language, std::string_view value, Quote before, Quote after);

/// A word of a POSIX shell in which nothing is worked out at run time.
struct LiteralWord {
  std::string text;    ///< without its quotes
  std::size_t length;  ///< with them
};

/// The word at the start of `text`; nothing when the shell expands something in it, or a quote stays open.
std::optional<LiteralWord> read_literal_word(std::string_view text);

}  // namespace molt::builder
