// SPDX-License-Identifier: MIT
#include "builder/version.hpp"

#include <algorithm>
#include <array>

namespace molt::builder {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<std::string_view, 3> implementations = {"graalpy", "pypy", "python"};

/// Takes a number of at most four digits (no Python has a longer one) from the front of `text`.
std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && is_digit(text[digits])) number = number * 10 + (text[digits++] - '0');
  if (digits == 0 || (digits < text.size() && is_digit(text[digits]))) return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

/// True for what may follow the numbers: "", "t", "rc1", "a3", "b2", "-dev", "+freethreaded-linux".
bool read_suffix(std::string_view suffix, Version& version) {
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c); };
  const std::string_view word = suffix.substr(0, suffix.find_first_of("-+"));
  const std::string_view rest = suffix.substr(word.size());
  if (!std::all_of(word.begin(), word.end(), is_word)) return false;
  version.free_threaded = word.ends_with('t') || rest.starts_with("+freethreaded");
  version.final = (word.empty() || word == "t") && !rest.starts_with("-dev");
  return true;
}

/// What people type after the numbers of a version: "3.13t", "3.14rc1", "3.15-dev". Anything else is part of a program's name, "python3.12-dbg".
bool is_version_suffix(std::string_view suffix) {
  if (suffix.empty() || suffix == "t" || suffix == "-dev") return true;
  for (const std::string_view stage : {"a", "b", "rc"}) {
    if (!suffix.starts_with(stage)) continue;
    std::string_view rest = suffix.substr(stage.size());
    if (rest.ends_with('t')) rest.remove_suffix(1);
    return !rest.empty() && std::all_of(rest.begin(), rest.end(), is_digit);
  }
  return false;
}

}  // namespace

bool Version::within(const Version& wanted) const {
  if (wanted.parts.size() > parts.size() || wanted.free_threaded != free_threaded) return false;
  return std::equal(wanted.parts.begin(), wanted.parts.end(), parts.begin());
}

std::optional<Version> parse_version(std::string_view text) {
  Version version;
  for (;;) {
    const std::optional<int> number = take_number(text);
    if (!number) return std::nullopt;
    version.parts.push_back(*number);
    if (text.size() < 2 || text[0] != '.' || !is_digit(text[1])) break;
    text.remove_prefix(1);
  }
  if (!read_suffix(text, version)) return std::nullopt;
  return version;
}

std::string numbers(const Version& version) {
  std::string text;
  for (const int part : version.parts) {
    if (!text.empty()) text += '.';
    text += std::to_string(part);
  }
  return text;
}

Wanted parse_wanted(std::string_view typed) {
  if (typed.empty()) return {.program = "python3", .implementation = "python"};
  std::string_view implementation = "python";
  std::string_view rest = typed;
  for (const std::string_view name : implementations) {
    if (!typed.starts_with(name)) continue;
    implementation = name;
    rest.remove_prefix(name.size());
    break;
  }
  if (rest.empty()) return {.program = std::string(typed), .implementation = std::string(implementation)};
  std::optional<Version> version = parse_version(rest);
  const std::string_view suffix = rest.substr(std::min(rest.find_first_not_of("0123456789."), rest.size()));
  if (!version || !is_version_suffix(suffix)) return {.program = std::string(typed)};
  // Programs are called after the first two numbers: 3.12.1 is looked for as python3.12.
  Version named = *version;
  if (named.parts.size() > 2) named.parts.resize(2);
  const std::string program = std::string(implementation) + numbers(named) + (named.free_threaded ? "t" : "");
  return {.program = program, .implementation = std::string(implementation), .version = *std::move(version)};
}

}  // namespace molt::builder
