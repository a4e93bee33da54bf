// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

/// Makers of options that are bound to a member of a command's own arguments: `flag<&Args::no_cd>("-n,--no-cd", "...")`. For a member of a base that
/// several commands' arguments have in common, Args is named: `flag<&Common::clear, true, Args>`.
namespace molt::cli {
namespace detail {

template <class Member>
struct Split;
template <class Args, class Value>
struct Split<Value Args::*> {
  using args = Args;
  using value = Value;
};

inline void assign(std::string& target, std::string_view value) { target = value; }
inline void assign(std::optional<std::string>& target, std::string_view value) { target = std::string(value); }
inline void assign(std::vector<std::string>& target, std::string_view value) { target.emplace_back(value); }

}  // namespace detail

/// An option without a value, which sets its member to `to`. Of two flags bound to one member, the last one typed wins.
template <auto member, auto to = true, class Args = typename detail::Split<decltype(member)>::args>
constexpr Option flag(std::string_view names, std::string_view help) {
  return {names, {}, help, [](void* args, std::string_view) { static_cast<Args*>(args)->*member = to; }};
}

/// An option with a value. A vector collects the values of all times it was typed; a text keeps the last.
template <auto member, class Args = typename detail::Split<decltype(member)>::args>
constexpr Option value(std::string_view names, std::string_view value_name, std::string_view help, Completes completes = Completes::nothing) {
  return {names, value_name, help, [](void* args, std::string_view text) { detail::assign(static_cast<Args*>(args)->*member, text); }, completes};
}

/// The same for an option with a value that may be missing where it is the last word.
constexpr Option may_lack_value(Option option) {
  option.may_lack_value = true;
  return option;
}

/// Two lists of options as one.
template <std::size_t A, std::size_t B>
constexpr std::array<Option, A + B> joined(const std::array<Option, A>& first, const std::array<Option, B>& second) {
  std::array<Option, A + B> all{};
  for (std::size_t i = 0; i < A; ++i) all[i] = first[i];
  for (std::size_t i = 0; i < B; ++i) all[A + i] = second[i];
  return all;
}

}  // namespace molt::cli
