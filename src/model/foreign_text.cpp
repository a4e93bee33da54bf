// SPDX-License-Identifier: MIT
#include "model/foreign_text.hpp"

#include <array>

#include "base/base64.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

/// The next line of `text`, which loses it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return trim(line);
}

/// The name in "[name]", with or without a comment behind it; empty for any other line ("[[name]]" too).
std::string_view table_name(std::string_view line) {
  const std::size_t end = line.find(']');
  if (!line.starts_with('[') || line.starts_with("[[") || end == std::string_view::npos) return {};
  return trim(line.substr(1, end - 1));
}

/// The value in `key = "text"`; empty when the line is none.
std::string_view value_in(std::string_view line, std::string_view key) {
  if (!line.starts_with(key)) return {};
  line = trim(line.substr(key.size()));
  if (!line.starts_with('=')) return {};
  line = trim(line.substr(1));
  if (line.size() < 2 || (line[0] != '"' && line[0] != '\'')) return {};
  const std::string_view value = line.substr(1, line.find(line[0], 1) - 1);
  const bool closed = line.find(line[0], 1) != std::string_view::npos;
  return closed && value.find('\\') == std::string_view::npos ? value : std::string_view();
}

std::vector<std::string> places(const sys::Env& env, std::string_view variable, std::string_view fallback, std::string_view on_macos,
                                std::string_view tool) {
  const std::string home(env.value("HOME"));
  const std::string_view set = env.value(variable);
  const std::string first = set.starts_with('/') ? std::string(set) : home + '/' + std::string(fallback);
  return {first + '/' + std::string(tool), home + '/' + std::string(on_macos) + '/' + std::string(tool)};
}

}  // namespace

std::string toml_text(std::string_view text, std::string_view table, std::string_view key) {
  const std::string dotted = table.empty() ? std::string(key) : std::string(table) + '.' + std::string(key);
  std::string_view current;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.starts_with('[')) {
      current = table_name(line);
      if (current.empty()) current = "[";  // a table of no name that could be asked for
      continue;
    }
    if (!table.empty() && current == table) {
      if (const std::string_view value = value_in(line, key); !value.empty()) return std::string(value);
    } else if (current.empty()) {
      if (const std::string_view value = value_in(line, dotted); !value.empty()) return std::string(value);
    }
  }
  return {};
}

bool has_toml_table(std::string_view text, std::string_view table) {
  while (!text.empty()) {
    const std::string_view name = table_name(take_line(text));
    if (name.starts_with(table) && (name.size() == table.size() || name[table.size()] == '.')) return true;
  }
  return false;
}

std::string normalized_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '-' || c == '_' || c == '.') {
      if (!out.ends_with('-')) out += '-';
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  return out;
}

std::string sanitized(std::string_view text, std::string_view characters) {
  std::string out;
  for (std::size_t count = 0; count < 42 && !text.empty(); ++count) {
    const std::size_t length = std::max<std::size_t>(utf8_length(text), 1);
    if (characters.find(text[0]) != std::string_view::npos) {
      out += '_';
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return out;
}

std::string short_digest(std::string_view text) { return to_base64url(sha256(text)).substr(0, 8); }

std::vector<std::string> data_places(const sys::Env& env, std::string_view tool) {
  return places(env, "XDG_DATA_HOME", ".local/share", "Library/Application Support", tool);
}

std::vector<std::string> config_places(const sys::Env& env, std::string_view tool) {
  return places(env, "XDG_CONFIG_HOME", ".config", "Library/Application Support", tool);
}

std::vector<std::string> cache_places(const sys::Env& env, std::string_view tool) {
  return places(env, "XDG_CACHE_HOME", ".cache", "Library/Caches", tool);
}

std::string tool_config(const std::vector<std::string>& places, std::string_view file) {
  for (const std::string& place : places) {
    if (std::optional<std::string> text = sys::read_file(place + '/' + std::string(file), foreign_limit)) return *text;
  }
  return {};
}

std::string newest_version(const std::string& base) {
  // Looking for each version that may be there costs less than reading a directory of a thousand environments.
  constexpr std::array versions = {"3.20", "3.19", "3.18", "3.17", "3.16", "3.15", "3.14", "3.13", "3.12",
                                   "3.11", "3.10", "3.9",  "3.8",  "3.7",  "3.6",  "3.5",  "2.7"};
  std::string path;
  path.reserve(base.size() + 4);
  for (const char* version : versions) {
    path.assign(base).append(version);
    if (sys::exists(path)) return path;
  }
  return {};
}

}  // namespace molt::model
