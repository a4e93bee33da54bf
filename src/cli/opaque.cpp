// SPDX-License-Identifier: MIT
#include "cli/opaque.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/help.hpp"

namespace molt::cli {
namespace {

constexpr char token_mark = '\x01';

const Option* option_named(const Command& command, std::string_view name) {
  for (const Option& option : command.options) {
    for (const std::string_view known : split(option.names, ',')) {
      if (known == name) return &option;
    }
  }
  return nullptr;
}

bool takes_value(const Option* option) { return option != nullptr && !option->value.empty(); }

class Maker {
 public:
  explicit Maker(const Command& command) : command_(command) {}

  Opaque make(const Words& words) {
    bool only_operands = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string& word = words[i];
      if (only_operands || word.size() < 2 || word[0] != '-') {
        add_token(word);
      } else if (word == "--") {
        only_operands = true;
        made_.words.push_back(word);
      } else if (!add_joined(word)) {
        made_.words.push_back(word);
        const Option* option = option_named(command_, word);
        if (!takes_value(option)) continue;
        if (i + 1 < words.size()) {
          add_token(words[++i]);
        } else if (option->may_lack_value) {
          add_token({});
        } else {
          made_.lacks_value = word;
        }
      }
    }
    return std::move(made_);
  }

 private:
  void add_token(const std::string& value) {
    made_.words.push_back(token_mark + std::to_string(made_.values.size()));
    made_.values.push_back(value);
  }

  /// "--python=3" and "-p3": an option and its value in one word. False for any other.
  bool add_joined(const std::string& word) {
    const bool is_long = word[1] == '-';
    const std::size_t end = is_long ? word.find('=') : 2;
    if (end == std::string::npos || (!is_long && word.size() == 2)) return false;
    const std::string name = word.substr(0, end);
    const Option* option = option_named(command_, name);
    if (takes_value(option)) {
      made_.words.push_back(name);
      add_token(word.substr(is_long ? end + 1 : end));
      return true;
    }
    if (is_long && option != nullptr) throw usage_error(format("{}: '{}' takes no value", command_.name, name), help_hint(command_));
    return false;
  }

  const Command& command_;
  Opaque made_ = {};
};

}  // namespace

const std::string& Opaque::meaning(const std::string& word) const {
  std::size_t index = 0;
  const char* end = word.data() + word.size();
  if (!word.starts_with(token_mark) || std::from_chars(word.data() + 1, end, index).ptr != end || index >= values.size()) return word;
  return values[index];
}

Opaque make_opaque(const Command& command, const Words& words) { return Maker(command).make(words); }

}  // namespace molt::cli
