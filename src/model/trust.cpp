// SPDX-License-Identifier: MIT
#include "model/trust.hpp"

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "model/grounds.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

std::string record_directory(const std::string& state_directory) { return state_directory + "/trust"; }

/// Named by the path's digest: any path fits into a file name.
std::string record_file(const std::string& state_directory, const std::string& real_path) {
  return record_directory(state_directory) + '/' + to_hex(sha256(real_path));
}

/// The identity that a record is bound to. An inode number alone is given out again at once when a directory is made anew.
std::string identity(const sys::FileInfo& directory) {
  return "device " + std::to_string(directory.device) + "\ninode " + std::to_string(directory.inode) + "\nborn " + std::to_string(directory.born_ns) +
         '\n';
}

/// "allow" or "deny", the three lines of the identity, and the path, which comes last because it may hold anything.
std::string record_text(Verdict verdict, const sys::FileInfo& directory, const std::string& real_path) {
  return (verdict == Verdict::allowed ? "allow\n" : "deny\n") + identity(directory) + "path " + real_path + '\n';
}

std::optional<Decision> read_record(const std::string& file) {
  const std::optional<std::string> text = sys::read_file(file);
  if (!text) return std::nullopt;
  const std::size_t path = text->find("\npath ");
  if (path == std::string::npos || !text->ends_with('\n')) return std::nullopt;
  Decision decision;
  decision.environment = text->substr(path + 6, text->size() - path - 7);
  decision.verdict = text->starts_with("allow\n") ? Verdict::allowed : Verdict::denied;
  const std::optional<sys::FileInfo> now = sys::link_info(decision.environment);
  decision.stands = now && record_text(decision.verdict, *now, decision.environment) == *text;
  return decision;
}

bool others_may_write(const sys::FileInfo& file) {
  if ((file.mode & S_IWOTH) != 0) return true;
  // A group of the user's own name is common, and its umask is 002.
  return (file.mode & S_IWGRP) != 0 && file.group != getegid() && file.group != 0;
}

}  // namespace

Verdict verdict(const std::string& state_directory, const std::string& environment) {
  if (!sys::is_directory(record_directory(state_directory))) return Verdict::undecided;  // who never decided pays nothing
  const std::optional<std::string> real_path = sys::real_path(environment);
  if (!real_path) return Verdict::undecided;
  const std::optional<Decision> record = read_record(record_file(state_directory, *real_path));
  return record && record->stands && record->environment == *real_path ? record->verdict : Verdict::undecided;
}

void decide(const std::string& state_directory, const std::string& environment, Verdict verdict) {
  const std::optional<std::string> real_path = sys::real_path(environment);
  const std::optional<sys::FileInfo> directory = real_path ? sys::link_info(*real_path) : std::nullopt;
  if (!directory || !directory->is_directory()) throw Error{.message = "there is no environment '" + environment + "'"};
  const std::string file = record_file(state_directory, *real_path);
  if (verdict == Verdict::undecided) return sys::remove_file(file);
  sys::make_directories(record_directory(state_directory), 0700);
  sys::write_file_atomically(file, record_text(verdict, *directory, *real_path), 0600);
}

std::optional<std::string> refusal(const std::string& environment) {
  for (const std::string_view part : {"", "/bin", "/pyvenv.cfg"}) {
    const std::string path = environment + std::string(part);
    const std::optional<sys::FileInfo> found = sys::info(path);
    if (!found) continue;
    if (found->owner != geteuid() && found->owner != 0) return "'" + path + "' belongs to another user";
    if (others_may_write(*found)) return "others may write to '" + path + "'";
  }
  return std::nullopt;
}

bool is_trusted(const std::vector<std::string>& paths, const sys::Env& env, const std::string& environment) {
  if (paths.empty()) return false;
  const std::optional<std::string> wanted = sys::real_path(environment);
  return wanted && std::any_of(paths.begin(), paths.end(), [&](const std::string& written) {
           if (trim(written).empty()) return false;
           const std::optional<std::string> path = sys::real_path(absolute_path(expand(written, env), home_directory(env)));
           return path && is_within(*wanted, *path);
         });
}

std::vector<Decision> decisions(const std::string& state_directory) {
  std::vector<Decision> found;
  const std::string directory = record_directory(state_directory);
  if (!sys::is_directory(directory)) return found;
  for (const sys::Entry& entry : sys::list_directory(directory)) {
    if (std::optional<Decision> record = read_record(directory + '/' + entry.name)) found.push_back(*record);
  }
  std::sort(found.begin(), found.end(), [](const Decision& a, const Decision& b) { return a.environment < b.environment; });
  return found;
}

}  // namespace molt::model
