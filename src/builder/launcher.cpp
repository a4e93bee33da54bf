// SPDX-License-Identifier: MIT
#include "builder/launcher.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "builder/python_text.hpp"
#include "builder/shebang.hpp"

namespace molt::builder {
namespace {

std::optional<EntryPoint> parse_entry_point(std::string_view line) {
  const std::size_t equals = line.find('=');
  const std::size_t colon = line.find(':', equals == std::string_view::npos ? 0 : equals);
  if (equals == std::string_view::npos || colon == std::string_view::npos) return std::nullopt;
  const std::string_view function = line.substr(colon + 1, line.find('[', colon) - colon - 1);  // "[extra]" may follow
  return EntryPoint{
      .name = std::string(trim(line.substr(0, equals))),
      .module = std::string(trim(line.substr(equals + 1, colon - equals - 1))),
      .function = std::string(trim(function)),
  };
}

/// True for `base`, or `base`, a separator (none for pip) and a version number.
bool is_versioned(std::string_view name, std::string_view base, std::string_view separator) {
  if (!name.starts_with(base)) return false;
  name.remove_prefix(base.size());
  if (name.empty()) return true;
  if (!name.starts_with(separator)) return false;
  return name.substr(separator.size()).find_first_not_of("0123456789.") == std::string_view::npos;
}

/// The content of the first triple-quoted literal after `name`; nothing when it has escapes that a reader would have to know.
std::optional<std::string> literal_after(std::string_view source, std::string_view name) {
  const std::size_t start = source.find(name);
  if (start == std::string_view::npos) return std::nullopt;
  const std::size_t open = std::min(source.find("'''", start), source.find("\"\"\"", start));
  constexpr std::size_t longest_lead = 64;  // "script_template = textwrap.dedent(", a new line and blanks
  if (open == std::string_view::npos || open - start > longest_lead) return std::nullopt;
  const std::string_view quotes = source.substr(open, 3);
  const std::size_t close = source.find(quotes, open + 3);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view text = source.substr(open + 3, close - open - 3);
  const bool is_raw = source[open - 1] == 'r';
  if (!is_raw && text.starts_with("\\\n")) text.remove_prefix(2);
  if (!is_raw && text.find('\\') != std::string_view::npos) return std::nullopt;
  return std::string(text);
}

std::string dedent(std::string_view text) {
  const std::vector<std::string_view> lines = split(text, '\n');
  std::size_t margin = std::string_view::npos;
  for (const std::string_view line : lines) margin = std::min(margin, line.find_first_not_of(' '));
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n';
    if (lines[i].size() > margin) out += lines[i].substr(margin);
  }
  return out;
}

bool has_only_known_fields(std::string_view text) {
  std::string rest = replace_all(text, "%(module)s", "");
  rest = replace_all(rest, "%(import_name)s", "");
  rest = replace_all(rest, "%(func)s", "");
  return rest.size() < text.size() && rest.find('%') == std::string::npos && text.ends_with('\n');
}

}  // namespace

std::vector<EntryPoint> parse_entry_points(std::string_view text) {
  std::vector<EntryPoint> entry_points;
  bool is_script_section = false;
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty() || line.starts_with('#') || line.starts_with(';')) continue;
    if (line.starts_with('[')) {
      is_script_section = line == "[console_scripts]" || line == "[gui_scripts]";
    } else if (is_script_section) {
      if (std::optional<EntryPoint> entry_point = parse_entry_point(line)) entry_points.push_back(*std::move(entry_point));
    }
  }
  return entry_points;
}

std::vector<EntryPoint> with_versioned_names(const std::vector<EntryPoint>& entry_points, std::string_view short_version) {
  std::vector<EntryPoint> named;
  const auto add = [&](const EntryPoint& like, std::string name) {
    named.push_back(like);
    named.back().name = std::move(name);
  };
  for (const EntryPoint& entry_point : entry_points) {
    const std::string& name = entry_point.name;
    if (name == "pip") {
      add(entry_point, "pip");
      add(entry_point, "pip" + std::string(short_version.substr(0, short_version.find('.'))));
      add(entry_point, "pip" + std::string(short_version));
    } else if (name == "easy_install") {
      add(entry_point, "easy_install");
      add(entry_point, "easy_install-" + std::string(short_version));
    } else if (!is_versioned(name, "pip", "") && !is_versioned(name, "easy_install", "-")) {
      named.push_back(entry_point);
    }
  }
  return named;
}

std::optional<std::string> find_launcher_template(std::string_view wheel_installer_source, std::string_view distlib_source) {
  std::optional<std::string> text = literal_after(wheel_installer_source, "script_template = ");
  if (text) text = dedent(*text);
  if (!text) text = literal_after(distlib_source, "SCRIPT_TEMPLATE = ");
  if (!text || !has_only_known_fields(*text)) return std::nullopt;
  return text;
}

std::string launcher(const EntryPoint& entry_point, std::string_view launcher_template, std::string_view executable) {
  const std::string import_name = entry_point.function.substr(0, entry_point.function.find('.'));
  std::string body = replace_all(launcher_template, "%(module)s", entry_point.module);
  body = replace_all(body, "%(import_name)s", import_name);
  return opening(executable) + replace_all(body, "%(func)s", entry_point.function);
}

}  // namespace molt::builder
