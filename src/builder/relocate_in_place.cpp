// SPDX-License-Identifier: MIT
#include "builder/relocate_in_place.hpp"

#include <cerrno>
#include <optional>

#include <unistd.h>

#include "base/error.hpp"
#include "sys/exclusive.hpp"
#include "sys/files.hpp"
#include "sys/interrupt.hpp"

namespace molt::builder {
namespace {

std::string numbered(const std::string& directory, std::size_t number, const char* suffix) {
  return directory + '/' + std::to_string(number) + suffix;
}

/// A file or link that takes the place of the one at `path`.
void write_successor(const std::string& path, const std::string& successor, const std::string& bytes) {
  const std::optional<sys::FileInfo> file = sys::link_info(path);
  if (!file) throw system_error("read", path, ENOENT);
  if (file->kind != sys::FileKind::link) return sys::write_file_atomically(successor, bytes, file->mode & 0777);
  if (symlink(bytes.c_str(), successor.c_str()) != 0) throw system_error("write", successor, errno);
}

}  // namespace

MoveInPlace::MoveInPlace(std::string from, std::string to, const sys::Differences& differences)
    : from_(std::move(from)), to_(std::move(to)), environment_(from_) {
  const std::string made = sys::make_unique_directory(from_ + "/.molt-move-");
  scratch_name_ = made.substr(from_.size() + 1);
  try {
    for (const auto* successors : {&differences.contents, &differences.links}) {
      for (const auto& [path, bytes] : *successors) {
        sys::throw_if_interrupted();
        write_successor(from_ + '/' + path, numbered(made, paths_.size(), ".new"), bytes);
        paths_.push_back(path);
      }
    }
  } catch (const Error&) {
    sys::remove_tree(made);
    throw;
  }
  paths_.insert(paths_.end(), differences.left_out.begin(), differences.left_out.end());
}

MoveInPlace::~MoveInPlace() {
  try {
    if (!is_kept_) undo();
    sys::remove_tree(scratch());
  } catch (const Error&) {
    // The error that brought us here is the one to tell; the old files are still in the hidden directory.
  }
}

void MoveInPlace::move() {
  if (!sys::rename_to_new_name(from_, to_)) throw Error{.message = "cannot move '" + from_ + "': '" + to_ + "' exists already"};
  environment_ = to_;
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    sys::throw_if_interrupted();
    const std::string path = environment_ + '/' + paths_[i];
    sys::rename_file(path, numbered(scratch(), i, ".old"));
    changed_ = i + 1;
    const std::string successor = numbered(scratch(), i, ".new");
    if (sys::exists(successor)) sys::rename_file(successor, path);
  }
}

void MoveInPlace::undo() {
  for (; changed_ > 0; --changed_) sys::rename_file(numbered(scratch(), changed_ - 1, ".old"), environment_ + '/' + paths_[changed_ - 1]);
  if (environment_ == from_) return;
  if (!sys::rename_to_new_name(environment_, from_)) throw Error{.message = "cannot put '" + environment_ + "' back: '" + from_ + "' exists"};
  environment_ = from_;
}

}  // namespace molt::builder
