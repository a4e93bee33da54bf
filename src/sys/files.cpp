// SPDX-License-Identifier: MIT
// Looking: nothing in this file changes the file system. What changes it stands in files_change.cpp.
#include "sys/files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/sysmacros.h>
#endif

#include "base/error.hpp"
#include "sys/descriptor.hpp"

namespace molt::sys {
namespace {

FileKind kind_of(mode_t mode) {
  switch (mode & S_IFMT) {
    case S_IFREG: return FileKind::regular;
    case S_IFDIR: return FileKind::directory;
    case S_IFLNK: return FileKind::link;
    default: return FileKind::other;
  }
}

constexpr std::int64_t ns_per_second = 1'000'000'000;

#ifdef __linux__

std::int64_t nanoseconds(const statx_timestamp& time) { return time.tv_sec * ns_per_second + time.tv_nsec; }

std::optional<FileInfo> ask(int directory, const char* path, int flags) {
  struct statx answer {};
  if (statx(directory, path, flags, STATX_BASIC_STATS | STATX_BTIME, &answer) != 0) return std::nullopt;
  return FileInfo{
      .kind = kind_of(answer.stx_mode),
      .mode = static_cast<mode_t>(answer.stx_mode & 07777),
      .owner = answer.stx_uid,
      .group = answer.stx_gid,
      .device = makedev(answer.stx_dev_major, answer.stx_dev_minor),
      .inode = answer.stx_ino,
      .born_ns = (answer.stx_mask & STATX_BTIME) != 0 ? nanoseconds(answer.stx_btime) : 0,
      .modified_ns = nanoseconds(answer.stx_mtime),
      .size = answer.stx_size,
  };
}

#else

#ifdef __APPLE__
std::int64_t born(const struct stat& answer) { return answer.st_birthtimespec.tv_sec * ns_per_second + answer.st_birthtimespec.tv_nsec; }
std::int64_t modified(const struct stat& answer) { return answer.st_mtimespec.tv_sec * ns_per_second + answer.st_mtimespec.tv_nsec; }
#else
std::int64_t born(const struct stat&) { return 0; }
std::int64_t modified(const struct stat& answer) { return answer.st_mtim.tv_sec * ns_per_second + answer.st_mtim.tv_nsec; }
#endif

std::optional<FileInfo> ask(int directory, const char* path, int flags) {
  struct stat answer {};
  if (fstatat(directory, path, &answer, flags) != 0) return std::nullopt;
  return FileInfo{
      .kind = kind_of(answer.st_mode),
      .mode = static_cast<mode_t>(answer.st_mode & 07777),
      .owner = answer.st_uid,
      .group = answer.st_gid,
      .device = static_cast<std::uint64_t>(answer.st_dev),
      .inode = answer.st_ino,
      .born_ns = born(answer),
      .modified_ns = modified(answer),
      .size = static_cast<std::uint64_t>(answer.st_size),
  };
}

#endif

/// The first bytes of a name as a number that sorts like them.
std::uint64_t head_of(std::string_view name) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i) head = head << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
  return head;
}

/// By bytes. Entries that are moved ten times over, byte by byte, would be most of what a full shelf costs, so numbers are sorted in their place.
std::vector<Entry> sorted(std::vector<Entry> entries) {
  struct Rank {
    std::uint64_t head;
    std::size_t at;
  };
  std::vector<Rank> ranks;
  ranks.reserve(entries.size());
  for (const Entry& entry : entries) ranks.push_back({head_of(entry.name), ranks.size()});
  std::sort(ranks.begin(), ranks.end(),
            [&](const Rank& a, const Rank& b) { return a.head != b.head ? a.head < b.head : entries[a.at].name < entries[b.at].name; });
  std::vector<Entry> in_order;
  in_order.reserve(entries.size());
  for (const Rank& rank : ranks) in_order.push_back(std::move(entries[rank.at]));
  return in_order;
}

}  // namespace

std::optional<FileInfo> info(const std::string& path) { return ask(AT_FDCWD, path.c_str(), 0); }

std::optional<FileInfo> link_info(const std::string& path) { return ask(AT_FDCWD, path.c_str(), AT_SYMLINK_NOFOLLOW); }

bool is_directory(const std::string& path) {
  const std::optional<FileInfo> found = info(path);
  return found && found->is_directory();
}

bool is_regular(const std::string& path) {
  const std::optional<FileInfo> found = info(path);
  return found && found->is_regular();
}

bool exists(const std::string& path) { return link_info(path).has_value(); }

bool can_enter(const std::string& path) { return is_directory(path) && access(path.c_str(), X_OK) == 0; }

bool is_executable(const std::string& path) { return is_regular(path) && access(path.c_str(), X_OK) == 0; }

std::optional<std::string> read_link(const std::string& path) {
  std::array<char, PATH_MAX> buffer;
  const ssize_t length = readlink(path.c_str(), buffer.data(), buffer.size());
  if (length < 0) return std::nullopt;
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::optional<std::string> real_path(const std::string& path) {
  std::array<char, PATH_MAX> buffer;
  if (realpath(path.c_str(), buffer.data()) == nullptr) return std::nullopt;
  return std::string(buffer.data());
}

std::optional<std::string> read_file(const std::string& path, std::size_t limit) {
  // O_NONBLOCK: opening a FIFO that a stranger laid must not wait for a writer.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat opened {};
  if (!file || fstat(file.get(), &opened) != 0 || !S_ISREG(opened.st_mode)) return std::nullopt;
  if (static_cast<std::size_t>(opened.st_size) > limit) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(opened.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::vector<Entry> list_directory(const std::string& path, std::string_view prefix) {
  const std::unique_ptr<DIR, int (*)(DIR*)> handle(opendir(path.c_str()), closedir);
  if (!handle) throw system_error("read the directory", path, errno);
  std::vector<Entry> entries;
  errno = 0;
  while (const dirent* entry = readdir(handle.get())) {
    const std::string_view name = entry->d_name;
    if (!name.starts_with(prefix) || name == "." || name == "..") continue;
    const bool maybe = entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
    entries.push_back({std::string(name), maybe});
  }
  if (errno != 0) throw system_error("read the directory", path, errno);
  return sorted(std::move(entries));
}

}  // namespace molt::sys
