// SPDX-License-Identifier: MIT
#include "builder/relocate_metadata.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "builder/python_text.hpp"
#include "builder/record.hpp"
#include "builder/relocate_lines.hpp"

namespace molt::builder {
namespace {

/// venv writes the prompt as Python's repr(), others as it is.
std::string new_prompt(std::string_view prompt, const Paths& paths) {
  for (const std::string& name : paths.old_names) {
    if (prompt == name) return paths.new_name();
    if (prompt == python_repr(name)) return python_repr(paths.new_name());
  }
  return std::string(prompt);
}

/// "/usr/bin/python3 -m venv --copies /path": neither path is quoted, and either may have blanks in it.
std::string new_command(std::string_view command, const Paths& paths) {
  std::string text(command);
  for (const std::string& old : paths.old) {
    if (!text.ends_with(' ' + old)) continue;
    text.replace(text.size() - old.size(), old.size(), paths.now);
    break;
  }
  return paths.relocated(text).value_or(text);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    out += is_escape ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (is_escape) i += 2;
  }
  return out;
}

/// urllib.parse.quote().
std::string percent_encoded(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_word || std::string_view("/_.-~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4];
      out += "0123456789ABCDEF"[byte & 15];
    }
  }
  return out;
}

constexpr std::string_view file_url = "file://";

/// The path of the first file URL in a JSON text.
std::optional<std::string> first_file(std::string_view text) {
  const std::size_t found = text.find(file_url);
  if (found == std::string_view::npos) return std::nullopt;
  text.remove_prefix(found + file_url.size());
  return percent_decoded(text.substr(0, text.find('"')));
}

/// "a/b" and "../c/d" are "a/c/d". What leaves the environment keeps its "..".
std::string joined(std::string_view directory, std::string_view path) {
  std::vector<std::string_view> parts;
  for (const std::string_view text : {directory, path}) {
    for (const std::string_view part : split(text, '/')) {
      if (part.empty() || part == ".") continue;
      if (part == ".." && !parts.empty() && parts.back() != "..") parts.pop_back();
      else parts.push_back(part);
    }
  }
  return join(parts, "/");
}

}  // namespace

std::string rewrite_configuration(std::string_view text, const Paths& paths) {
  return change_lines(text, [&](std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return std::string(line);
    const std::string_view key = trim(line.substr(0, equals));
    const std::string_view value = trim(line.substr(equals + 1));
    std::string changed = paths.relocated(value).value_or(std::string(value));
    if (key == "command") changed = new_command(value, paths);
    if (key == "prompt") changed = new_prompt(value, paths);
    return changed == value ? std::string(line) : std::string(line.substr(0, equals + 1)) + ' ' + changed;
  });
}

std::string rewrite_path_lines(std::string_view text, const Paths& paths) {
  // Lines that Python runs ("import ...") are no paths, so none of them begins with one.
  return change_lines(text, [&](std::string_view line) { return paths.relocated(line).value_or(std::string(line)); });
}

std::string rewrite_urls(std::string_view text, const Paths& paths) {
  std::string out;
  for (;;) {
    const std::size_t found = text.find(file_url);
    if (found == std::string_view::npos) return out.append(text);
    const std::size_t start = found + file_url.size();
    out += text.substr(0, start);
    text.remove_prefix(start);
    const std::string_view encoded = text.substr(0, text.find('"'));
    const std::optional<std::string> path = paths.relocated(percent_decoded(encoded));
    out += path ? percent_encoded(*path) : std::string(encoded);
    text.remove_prefix(encoded.size());
  }
}

std::optional<std::string> editable_elsewhere(std::string_view name, std::string_view text, const Paths& paths) {
  std::optional<std::string> path;
  if (name.ends_with(".egg-link")) path = std::string(trim(text.substr(0, text.find('\n'))));
  const std::size_t key = text.find("\"editable\"");
  if (name == "direct_url.json" && key != std::string_view::npos && trim(text.substr(text.find(':', key) + 1)).starts_with("true"))
    path = first_file(text);
  if (!path || !path->starts_with('/') || paths.relocated(*path)) return std::nullopt;
  return path;
}

std::string rewrite_record(std::string_view text, std::string_view directory, const Paths& paths,
                           const std::function<const std::string*(const std::string&)>& changed) {
  return change_lines(text, [&](std::string_view line) {
    const std::vector<RecordRow> rows = parse_record(line);
    if (rows.empty()) return std::string(line);
    RecordRow row = rows[0];
    const std::optional<std::string> moved = row.path.starts_with('/') ? paths.relocated(row.path) : std::nullopt;
    const std::string* content = changed(moved ? moved->substr(std::min(paths.now.size() + 1, moved->size())) : joined(directory, row.path));
    if (!moved && (content == nullptr || row.hash.empty())) return std::string(line);
    if (moved) row.path = *moved;
    if (content != nullptr && !row.hash.empty()) row = row_of(row.path, *content);
    return std::string(trim(write_record({std::move(row)})));
  });
}

}  // namespace molt::builder
