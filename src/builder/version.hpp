// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace molt::builder {

/// The version of a Python as far as a name tells it: "3", "3.12", "3.12.1", "3.13t", "3.14.0rc1".
struct Version {
  std::vector<int> parts;
  bool free_threaded = false;
  bool final = true;  ///< false for alphas, betas, candidates and development builds

  /// This version, or one of those it stands for: 3.12.1 is within 3.12 and within 3.
  bool within(const Version& wanted) const;

  auto operator<=>(const Version& other) const = default;
};

/// The version at the start of `text`, which must begin with a digit and hold nothing else before its end or a '-' or '+'.
std::optional<Version> parse_version(std::string_view text);

/// "3.12.1", without what follows the numbers.
std::string numbers(const Version& version);

/// What the user asked for with -p, taken apart.
struct Wanted {
  std::string program;              ///< the name to look for in PATH: "python3.12", "pypy3"
  std::string implementation = {};  ///< "python", "pypy" or "graalpy"; empty when the name is none of an interpreter
  Version version = {};             ///< no parts: any
};

/// Understands "3.12", "3.12.1", "python3.12", "pypy3" and any other program name; an empty text is "python3".
Wanted parse_wanted(std::string_view typed);

}  // namespace molt::builder
