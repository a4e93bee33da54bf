// SPDX-License-Identifier: MIT
// The only file that includes toml++.
#include "model/config.hpp"

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

using Text = std::string Config::*;
using Texts = std::vector<std::string> Config::*;
using Switch = bool Config::*;

struct Setting {
  std::string_view key;
  std::variant<Text, Texts, Switch> member;
};

constexpr std::array settings = {
    Setting{"workon_home", &Config::workon_home},
    Setting{"project_home", &Config::project_home},
    Setting{"create.python", &Config::python},
    Setting{"create.builder", &Config::builder},
    Setting{"create.packages", &Config::packages},
    Setting{"create.compile", &Config::compile},
    Setting{"trust", &Config::trust},
    Setting{"auto.enabled", &Config::automatic},
    Setting{"auto.names", &Config::names},
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

/// One place of the file, for reading and for complaints.
struct Place {
  const std::string& file;
  const toml::node& node;
  const std::string& key;

  Error error(const std::string& what) const { return config_error(file, node.source(), "'" + key + "' " + what); }
};

/// No setting holds a control character: what is known of the settings is kept in lines.
std::string read_text(const Place& place, std::string_view type) {
  const auto* text = place.node.as_string();
  if (text == nullptr) throw place.error(std::string(type));
  const bool has_control =
      std::any_of(text->get().begin(), text->get().end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (has_control) throw place.error("must not hold control characters");
  return text->get();
}

/// The shells look for these names in every directory.
void check_directory_name(const Place& place, const std::string& name) {
  const bool bad = name.empty() || name == "." || name == ".." || name.find_first_of("/:") != std::string::npos;
  if (bad) throw place.error("must hold names of directories, and '" + name + "' is none");
}

std::vector<std::string> read_texts(const Place& place) {
  constexpr std::string_view type = "must be a list of texts in quotes";
  const toml::array* list = place.node.as_array();
  if (list == nullptr) throw place.error(std::string(type));
  std::vector<std::string> texts;
  for (const toml::node& node : *list) {
    const Place element{place.file, node, place.key};
    texts.push_back(read_text(element, type));
    if (place.key == "auto.names") check_directory_name(element, texts.back());
  }
  return texts;
}

void read_value(const Place& place, const Setting& setting, Config& config) {
  if (const auto* text = std::get_if<Text>(&setting.member)) {
    config.** text = read_text(place, "must be a text in quotes");
  } else if (const auto* texts = std::get_if<Texts>(&setting.member)) {
    config.** texts = read_texts(place);
  } else if (const auto* value = place.node.as_boolean()) {
    config.*std::get<Switch>(setting.member) = value->get();
  } else {
    throw place.error("must be true or false");
  }
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
    read_value({file, node, key}, *setting, config);
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
