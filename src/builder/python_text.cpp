// SPDX-License-Identifier: MIT
#include "builder/python_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace molt::builder {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// What str.isprintable() denies beyond ASCII: the assigned characters of the categories Cc, Cf, Zs, Zl, Zp and Co. Characters that Unicode has not
// assigned are left out: which they are depends on the age of the Python.
constexpr std::array<Range, 26> not_printable = {{
    {0x7f, 0xa0},       {0xad, 0xad},       {0x600, 0x605},     {0x61c, 0x61c},     {0x6dd, 0x6dd},       {0x70f, 0x70f},     {0x890, 0x891},
    {0x8e2, 0x8e2},     {0x1680, 0x1680},   {0x180e, 0x180e},   {0x2000, 0x200f},   {0x2028, 0x202f},     {0x205f, 0x206f},   {0x3000, 0x3000},
    {0xe000, 0xf8ff},   {0xfeff, 0xfeff},   {0xfff9, 0xfffb},   {0x110bd, 0x110bd}, {0x110cd, 0x110cd},   {0x13430, 0x1343f}, {0x1bca0, 0x1bca3},
    {0x1d173, 0x1d17a}, {0xe0001, 0xe0001}, {0xe0020, 0xe007f}, {0xf0000, 0xffffd}, {0x100000, 0x10fffd},
}};

bool is_printable(char32_t point) {
  if (point < 0x20) return false;
  return std::none_of(not_printable.begin(), not_printable.end(), [&](const Range& range) { return point >= range.first && point <= range.last; });
}

void append_hex(std::string& out, char32_t point, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[(point >> shift) & 15];
}

void append_escape(std::string& out, char32_t point) {
  if (point == '\n') out += "\\n";
  else if (point == '\r') out += "\\r";
  else if (point == '\t') out += "\\t";
  else if (point <= 0xff) out += "\\x", append_hex(out, point, 2);
  else if (point <= 0xffff) out += "\\u", append_hex(out, point, 4);
  else out += "\\U", append_hex(out, point, 8);
}

bool is_safe_in_shell(char c) {
  const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is_word || std::string_view("_@%+=:,./-").find(c) != std::string_view::npos;
}

}  // namespace

std::string python_repr(std::string_view text) {
  const bool has_single = text.find('\'') != std::string_view::npos;
  const char quote = has_single && text.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out(1, quote);
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(utf8_length(text), 1);
    const char32_t point = decode_utf8(text, length);
    if (point == static_cast<unsigned char>(quote) || point == '\\') out += '\\', out += text[0];
    else if (is_printable(point)) out += text.substr(0, length);
    else append_escape(out, point);
    text.remove_prefix(length);
  }
  return out + quote;
}

std::string shell_quote(std::string_view text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_safe_in_shell)) return std::string(text);
  return '\'' + replace_all(text, "'", "'\"'\"'") + '\'';
}

std::string powershell_quote(std::string_view text) { return '\'' + replace_all(text, "'", "''") + '\''; }

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (;;) {
    const std::size_t found = text.find(from);
    out += text.substr(0, found);
    if (found == std::string_view::npos) return out;
    out += to;
    text.remove_prefix(found + from.size());
  }
}

}  // namespace molt::builder
