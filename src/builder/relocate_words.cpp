// SPDX-License-Identifier: MIT
#include "builder/relocate_words.hpp"

#include "builder/python_text.hpp"

namespace molt::builder {
namespace {

bool contains(std::string_view characters, char c) { return characters.find(c) != std::string_view::npos; }

/// The characters that the escape character takes their meaning from.
std::string_view escapable(Language language, Quote quote) {
  switch (language) {
    case Language::posix: return quote == Quote::twofold ? "\"$`\\" : "";
    case Language::csh: return "!";  // history substitution ignores quotes
    case Language::fish: return quote == Quote::twofold ? "\"$\\" : "'\\";
    case Language::powershell: return quote == Quote::twofold ? "\"$`" : "";
    case Language::python: return "'\"\\";
    case Language::other: return "";
  }
  return "";
}

bool is_shell(Language language) { return language == Language::posix || language == Language::csh || language == Language::fish; }

char escape_character(Language language) { return language == Language::powershell ? '`' : '\\'; }

/// An escaped character at the start of `text`.
std::optional<Step> read_escape(Language language, std::string_view text, Quote quote) {
  if (text.size() < 2) return std::nullopt;
  if (language == Language::powershell && quote == Quote::single && text.starts_with("''")) return Step{'\'', 2, quote};
  if (text[0] != escape_character(language)) return std::nullopt;
  const bool is_escape = quote == Quote::none ? is_shell(language) : contains(escapable(language, quote), text[1]);
  return is_escape ? std::optional(Step{text[1], 2, quote}) : std::nullopt;
}

std::optional<Match> match_quoted(Language language, std::string_view text, Quote quote, std::string_view wanted) {
  Match match{.length = 0, .after = quote};
  while (!wanted.empty()) {
    if (match.length == text.size()) return std::nullopt;
    const Step step = read_step(language, text.substr(match.length), match.after);
    match.length += step.length;
    match.after = step.after;
    if (!step.character && match.length == step.length) return std::nullopt;  // the quote before a text is no part of it
    if (!step.character) continue;
    if (*step.character != wanted[0]) return std::nullopt;
    wanted.remove_prefix(1);
  }
  return match;
}

std::string with_escapes(Language language, std::string_view value, Quote quote) {
  std::string out;
  for (const char c : value) {
    const bool is_quote = c == (quote == Quote::single ? '\'' : '"');
    const bool needs_escape = language == Language::python ? is_quote || c == '\\' : contains(escapable(language, quote), c);
    if (needs_escape) out += escape_character(language);
    out += c;
  }
  return out;
}

/// In csh nothing protects these within double quotes: they stand outside, behind a backslash.
std::string csh_within_double_quotes(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (contains("\"$`", c)) out += std::string("\"\\") + c + '"';
    else out += with_escapes(Language::csh, std::string_view(&c, 1), Quote::twofold);
  }
  return out;
}

std::optional<std::string> within_single_quotes(Language language, std::string_view value) {
  switch (language) {
    case Language::posix: return replace_all(value, "'", "'\"'\"'");
    case Language::csh: return replace_all(with_escapes(language, value, Quote::single), "'", "'\"'\"'");
    case Language::powershell: return replace_all(value, "'", "''");
    case Language::other: return contains(value, '\'') ? std::nullopt : std::optional(std::string(value));
    default: return with_escapes(language, value, Quote::single);
  }
}

std::optional<std::string> within_double_quotes(Language language, std::string_view value) {
  if (language == Language::csh) return csh_within_double_quotes(value);
  if (language == Language::other) return value.find_first_of("\"$`\\%") != std::string_view::npos ? std::nullopt : std::optional(std::string(value));
  return with_escapes(language, value, Quote::twofold);
}

std::optional<std::string> without_quotes(Language language, std::string_view value) {
  const bool is_plain = shell_quote(value) == value;
  if (is_plain) return std::string(value);
  if (!is_shell(language)) return std::nullopt;
  return '\'' + *within_single_quotes(language, value) + '\'';
}

std::string mark(Quote quote) { return quote == Quote::none ? "" : quote == Quote::single ? "'" : "\""; }

}  // namespace

Step read_step(Language language, std::string_view text, Quote quote) {
  if (const std::optional<Step> escape = read_escape(language, text, quote)) return *escape;
  const char c = text[0];
  if (quote == Quote::none && c == '\'') return {std::nullopt, 1, Quote::single};
  if (quote == Quote::none && c == '"') return {std::nullopt, 1, Quote::twofold};
  if (quote != Quote::none && mark(quote)[0] == c) return {std::nullopt, 1, Quote::none};
  return {c, 1, quote};
}

std::optional<Match> match_text(Language language, std::string_view text, Quote quote, std::string_view wanted) {
  if (const std::optional<Match> match = match_quoted(language, text, quote, wanted)) return match;
  if (text.starts_with(wanted)) return Match{.length = wanted.size(), .after = quote};
  return std::nullopt;
}

std::optional<std::string> quoted_within(Language language, std::string_view value, Quote before, Quote after) {
  std::optional<std::string> out;
  switch (before) {
    case Quote::none: out = without_quotes(language, value); break;
    case Quote::single: out = within_single_quotes(language, value); break;
    case Quote::twofold: out = within_double_quotes(language, value); break;
  }
  if (out && before != after) *out += mark(before) + mark(after);
  return out;
}

std::optional<LiteralWord> read_literal_word(std::string_view text) {
  LiteralWord word{.text = {}, .length = 0};
  Quote quote = Quote::none;
  while (!text.empty() && (quote != Quote::none || !contains(" \t\r\n;", text[0]))) {
    if (quote != Quote::single && contains("$`", text[0])) return std::nullopt;
    const Step step = read_step(Language::posix, text, quote);
    if (step.character) word.text += *step.character;
    word.length += step.length;
    quote = step.after;
    text.remove_prefix(step.length);
  }
  return quote == Quote::none ? std::optional(std::move(word)) : std::nullopt;
}

}  // namespace molt::builder
