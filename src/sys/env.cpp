// SPDX-License-Identifier: MIT
#include "sys/env.hpp"

#include <algorithm>
#include <array>
#include <climits>

#include <sys/stat.h>
#include <unistd.h>

extern char** environ;  // POSIX: declared by the program, not by a header

namespace molt::sys {
namespace {

bool is_named(std::string_view entry, std::string_view name) {
  return entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name);
}

}  // namespace

std::optional<std::string_view> Env::get(std::string_view name) const {
  for (const std::string_view entry : entries) {
    if (is_named(entry, name)) return entry.substr(name.size() + 1);
  }
  return std::nullopt;
}

std::string_view Env::value(std::string_view name) const { return get(name).value_or(std::string_view()); }

std::vector<std::string> Env::with(const std::vector<Change>& changes) const {
  std::vector<std::string> changed;
  const auto stays = [&](std::string_view entry) {
    return std::none_of(changes.begin(), changes.end(), [&](const Change& change) { return is_named(entry, change.name); });
  };
  for (const std::string_view entry : entries) {
    if (stays(entry)) changed.emplace_back(entry);
  }
  for (const Change& change : changes) {
    if (change.value) changed.push_back(std::string(change.name) + '=' + *change.value);
  }
  return changed;
}

Env process_environment() {
  Env env;
  env.entries.reserve(64);
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) env.entries.emplace_back(*entry);
  return env;
}

std::optional<std::string> physical_directory() {
  std::array<char, PATH_MAX> buffer;
  if (getcwd(buffer.data(), buffer.size()) == nullptr || buffer[0] != '/') return std::nullopt;
  return std::string(buffer.data());
}

std::optional<std::string> current_directory(const Env& env) {
  const std::string logical(env.value("PWD"));
  struct stat named {};
  struct stat here {};
  const bool same = logical.starts_with('/') && stat(logical.c_str(), &named) == 0 && stat(".", &here) == 0 && named.st_dev == here.st_dev &&
                    named.st_ino == here.st_ino;
  return same ? logical : physical_directory();
}

}  // namespace molt::sys
