// SPDX-License-Identifier: MIT
#include "builder/relocate_scripts.hpp"

#include <array>

#include "base/text.hpp"
#include "builder/relocate_lines.hpp"

namespace molt::builder {
namespace {

/// What a line begins with that sets or draws the prompt, blanks before it left out.
constexpr std::array<std::string_view, 11> prompt_statements = {
    "PS1=",
    "VIRTUAL_ENV_PROMPT=",
    "export VIRTUAL_ENV_PROMPT=",
    "set prompt = ",
    "set env_name = ",
    "setenv VIRTUAL_ENV_PROMPT ",
    "set -gx VIRTUAL_ENV_PROMPT ",
    "printf ",
    "$Prompt = ",
    "os.environ[\"VIRTUAL_ENV_PROMPT\"] = ",
    "self.embedded_virtual_prompt = ",
};

/// Reads a line from its start, and writes it again with replacements.
class Line {
 public:
  Line(std::string_view text, Language language) : text_(text), language_(language) {}

  bool at_end() const { return position_ == text_.size(); }
  std::string_view read() const { return text_.substr(0, position_); }
  std::string_view rest() const { return text_.substr(position_); }
  Quote quote() const { return quote_; }

  /// Goes on by `count` bytes as they are, whatever quotes are in them.
  void skip(std::size_t count) {
    out_ += rest().substr(0, count);
    position_ += count;
  }

  void step() {
    const Step step = read_step(language_, rest(), quote_);
    skip(step.length);
    quote_ = step.after;
  }

  /// Replaces `wanted`, if it stands here and `may_follow` likes what comes after it.
  template <class Predicate>
  bool replace(std::string_view wanted, std::string_view replacement, Predicate may_follow) {
    const std::optional<Match> match = match_text(language_, rest(), quote_, wanted);
    if (!match || !may_follow(rest().substr(match->length), match->after)) return false;
    const std::optional<std::string> text = quoted_within(language_, replacement, quote_, match->after);
    if (!text) return false;
    out_ += *text;
    position_ += match->length;
    quote_ = match->after;
    return true;
  }

  std::string take() && { return std::move(out_); }

 private:
  std::string_view text_;
  Language language_;
  Quote quote_ = Quote::none;
  std::size_t position_ = 0;
  std::string out_;
};

bool is_comment(const Line& line, Language language) {
  if (line.quote() != Quote::none || !line.rest().starts_with('#') || language == Language::other) return false;
  const std::string_view before = line.read();
  return before.empty() || before.back() == ' ' || before.back() == '\t';
}

bool replace_path(Line& line, const Paths& paths) {
  if (!may_begin_after(line.read())) return false;
  for (const std::string& old : paths.old) {
    if (line.replace(old, paths.now, [](std::string_view rest, Quote) { return may_end_before(rest); })) return true;
  }
  return false;
}

std::string replace_in_line(std::string_view text, Language language, const Paths& paths) {
  Line line(text, language);
  while (!line.at_end() && !is_comment(line, language)) {
    if (!replace_path(line, paths)) line.step();
  }
  const std::string_view comment = line.rest();
  return std::move(line).take() + replace_plain(comment, paths);
}

/// True where a text that is the prompt may begin: at the start of a word or literal, or after the parenthesis there.
bool may_be_prompt(const Line& line) {
  const std::string_view before = line.read();
  if (before.empty()) return true;
  if (before.back() == '(') return line.quote() != Quote::none;
  return std::string_view("'\" ").find(before.back()) != std::string_view::npos;
}

bool may_follow_prompt(std::string_view rest, Quote quote) {
  if (quote == Quote::none) return rest.empty() || rest[0] == ' ' || rest[0] == '"' || rest[0] == '\'' || rest[0] == '\r';
  return rest.starts_with(quote == Quote::single ? '\'' : '"') || rest.starts_with(')');
}

std::string replace_prompt_in_value(std::string_view value, Language language, const Paths& paths) {
  Line line(value, language);
  while (!line.at_end()) {
    for (const std::string& name : paths.old_names) {
      if (!may_be_prompt(line) || !line.replace(name, paths.new_name(), may_follow_prompt)) continue;
      line.skip(line.rest().size());
      return std::move(line).take();
    }
    line.step();
  }
  return std::string(value);
}

std::string replace_prompt(const std::string& line, Language language, const Paths& paths) {
  const std::size_t start = line.find_first_not_of(" \t");
  if (start == std::string::npos) return line;
  for (const std::string_view statement : prompt_statements) {
    if (!std::string_view(line).substr(start).starts_with(statement)) continue;
    const std::size_t value = start + statement.size();
    return line.substr(0, value) + replace_prompt_in_value(std::string_view(line).substr(value), language, paths);
  }
  return line;
}

}  // namespace

std::optional<Language> activation_language(std::string_view name) {
  if (name == "activate" || name == "activate.sh") return Language::posix;
  if (name == "activate.csh") return Language::csh;
  if (name == "activate.fish") return Language::fish;
  if (name == "activate.ps1" || name == "Activate.ps1") return Language::powershell;
  if (name == "activate_this.py" || name == "activate.xsh") return Language::python;
  if (name == "activate.nu" || name == "activate.bat") return Language::other;
  return std::nullopt;
}

std::string rewrite_activation(std::string_view script, Language language, const Paths& paths) {
  return change_lines(script, [&](std::string_view line) { return replace_prompt(replace_in_line(line, language, paths), language, paths); });
}

std::string replace_quoted(std::string_view text, Language language, const Paths& paths) {
  return change_lines(text, [&](std::string_view line) { return replace_in_line(line, language, paths); });
}

std::optional<std::string> assigned_environment(std::string_view script) {
  for (std::string_view line : split(script, '\n')) {
    line = trim(line);
    if (line.starts_with("export ")) line.remove_prefix(7);
    constexpr std::string_view assignment = "VIRTUAL_ENV=";
    if (!line.starts_with(assignment)) continue;
    const std::optional<LiteralWord> path = read_literal_word(line.substr(assignment.size()));
    if (path && path->text.starts_with('/') && !path->text.ends_with('/')) return path->text;
  }
  return std::nullopt;
}

}  // namespace molt::builder
