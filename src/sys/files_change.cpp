// SPDX-License-Identifier: MIT
// Changing the file system. What only looks stands in files.cpp.
#include "sys/files.hpp"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"
#include "sys/descriptor.hpp"

namespace molt::sys {
namespace {

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

using Directory = std::unique_ptr<DIR, int (*)(DIR*)>;

/// Opens the directory `name` of an open directory, never through a link, and makes it one whose entries can be removed.
Directory open_to_empty(int directory, const char* name) {
  constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  int opened = openat(directory, name, flags);
  if (opened < 0 && errno == EACCES && fchmodat(directory, name, 0700, AT_SYMLINK_NOFOLLOW) == 0) opened = openat(directory, name, flags);
  if (opened < 0) return {nullptr, closedir};
  struct stat status {};
  if (fstat(opened, &status) == 0 && (status.st_mode & S_IRWXU) != S_IRWXU) fchmod(opened, 0700);
  return {fdopendir(opened), closedir};
}

/// Removes the entry `name` of an open directory; `path` is for messages. Holds one descriptor a level.
void remove_entry(int directory, const char* name, const std::string& path) {
  if (unlinkat(directory, name, 0) == 0 || errno == ENOENT) return;
  // Linux says EISDIR for a directory, POSIX says EPERM.
  if (errno != EISDIR && errno != EPERM) throw system_error("remove", path, errno);
  const Directory inner = open_to_empty(directory, name);
  if (!inner) throw system_error("remove", path, errno);
  while (const dirent* entry = readdir(inner.get())) {
    const std::string_view entry_name = entry->d_name;
    if (entry_name != "." && entry_name != "..") remove_entry(dirfd(inner.get()), entry->d_name, path + '/' + entry->d_name);
  }
  if (unlinkat(directory, name, AT_REMOVEDIR) != 0 && errno != ENOENT) throw system_error("remove", path, errno);
}

}  // namespace

bool make_directory(const std::string& path, mode_t mode) {
  if (mkdir(path.c_str(), mode) == 0) return true;
  if (errno == EEXIST) return false;
  throw system_error("make the directory", path, errno);
}

void make_directories(const std::string& path, mode_t mode) {
  if (is_directory(path)) return;
  const std::string parent = parent_of(path);
  if (parent != path) make_directories(parent, mode);
  if (!make_directory(path, mode) && !is_directory(path)) throw system_error("make the directory", path, ENOTDIR);
}

void write_file_atomically(const std::string& path, std::string_view bytes, mode_t mode) {
  make_directories(parent_of(path));
  std::string beside = path + ".XXXXXX";
  const Descriptor file(mkostemp(beside.data(), O_CLOEXEC));
  if (!file) throw system_error("write", path, errno);
  try {
    if (!write_all(file.get(), bytes)) throw system_error("write", path, errno);
    if (fchmod(file.get(), mode) != 0) throw system_error("write", path, errno);
    if (std::rename(beside.c_str(), path.c_str()) != 0) throw system_error("write", path, errno);
  } catch (const Error&) {
    unlink(beside.c_str());
    throw;
  }
}

void set_modified(const std::string& path, std::int64_t modified_ns) {
  constexpr std::int64_t second = 1'000'000'000;
  timespec times[2] = {{.tv_sec = 0, .tv_nsec = UTIME_OMIT}, {.tv_sec = modified_ns / second, .tv_nsec = modified_ns % second}};
  if (utimensat(AT_FDCWD, path.c_str(), times, 0) != 0) throw system_error("write", path, errno);
}

std::int64_t now_ns() { return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

void make_link(const std::string& text, const std::string& path) {
  if (symlink(text.c_str(), path.c_str()) != 0) throw system_error("make the link", path, errno);
}

void rename_file(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) throw system_error("rename", from, errno);
}

void remove_file(const std::string& path) {
  if (unlink(path.c_str()) != 0 && errno != ENOENT) throw system_error("remove", path, errno);
}

void remove_tree(const std::string& path) {
  // The parent is opened by name once; from there on only handles are used.
  const std::string parent = parent_of(path);
  const Descriptor directory(open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory) throw system_error("remove", path, errno);
  const std::string name = path.substr(path.find_last_of('/') + 1);
  remove_entry(directory.get(), name.c_str(), path);
}

}  // namespace molt::sys
