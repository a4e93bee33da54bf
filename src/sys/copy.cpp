// SPDX-License-Identifier: MIT
#include "sys/copy.hpp"

#include <array>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/fs.h>
#include <sys/ioctl.h>
#endif

#include "base/error.hpp"
#include "sys/descriptor.hpp"
#include "sys/interrupt.hpp"

namespace molt::sys {
namespace {

constexpr int as_directory = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

/// The arguments of utimensat: the time of access is that of now.
std::array<timespec, 2> times_of(const struct stat& status) {
  timespec now{};
  now.tv_nsec = UTIME_NOW;
#ifdef __APPLE__
  return {now, status.st_mtimespec};
#else
  return {now, status.st_mtim};
#endif
}

/// True when `to` now shares the content of `from`: no byte is moved (btrfs, XFS and their like).
bool share_content(int from, int to) {
#ifdef FICLONE
  return ioctl(to, FICLONE, from) == 0;
#else
  static_cast<void>(from), static_cast<void>(to);
  return false;
#endif
}

bool copy_bytes(int from, int to) {
  constexpr std::size_t at_once = 128 * 1024;
  const std::unique_ptr<char[]> buffer(new char[at_once]);
  for (;;) {
    const ssize_t got = read(from, buffer.get(), at_once);
    if (got == 0) return true;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 || !write_all(to, {buffer.get(), static_cast<std::size_t>(got)})) return false;
  }
}

/// A directory of the original and its copy, open, so that no name in the tree can be exchanged for a link meanwhile.
struct Pair {
  int from;
  int to;
  std::string path;  ///< relative, empty for the top

  std::string inner(const std::string& name) const { return path.empty() ? name : path + '/' + name; }
};

class TreeCopy {
 public:
  TreeCopy(const std::string& from, const std::string& to, const Differences& differences) : from_(from), to_(to), differences_(differences) {}

  void copy_top();
  std::vector<std::string> skipped() && { return std::move(skipped_); }

 private:
  void copy_entries(const Pair& directory);
  void copy_entry(const Pair& directory, const std::string& name);
  void copy_directory(const Pair& directory, const std::string& name);
  void copy_file(const Pair& directory, const std::string& name);
  void copy_link(const Pair& directory, const std::string& name, const struct stat& status);
  void copy_content(int from, int to, const std::string& path);
  void finish(int copy, const struct stat& status, const std::string& path);
  [[noreturn]] void fail_reading(const std::string& path) const { throw system_error("read", from_ + '/' + path, errno); }
  [[noreturn]] void fail_writing(const std::string& path) const { throw system_error("write", to_ + '/' + path, errno); }

  const std::string& from_;
  const std::string& to_;
  const Differences& differences_;
  bool can_share_ = true;
  std::vector<std::string> skipped_;
};

void TreeCopy::copy_top() {
  const Descriptor from(open(from_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct stat status {};
  if (!from || fstat(from.get(), &status) != 0) throw system_error("read the directory", from_, errno);
  if (mkdir(to_.c_str(), 0700) != 0) throw system_error("make the directory", to_, errno);
  const Descriptor to(open(to_.c_str(), as_directory));
  if (!to) throw system_error("make the directory", to_, errno);
  copy_entries({.from = from.get(), .to = to.get(), .path = {}});
  finish(to.get(), status, {});
}

void TreeCopy::copy_entries(const Pair& directory) {
  // fdopendir takes its descriptor over; the pair's must live on.
  const std::unique_ptr<DIR, int (*)(DIR*)> handle(fdopendir(openat(directory.from, ".", as_directory)), closedir);
  if (!handle) fail_reading(directory.path);
  errno = 0;
  while (const dirent* entry = readdir(handle.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") copy_entry(directory, name);
    errno = 0;
  }
  if (errno != 0) fail_reading(directory.path);
}

void TreeCopy::copy_entry(const Pair& directory, const std::string& name) {
  throw_if_interrupted();
  const std::string path = directory.inner(name);
  if (differences_.left_out.contains(path)) return;
  struct stat status {};
  if (fstatat(directory.from, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) fail_reading(path);
  if (S_ISDIR(status.st_mode)) return copy_directory(directory, name);
  if (S_ISREG(status.st_mode)) return copy_file(directory, name);
  if (S_ISLNK(status.st_mode)) return copy_link(directory, name, status);
  skipped_.push_back(path);
}

void TreeCopy::copy_directory(const Pair& directory, const std::string& name) {
  const std::string path = directory.inner(name);
  const Descriptor from(openat(directory.from, name.c_str(), as_directory));
  struct stat status {};
  if (!from || fstat(from.get(), &status) != 0) fail_reading(path);
  if (mkdirat(directory.to, name.c_str(), 0700) != 0) fail_writing(path);
  const Descriptor to(openat(directory.to, name.c_str(), as_directory));
  if (!to) fail_writing(path);
  copy_entries({.from = from.get(), .to = to.get(), .path = path});
  finish(to.get(), status, path);
}

void TreeCopy::copy_file(const Pair& directory, const std::string& name) {
  const std::string path = directory.inner(name);
  // O_NONBLOCK: what was a file a moment ago may be a FIFO now.
  const Descriptor from(openat(directory.from, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status {};
  if (!from || fstat(from.get(), &status) != 0) fail_reading(path);
  const Descriptor to(openat(directory.to, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!to) fail_writing(path);
  const auto difference = differences_.contents.find(path);
  if (difference == differences_.contents.end()) {
    copy_content(from.get(), to.get(), path);
    finish(to.get(), status, path);
  } else if (!write_all(to.get(), difference->second) || fchmod(to.get(), status.st_mode & 0777) != 0) {
    fail_writing(path);
  }
}

void TreeCopy::copy_link(const Pair& directory, const std::string& name, const struct stat& status) {
  const std::string path = directory.inner(name);
  std::string target(static_cast<std::size_t>(status.st_size) + 1, '\0');
  const ssize_t length = readlinkat(directory.from, name.c_str(), target.data(), target.size());
  if (length < 0) fail_reading(path);
  target.resize(static_cast<std::size_t>(length));
  const auto difference = differences_.links.find(path);
  if (difference != differences_.links.end()) target = difference->second;
  if (symlinkat(target.c_str(), directory.to, name.c_str()) != 0) fail_writing(path);
  // Some file systems keep no times of links.
  static_cast<void>(utimensat(directory.to, name.c_str(), times_of(status).data(), AT_SYMLINK_NOFOLLOW));
}

void TreeCopy::copy_content(int from, int to, const std::string& path) {
  can_share_ = can_share_ && share_content(from, to);
  if (!can_share_ && !copy_bytes(from, to)) fail_writing(path);
}

void TreeCopy::finish(int copy, const struct stat& status, const std::string& path) {
  if (fchmod(copy, status.st_mode & 01777) != 0 || futimens(copy, times_of(status).data()) != 0) fail_writing(path);
}

}  // namespace

std::vector<std::string> copy_tree(const std::string& from, const std::string& to, const Differences& differences) {
  TreeCopy copy(from, to, differences);
  copy.copy_top();
  return std::move(copy).skipped();
}

}  // namespace molt::sys
