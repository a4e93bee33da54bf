// SPDX-License-Identifier: MIT
#include "sys/exclusive.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#include "base/error.hpp"
#include "sys/files.hpp"

namespace molt::sys {
namespace {

enum class Rename { to_new_name, exchange };

/// The system's own call, 0 or an errno; ENOSYS where there is none.
int rename_with(const std::string& from, const std::string& to, Rename how) {
#if defined(__linux__) && defined(SYS_renameat2)
  // Not every libc that molt is built with has the function; the numbers are the kernel's RENAME_NOREPLACE and RENAME_EXCHANGE.
  const unsigned flag = how == Rename::to_new_name ? 1U : 2U;
  return syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flag) == 0 ? 0 : errno;
#elif defined(__APPLE__)
  const unsigned flag = how == Rename::to_new_name ? RENAME_EXCL : RENAME_SWAP;
  return renamex_np(from.c_str(), to.c_str(), flag) == 0 ? 0 : errno;
#else
  static_cast<void>(from), static_cast<void>(to), static_cast<void>(how);
  return ENOSYS;
#endif
}

bool is_unsupported(int code) { return code == ENOSYS || code == EINVAL || code == ENOTSUP || code == EOPNOTSUPP; }

/// A directory claims its new name by making an empty directory of that name, which rename then replaces.
bool rename_by_claim(const std::string& from, const std::string& to) {
  if (!make_directory(to, 0700)) return false;
  if (std::rename(from.c_str(), to.c_str()) == 0) return true;
  const int code = errno;
  rmdir(to.c_str());
  if (code == ENOTEMPTY || code == EEXIST) return false;
  throw system_error("rename", from, code);
}

}  // namespace

bool rename_to_new_name(const std::string& from, const std::string& to) {
  const int code = rename_with(from, to, Rename::to_new_name);
  if (code == 0) return true;
  if (code == EEXIST || code == ENOTEMPTY) return false;
  if (is_unsupported(code) && is_directory(from)) return rename_by_claim(from, to);
  throw system_error("make", to, code);
}

bool exchange(const std::string& one, const std::string& other) {
  const int code = rename_with(one, other, Rename::exchange);
  if (code == 0) return true;
  if (is_unsupported(code)) return false;
  throw system_error("replace", other, code);
}

std::string make_unique_directory(const std::string& prefix) {
  std::string path = prefix + "XXXXXX";
  if (mkdtemp(path.data()) == nullptr) throw system_error("make the directory", prefix + "...", errno);
  return path;
}

std::optional<Descriptor> try_lock(const std::string& directory, WithoutLocks without_locks) {
  Descriptor handle(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!handle) return std::nullopt;
  if (flock(handle.get(), LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || without_locks == WithoutLocks::refuse)) return std::nullopt;
  // Whoever held the lock before may have removed the directory.
  struct stat held {};
  struct stat named {};
  const bool same =
      fstat(handle.get(), &held) == 0 && lstat(directory.c_str(), &named) == 0 && held.st_dev == named.st_dev && held.st_ino == named.st_ino;
  if (!same) return std::nullopt;
  return handle;
}

}  // namespace molt::sys
