// SPDX-License-Identifier: MIT
#include "builder/record.hpp"

#include <algorithm>

#include "base/sha256.hpp"

namespace molt::builder {
namespace {

/// Takes one field and what ends it off the front of `text`; true when more fields of the same row follow.
bool take_field(std::string_view& text, std::string& field) {
  if (text.starts_with('"')) {
    text.remove_prefix(1);
    while (!text.empty()) {
      const bool is_quote = text[0] == '"';
      if (is_quote && !text.starts_with("\"\"")) break;
      field += text[0];
      text.remove_prefix(is_quote ? 2 : 1);
    }
    if (!text.empty()) text.remove_prefix(1);
  }
  const std::size_t end = std::min(text.find_first_of(",\r\n"), text.size());
  field += text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with(',')) {
    text.remove_prefix(1);
    return true;
  }
  if (text.starts_with("\r\n")) text.remove_prefix(1);
  if (!text.empty()) text.remove_prefix(1);
  return false;
}

void append_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string url_safe_base64(const Sha256::Digest& digest) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (const std::uint8_t byte : digest) {
    bits = (bits << 8 | byte) & 0xffff;
    for (held += 8; held >= 6; held -= 6) out += letters[bits >> (held - 6) & 63];
  }
  if (held > 0) out += letters[bits << (6 - held) & 63];
  return out;
}

}  // namespace

std::vector<RecordRow> parse_record(std::string_view text) {
  std::vector<RecordRow> rows;
  while (!text.empty()) {
    RecordRow row;
    std::string ignored;
    bool more = take_field(text, row.path);
    if (more) more = take_field(text, row.hash);
    if (more) more = take_field(text, row.size);
    while (more) more = take_field(text, ignored);
    if (!row.path.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

std::string write_record(std::vector<RecordRow> rows) {
  std::sort(rows.begin(), rows.end());
  std::string text;
  for (const RecordRow& row : rows) {
    append_field(text, row.path);
    text += ',';
    append_field(text, row.hash);
    text += ',';
    append_field(text, row.size);
    text += "\r\n";
  }
  return text;
}

RecordRow row_of(std::string path, std::string_view content) {
  return {.path = std::move(path), .hash = "sha256=" + url_safe_base64(sha256(content)), .size = std::to_string(content.size())};
}

}  // namespace molt::builder
