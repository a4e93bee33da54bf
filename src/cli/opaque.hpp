// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/command.hpp"

namespace molt::cli {

/// The words of a call with every value and operand exchanged for a token. CLI11 gives a meaning to some bytes of a value ("[a,b]" is a list, nothing
/// after "=" is the next word, "--flag=no" is no flag), and the words of molt's users are bytes.
struct Opaque {
  Words words;                   ///< for the parser: options as they were typed, tokens, and "--"
  Words values;                  ///< what the tokens stand for
  std::string lacks_value = {};  ///< the option that is the last word and whose value is missing, or empty

  /// What a token stands for; a word that is none stands for itself.
  const std::string& meaning(const std::string& word) const;
};

/// Words that look like options and are none are left for the parser to refuse. Throws a usage error for a flag with a value.
Opaque make_opaque(const Command& command, const Words& words);

}  // namespace molt::cli
