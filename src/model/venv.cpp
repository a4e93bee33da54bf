// SPDX-License-Identifier: MIT
#include "model/venv.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

constexpr std::size_t cfg_limit = 64 * 1024;
constexpr std::size_t prompt_limit = 128;  // bytes: longer ones leave no room for a command

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// venv writes the prompt as Python's repr(), virtualenv and uv write it as it is.
std::string unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text[0] == '\'' || text[0] == '"') && text.front() == text.back();
  if (!quoted) return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '\\' || text[i + 1] == '\'' || text[i + 1] == '"');
    if (escaped) ++i;
    out += text[i];
  }
  return out;
}

std::string shortened(std::string text) {
  if (text.size() <= prompt_limit) return text;
  std::size_t end = prompt_limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not within a character
  text.resize(end);
  return text;
}

}  // namespace

std::string bin_directory(std::string_view environment) { return std::string(environment) + "/bin"; }

bool is_environment(std::string path) {
  const std::size_t length = path.size();
  const auto with = [&](std::string_view name) -> const std::string& {
    path.resize(length);
    return path += name;
  };
  return sys::exists(with("/bin/activate")) || sys::exists(with("/pyvenv.cfg")) || sys::is_directory(with("/conda-meta"));
}

std::optional<std::string> defect(const std::string& path) {
  if (!sys::exists(path)) return "it is gone";
  const std::string python = bin_directory(path) + "/python";
  if (sys::is_executable(python)) return std::nullopt;
  if (const std::optional<std::string> target = sys::read_link(python)) return "its Python '" + *target + "' is gone";
  return "it has no '" + python + "'";
}

std::optional<std::string> path_obstacle(std::string_view environment) {
  if (environment.find(':') == std::string_view::npos) return std::nullopt;
  return "its path has a ':' in it, which separates the directories of PATH";
}

Venv read_venv(const std::string& path) {
  std::string prompt;
  if (const std::optional<std::string> cfg = sys::read_file(path + "/pyvenv.cfg", cfg_limit)) {
    prompt = printable(unquoted(cfg_value(*cfg, "prompt").value_or("")));
  }
  if (trim(prompt).empty()) prompt = printable(base_name(path));
  return {.path = path, .prompt = shortened(prompt)};
}

std::optional<std::string> cfg_value(std::string_view text, std::string_view key) {
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    if (equal_ignoring_case(trim(line.substr(0, equals)), key)) return std::string(trim(line.substr(equals + 1)));
  }
  return std::nullopt;
}

std::optional<std::string> site_packages(const std::string& path) {
  const std::optional<std::string> cfg = sys::read_file(path + "/pyvenv.cfg", cfg_limit);
  const std::string version = cfg ? cfg_value(*cfg, "version").value_or(cfg_value(*cfg, "version_info").value_or("")) : "";
  std::optional<std::string> found;
  if (!sys::is_directory(path + "/lib")) return found;
  for (const sys::Entry& entry : sys::list_directory(path + "/lib")) {
    const std::size_t digits = entry.name.find_first_of("0123456789");
    const bool is_python = entry.name.starts_with("python") || entry.name.starts_with("pypy");
    const std::string packages = path + "/lib/" + entry.name + "/site-packages";
    if (!is_python || digits == std::string::npos || !sys::is_directory(packages)) continue;
    if (!found || version.starts_with(entry.name.substr(digits) + '.')) found = packages;
  }
  return found;
}

}  // namespace molt::model
