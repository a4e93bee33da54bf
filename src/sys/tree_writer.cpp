// SPDX-License-Identifier: MIT
#include "sys/tree_writer.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.hpp"
#include "sys/interrupt.hpp"

namespace molt::sys {
namespace {

constexpr int as_directory = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

std::string_view directory_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string name_in(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

TreeWriter::TreeWriter(std::string root, std::string shown) : root_(std::move(root)), shown_(std::move(shown)) {
  if (mkdir(root_.c_str(), 0777) != 0) fail("make the directory", "");
  root_handle_ = Descriptor(open(root_.c_str(), as_directory));
  if (!root_handle_) fail("open the directory", "");
  enter_parent_of("");
}

void TreeWriter::make_directory(const std::string& path) {
  if (path.empty() || made_.contains(path)) return;
  make_directory(std::string(directory_of(path)));
  throw_if_interrupted();
  if (mkdirat(root_handle_.get(), path.c_str(), 0777) != 0) fail("make the directory", path);
  made_.insert(path);
}

void TreeWriter::write(const std::string& path, std::string_view bytes, mode_t also) {
  const Descriptor file = create(path, also == 0 ? 0666 : 0777);
  if (!write_all(file.get(), bytes)) fail("write", path);
  if (also == 0) return;
  struct stat made {};
  if (fstat(file.get(), &made) != 0 || fchmod(file.get(), (made.st_mode & 07777) | also) != 0) fail("change the mode of", path);
}

void TreeWriter::write_with_mode(const std::string& path, std::string_view bytes, mode_t mode) {
  const Descriptor file = create(path, 0600);
  if (!write_all(file.get(), bytes)) fail("write", path);
  if (fchmod(file.get(), mode) != 0) fail("change the mode of", path);
}

void TreeWriter::link(const std::string& path, const std::string& target) {
  enter_parent_of(path);
  if (symlinkat(target.c_str(), parent_handle_.get(), name_in(path).c_str()) != 0) fail("link", path);
}

void TreeWriter::enter_parent_of(const std::string& path) {
  const std::string_view parent = directory_of(path);
  if (parent_handle_ && parent == parent_) return;
  parent_ = parent;
  make_directory(parent_);
  parent_handle_ = Descriptor(openat(root_handle_.get(), parent_.empty() ? "." : parent_.c_str(), as_directory));
  if (!parent_handle_) fail("open the directory", parent_);
}

Descriptor TreeWriter::create(const std::string& path, mode_t mode) {
  throw_if_interrupted();
  enter_parent_of(path);
  Descriptor file(openat(parent_handle_.get(), name_in(path).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (!file) fail("write", path);
  return file;
}

void TreeWriter::fail(const char* action, const std::string& path) const {
  throw system_error(action, path.empty() ? shown_ : shown_ + '/' + path, errno);
}

}  // namespace molt::sys
