// SPDX-License-Identifier: MIT
#include "builder/scripts.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "builder/python_text.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

constexpr std::string_view placeholder_start = "__VENV_";

struct Value {
  std::string_view placeholder;
  std::string text;
};

using Values = std::array<Value, 5>;

/// In the order in which `venv` replaces them.
Values values_of(const Site& site) {
  const bool has_parentheses = site.facts.minor < 13;  // from 3.13 on they stand in the templates
  return {{
      {"__VENV_DIR__", site.destination},
      {"__VENV_NAME__", site.name()},
      {"__VENV_PROMPT__", has_parentheses ? '(' + site.prompt + ") " : site.prompt},
      {"__VENV_BIN_NAME__", site.facts.scripts},
      {"__VENV_PYTHON__", site.executable()},
  }};
}

bool has_only_known_placeholders(std::string_view text) {
  constexpr std::array<std::string_view, 5> known = {"__VENV_DIR__", "__VENV_NAME__", "__VENV_PROMPT__", "__VENV_BIN_NAME__", "__VENV_PYTHON__"};
  for (std::size_t at = text.find(placeholder_start); at != std::string_view::npos; at = text.find(placeholder_start, at + 1)) {
    const auto stands_here = [&](std::string_view placeholder) { return text.substr(at).starts_with(placeholder); };
    if (std::none_of(known.begin(), known.end(), stands_here)) return false;
  }
  return true;
}

std::string quote_for(std::string_view name, std::string_view text) {
  if (name.ends_with(".bat")) return std::string(text);
  if (name.ends_with(".ps1")) return powershell_quote(text);
  return shell_quote(text);
}

/// In an older template the value stands between double quotes that do not protect these from the shell.
bool is_dangerous_between_quotes(std::string_view text) { return text.find_first_of("\"$`\\") != std::string_view::npos; }

/// Replaces a placeholder that stands between double quotes by a value with quotes of its own, and gives up equality with `venv`, whose
/// script would run what stands in the value.
std::string replace_between_quotes(std::string_view text, std::string_view placeholder, const std::string& quoted) {
  std::string out;
  bool is_between = false;
  while (!text.empty()) {
    if (text.starts_with(placeholder)) {
      out += is_between ? '"' + quoted + '"' : quoted;
      text.remove_prefix(placeholder.size());
      continue;
    }
    if (text[0] == '"') is_between = !is_between;
    if (text[0] == '\n') is_between = false;
    out += text[0];
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace

Templates read_templates(const Facts& facts) {
  const std::string module = facts.standard_library + "/venv";
  const std::optional<std::string> source = sys::read_file(module + "/__init__.py");
  Templates templates{.files = {}, .quoting = Quoting::raw};
  if (!source || !sys::is_directory(module + "/scripts/common")) {
    templates.obstacle = "it has no venv module";
    return templates;
  }
  if (source->find("shlex.quote") != std::string::npos) templates.quoting = Quoting::quoted;
  for (const char* directory : {"/scripts/common", "/scripts/posix"}) {
    if (!sys::is_directory(module + directory)) continue;
    for (const sys::Entry& entry : sys::list_directory(module + directory)) {
      const std::string path = module + directory + '/' + entry.name;
      const std::optional<sys::FileInfo> file = sys::info(path);
      std::optional<std::string> text = sys::read_file(path);
      if (!file || !text || !has_only_known_placeholders(*text)) templates.obstacle = "its script '" + entry.name + "' is of an unknown kind";
      if (file && text) templates.files.push_back({entry.name, *std::move(text), file->mode});
    }
  }
  return templates;
}

void write_scripts(const Templates& templates, const Site& site, sys::TreeWriter& tree) {
  for (const Template& script : templates.files) {
    tree.write_with_mode(site.facts.scripts + '/' + script.path, fill_template(script.text, script.path, templates.quoting, site), script.mode);
  }
}

std::string fill_template(std::string_view text, std::string_view name, Quoting quoting, const Site& site) {
  std::string filled(text);
  for (const Value& value : values_of(site)) {
    if (quoting == Quoting::quoted) {
      filled = replace_all(filled, value.placeholder, quote_for(name, value.text));
    } else if (is_dangerous_between_quotes(value.text)) {
      filled = replace_between_quotes(filled, value.placeholder, quote_for(name, value.text));
    } else {
      filled = replace_all(filled, value.placeholder, value.text);
    }
  }
  return filled;
}

}  // namespace molt::builder
