// SPDX-License-Identifier: MIT
#include "shells/json.hpp"

#include "base/text.hpp"

namespace molt::shells {
namespace {

void append_unit(std::string& out, unsigned unit) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u";
  for (const int shift : {12, 8, 4, 0}) out += digits[(unit >> shift) & 15U];
}

}  // namespace

Word Json::quote(std::string_view value) const {
  refuse_nul(value);
  std::string text = "\"";
  while (!value.empty()) {
    const std::size_t length = utf8_length(value);
    const auto byte = static_cast<unsigned char>(value[0]);
    if (length == 0) {
      append_unit(text, 0xdc00U + byte);
    } else if (byte == '"' || byte == '\\') {
      text += {'\\', value[0]};
    } else if (byte < 0x20 || byte == 0x7f) {
      append_unit(text, byte);
    } else {
      text += value.substr(0, length);
    }
    value.remove_prefix(length == 0 ? 1 : length);
  }
  text += '"';
  return Word(std::move(text));
}

void Json::open(Code& code) const { code << "[\n"; }

// The last element closes the list, so that no action needs to know whether another follows.
void Json::close(Code& code) const { code << "{\"action\": \"end\"}\n]\n"; }

void Json::write(Code& code, const SetEnv& action) const {
  code << "{\"action\": \"set_env\", \"name\": " << quote(action.name) << ", \"value\": " << quote(action.value) << "},\n";
}

void Json::write(Code& code, const UnsetEnv& action) const {
  code << "{\"action\": \"unset_env\", \"name\": " << quote(action.name) << "},\n";
}

void Json::write(Code& code, const SetPath& action) const {
  code << "{\"action\": \"set_path\", \"value\": " << quote(action.value) << "},\n";
}

void Json::write(Code& code, const SetState& action) const {
  switch (action.key) {
    case StateKey::last: code << "{\"action\": \"set_state\", \"key\": \"last\", \"value\": "; break;
    case StateKey::told: code << "{\"action\": \"set_state\", \"key\": \"told\", \"value\": "; break;
    case StateKey::temporary: code << "{\"action\": \"set_state\", \"key\": \"temporary\", \"value\": "; break;
  }
  code << quote(action.value) << "},\n";
}

void Json::write(Code& code, const LeaveForeign&) const { code << "{\"action\": \"leave_foreign\"},\n"; }

void Json::write(Code& code, const Cd& action) const {
  code << "{\"action\": \"cd\", \"directory\": " << quote(action.directory) << "},\n";
}

void Json::write(Code& code, const Source& action) const {
  code << "{\"action\": \"source\", \"file\": " << quote(action.file) << "},\n";
}

void Json::write(Code& code, const Call& action) const {
  code << "{\"action\": \"call\", \"words\": [" << quote(action.words.front());
  for (std::size_t i = 1; i < action.words.size(); ++i) code << ", " << quote(action.words[i]);
  code << "]},\n";
}

void Json::write(Code& code, const Print& action) const {
  code << "{\"action\": \"print\", \"text\": " << quote(action.text) << "},\n";
}

}  // namespace molt::shells
