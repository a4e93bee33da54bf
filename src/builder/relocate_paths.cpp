// SPDX-License-Identifier: MIT
#include "builder/relocate_paths.hpp"

#include <algorithm>

#include "builder/relocate_scripts.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

constexpr std::string_view blanks("\0 \t\r\n", 5);

bool contains(std::string_view characters, char c) { return characters.find(c) != std::string_view::npos; }

std::string name_in(std::string_view path) { return std::string(path.substr(path.find_last_of('/') + 1)); }

template <class Text>
void add_new(std::vector<std::string>& texts, Text&& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::forward<Text>(text));
}

struct Occurrence {
  std::size_t position;
  std::size_t length;
};

/// The first place at or after `start` where a path of the old directory stands.
std::optional<Occurrence> find_old(std::string_view text, const Paths& paths, std::size_t start) {
  std::optional<Occurrence> first;
  for (const std::string& old : paths.old) {
    for (std::size_t at = text.find(old, start); at != std::string_view::npos; at = text.find(old, at + 1)) {
      if (!may_begin_after(text.substr(0, at)) || !may_end_before(text.substr(at + old.size()))) continue;
      if (!first || at < first->position) first = Occurrence{at, old.size()};
      break;
    }
  }
  return first;
}

/// The path that `bin/activate` holds, where that cannot be the path of something else: a script that speaks of /usr must not send all that lies
/// there elsewhere. Nor is it old when the environment goes there, or below it.
std::optional<std::string> recorded_path(const std::string& environment, const std::string& to) {
  const std::optional<std::string> script = sys::read_file(environment + "/bin/activate");
  if (!script) return std::nullopt;
  const std::optional<std::string> path = assigned_environment(*script);
  if (!path || (sys::exists(*path) && !sys::exists(*path + "/pyvenv.cfg"))) return std::nullopt;
  if (to == *path || to.starts_with(*path + '/')) return std::nullopt;
  return path;
}

}  // namespace

std::string Paths::new_name() const { return name_in(now); }

std::optional<std::string> Paths::relocated(std::string_view path) const {
  for (const std::string& directory : old) {
    if (!path.starts_with(directory)) continue;
    const std::string_view rest = path.substr(directory.size());
    if (rest.empty() || rest[0] == '/') return now + std::string(rest);
  }
  return std::nullopt;
}

Paths paths_of(const std::string& from, const std::string& to) {
  Paths paths{.old = {from}, .now = to, .old_names = {}};
  if (std::optional<std::string> real = sys::real_path(from)) add_new(paths.old, *std::move(real));
  if (std::optional<std::string> recorded = recorded_path(from, to)) add_new(paths.old, *std::move(recorded));
  for (const std::string& path : paths.old) add_new(paths.old_names, name_in(path));
  std::stable_sort(paths.old.begin(), paths.old.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return paths;
}

bool mentions_old(std::string_view text, const Paths& paths, const std::vector<std::string>& exceptions) {
  std::size_t start = 0;
  while (const std::optional<Occurrence> found = find_old(text, paths, start)) {
    const auto stands_here = [&](const std::string& exception) { return text.substr(found->position).starts_with(exception); };
    if (std::none_of(exceptions.begin(), exceptions.end(), stands_here)) return true;
    start = found->position + 1;
  }
  return false;
}

std::string replace_plain(std::string_view text, const Paths& paths) {
  std::string out;
  std::size_t done = 0;
  while (const std::optional<Occurrence> found = find_old(text, paths, done)) {
    out += text.substr(done, found->position - done);
    out += paths.now;
    done = found->position + found->length;
  }
  return out.append(text.substr(done));
}

// "file:///x" is the one text in which a path follows a slash.
bool may_begin_after(std::string_view text) {
  return text.empty() || contains(blanks, text.back()) || contains("'\"=:;,([{<>|&`!@", text.back()) || text.ends_with("://");
}

bool may_end_before(std::string_view text) { return text.empty() || contains(blanks, text[0]) || contains("/\\'\":;,)]}<>|&`", text[0]); }

}  // namespace molt::builder
