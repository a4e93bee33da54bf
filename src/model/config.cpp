// SPDX-License-Identifier: MIT
// The only file that includes toml++.
#include "model/config.hpp"

#include <array>
#include <vector>

#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

struct Setting {
  std::string_view key;
  std::string Config::*text;
};

constexpr std::array settings = {
    Setting{"workon_home", &Config::workon_home},
    Setting{"project_home", &Config::project_home},
    Setting{"create.python", &Config::python},
    Setting{"create.builder", &Config::builder},
};

/// "FILE:LINE:COLUMN: what".
Error config_error(const std::string& file, const toml::source_region& where, const std::string& what, std::string hint = {}) {
  const std::string place = file + ':' + std::to_string(where.begin.line) + ':' + std::to_string(where.begin.column);
  return Error{.message = place + ": " + what, .hint = std::move(hint)};
}

Error unknown_key(const std::string& file, const toml::source_region& where, const std::string& key) {
  std::vector<std::string_view> keys;
  for (const Setting& setting : settings) keys.push_back(setting.key);
  const std::optional<std::string_view> near = nearest(key, keys);
  return config_error(file, where, "unknown setting '" + key + "'", near ? "did you mean '" + std::string(*near) + "'?" : "");
}

const Setting* find_setting(std::string_view key) {
  for (const Setting& setting : settings) {
    if (setting.key == key) return &setting;
  }
  return nullptr;
}

void read_table(const std::string& file, const toml::table& table, const std::string& prefix, Config& config) {
  for (const auto& [name, node] : table) {
    const std::string key = prefix + std::string(name.str());
    if (const toml::table* inner = node.as_table()) {
      read_table(file, *inner, key + '.', config);
      continue;
    }
    const Setting* setting = find_setting(key);
    if (setting == nullptr) throw unknown_key(file, name.source(), key);
    const auto* text = node.as_string();
    if (text == nullptr) throw config_error(file, node.source(), "'" + key + "' must be a text in quotes");
    config.*(setting->text) = text->get();
  }
}

}  // namespace

Config read_config(const std::string& file) {
  Config config;
  if (!sys::exists(file)) return config;
  const std::optional<std::string> text = sys::read_file(file);
  if (!text) throw Error{.message = "cannot read '" + file + "'", .hint = "it must be a regular file of at most 1 MiB that you may read"};
  try {
    read_table(file, toml::parse(*text), "", config);
  } catch (const toml::parse_error& error) {
    throw config_error(file, error.source(), std::string(error.description()));
  }
  return config;
}

}  // namespace molt::model
