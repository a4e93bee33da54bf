// SPDX-License-Identifier: MIT
#include "sys/identity.hpp"

#include <sys/stat.h>

namespace molt::sys {
namespace {

std::string text(const timespec& time) { return std::to_string(time.tv_sec) + '.' + std::to_string(time.tv_nsec); }

}  // namespace

std::string identity(const std::string& path) {
  struct stat file {};
  if (stat(path.c_str(), &file) != 0) return "-";
#ifdef __APPLE__
  const timespec& modified = file.st_mtimespec;
  const timespec& changed = file.st_ctimespec;
#else
  const timespec& modified = file.st_mtim;
  const timespec& changed = file.st_ctim;
#endif
  return std::to_string(file.st_dev) + ':' + std::to_string(file.st_ino) + ':' + std::to_string(file.st_size) + ':' + text(modified) + ':' +
         text(changed);
}

}  // namespace molt::sys
