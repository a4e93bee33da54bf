// SPDX-License-Identifier: MIT
#include "shells/registry.hpp"

#include <array>

#include "base/error.hpp"
#include "base/text.hpp"

namespace molt::shells {
namespace {

struct Entry {
  std::string_view name;
  const Shell& (*shell)();
};

constexpr std::array<Entry, 8> registry = {{
    {"bash", bash},
    {"zsh", zsh},
    {"fish", fish},
    {"csh", csh},
    {"tcsh", csh},
    {"powershell", powershell},
    {"pwsh", powershell},
    {"json", json},
}};

}  // namespace

const Shell* find_shell(std::string_view name) {
  for (const auto& [known, shell] : registry) {
    if (known == name) return &shell();
  }
  return nullptr;
}

std::vector<std::string_view> shell_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, shell] : registry) {
    if (shell != json) names.push_back(name);
  }
  return names;
}

std::string render(const Shell& shell, const Plan& plan) {
  if (plan.actions.empty()) return {};
  Code code;
  shell.open(code);
  for (const Action& action : plan.actions) {
    std::visit([&](const auto& chosen) { shell.write(code, chosen); }, action);
  }
  shell.close(code);
  return code.text();
}

Name::Name(std::string_view text) : text_(text) {
  if (!is_variable_name(text)) throw Error{.message = "'" + std::string(text) + "' is not the name of a variable"};
}

Word Shell::quote(std::string_view value) const {
  if (value.find('\0') != std::string_view::npos) throw Error{.message = "a NUL byte in '" + std::string(value) + "': no shell can hold it"};
  return Word(quoted(value));
}

}  // namespace molt::shells
