// SPDX-License-Identifier: MIT
#include "base/json.hpp"
#include "shells/registry.hpp"

namespace molt::shells {
namespace {

/// For editors and tests: an array of objects, one per action.
class Json final : public Shell {
 public:
  std::string_view name() const override { return "json"; }

  std::string quoted(std::string_view value) const override { return json_text(value); }

  void open(Code& code) const override { code << "[\n"; }

  // The last element closes the list, so that no action needs to know whether another follows.
  void close(Code& code) const override { code << "{\"action\": \"end\"}\n]\n"; }

  void write(Code& code, const SetEnv& action) const override {
    code << "{\"action\": \"set_env\", \"name\": " << quote(action.name) << ", \"value\": " << quote(action.value) << "},\n";
  }

  void write(Code& code, const UnsetEnv& action) const override { code << "{\"action\": \"unset_env\", \"name\": " << quote(action.name) << "},\n"; }

  void write(Code& code, const SetPath& action) const override { code << "{\"action\": \"set_path\", \"value\": " << quote(action.value) << "},\n"; }

  void write(Code& code, const SetState& action) const override {
    switch (action.key) {
      case StateKey::last: code << "{\"action\": \"set_state\", \"key\": \"last\", \"value\": "; break;
      case StateKey::told: code << "{\"action\": \"set_state\", \"key\": \"told\", \"value\": "; break;
      case StateKey::temporary: code << "{\"action\": \"set_state\", \"key\": \"temporary\", \"value\": "; break;
    }
    code << quote(action.value) << "},\n";
  }

  void write(Code& code, const LeaveForeign&) const override { code << "{\"action\": \"leave_foreign\"},\n"; }

  void write(Code& code, const Cd& action) const override { code << "{\"action\": \"cd\", \"directory\": " << quote(action.directory) << "},\n"; }

  void write(Code& code, const Source& action) const override {
    code << "{\"action\": \"source\", \"file\": " << quote(action.file) << ", \"words\": [";
    for (std::size_t i = 0; i < action.words.size(); ++i) {
      if (i > 0) code << ", ";
      code << quote(action.words[i]);
    }
    code << "]},\n";
  }

  void write(Code& code, const Call& action) const override {
    code << "{\"action\": \"call\", \"words\": [" << quote(action.words.front());
    for (std::size_t i = 1; i < action.words.size(); ++i) code << ", " << quote(action.words[i]);
    code << "]},\n";
  }

  void write(Code& code, const Print& action) const override {
    code << (action.stream == Stream::err ? Literal("{\"action\": \"print\", \"stream\": \"stderr\", \"text\": ")
                                          : Literal("{\"action\": \"print\", \"stream\": \"stdout\", \"text\": "))
         << quote(action.text) << "},\n";
  }
};

constexpr Json json_shell;

}  // namespace

const Shell& json() { return json_shell; }

}  // namespace molt::shells
