// SPDX-License-Identifier: MIT
#include "builder/staging.hpp"

#include <cstdio>
#include <optional>

#include <unistd.h>

#include "base/error.hpp"
#include "sys/exclusive.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

constexpr std::string_view prefix = ".molt-new-";

std::string parent_of(const std::string& path) { return path.substr(0, path.find_last_of('/')); }

std::string name_in(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

Error taken(const std::string& destination) {
  return Error{.message = "cannot make '" + destination + "': it exists already", .hint = "--clear makes it anew"};
}

bool is_empty_directory(const std::string& path) {
  const std::optional<sys::FileInfo> found = sys::link_info(path);
  return found && found->is_directory() && sys::list_directory(path).empty();
}

void check_destination(const std::string& destination, bool replace) {
  const std::optional<sys::FileInfo> found = sys::link_info(destination);
  if (!found) return;
  if (!found->is_directory()) throw Error{.message = "cannot make '" + destination + "': a file or link has that name"};
  if (!replace && !is_empty_directory(destination)) throw taken(destination);
}

/// Undoes what a dead process had done beside `directory`, its staging directory.
void repair(const std::string& directory) {
  const std::optional<std::string> name = sys::read_file(directory + "/name");
  // The name is one that this user's own process wrote; a separator in it would still lead elsewhere.
  if (!name || name->empty() || name->find('/') != std::string::npos || *name == "..") return;
  const std::string destination = parent_of(directory) + '/' + *name;
  const std::optional<std::string> half_made = sys::read_file(directory + "/half-made");
  const std::optional<sys::FileInfo> found = sys::link_info(destination);
  // Its maker may have outlived us and come to its end, and then it may be in use: every maker writes the script that activates last.
  const bool is_whole = sys::exists(destination + "/bin/activate");
  if (half_made && !is_whole && found && std::to_string(found->inode) == *half_made) sys::rename_file(destination, directory + "/undone");
  // Succeeds only over nothing or an empty directory: a finished successor stays, and the old one goes with the staging directory.
  if (sys::exists(directory + "/old")) static_cast<void>(std::rename((directory + "/old").c_str(), destination.c_str()));
}

/// Only what this user made: another's directory must not decide what is removed here.
bool is_leftover(const std::string& path) {
  const std::optional<sys::FileInfo> found = sys::link_info(path);
  return found && found->is_directory() && found->owner == geteuid() && (found->mode & 077) == 0;
}

}  // namespace

Staging::Staging(std::string destination, bool replace) : destination_(std::move(destination)), replace_(replace) {
  const std::string parent = parent_of(destination_);
  sys::make_directories(parent.empty() ? "/" : parent);
  clean_leftovers(parent.empty() ? "/" : parent);
  check_destination(destination_, replace_);
  takes_over_ = is_empty_directory(destination_);
  lock_new_directory();
}

Staging::~Staging() {
  try {
    if (placed_ || sys::exists(directory_ + "/old")) undo();
    sys::remove_tree(directory_);
  } catch (const Error&) {
    // The error that brought us here is the one to tell; the next run cleans up.
  }
}

void Staging::lock_new_directory() {
  for (;;) {
    directory_ = sys::make_unique_directory(parent_of(destination_) + '/' + std::string(prefix));
    if (std::optional<sys::Descriptor> lock = sys::try_lock(directory_, sys::WithoutLocks::go_on)) {
      lock_ = *std::move(lock);
      return;
    }
    // Another process that cleans up took the new directory for a leftover, and is about to remove it.
  }
}

void Staging::publish() {
  if (replace_ && !takes_over_ && sys::exists(destination_)) {
    if (sys::exchange(tree(), destination_)) {
      placed_ = exchanged_ = true;
      return;
    }
    set_old_aside();
  }
  if (takes_over_) {
    lock_destination();
    if (std::rename(tree().c_str(), destination_.c_str()) != 0) throw taken(destination_);
  } else if (!sys::rename_to_new_name(tree(), destination_)) {
    throw taken(destination_);
  }
  placed_ = true;
}

void Staging::claim() {
  if (replace_ && !takes_over_ && sys::exists(destination_)) set_old_aside();
  if (!takes_over_ && !sys::make_directory(destination_)) throw taken(destination_);
  lock_destination();
  placed_ = true;
  sys::write_file_atomically(directory_ + "/name", name_in(destination_));
  const std::optional<sys::FileInfo> made = sys::link_info(destination_);
  if (made) sys::write_file_atomically(directory_ + "/half-made", std::to_string(made->inode));
}

void Staging::lock_destination() {
  // An empty directory may be one that a user made, or one that another process claimed a moment ago: its lock tells.
  std::optional<sys::Descriptor> lock = sys::try_lock(destination_, sys::WithoutLocks::go_on);
  if (!lock || !is_empty_directory(destination_)) throw taken(destination_);
  claim_ = *std::move(lock);
}

void Staging::keep() {
  sys::remove_file(directory_ + "/half-made");
  placed_ = false;
  if (sys::exists(directory_ + "/old")) sys::rename_file(directory_ + "/old", directory_ + "/replaced");
}

void Staging::set_old_aside() {
  sys::write_file_atomically(directory_ + "/name", name_in(destination_));
  sys::rename_file(destination_, directory_ + "/old");
}

void Staging::undo() {
  if (exchanged_) {
    sys::exchange(tree(), destination_);
    return;
  }
  if (placed_) sys::rename_file(destination_, directory_ + "/undone");
  if (sys::exists(directory_ + "/old")) sys::rename_file(directory_ + "/old", destination_);
}

void clean_leftovers(const std::string& directory) {
  if (!sys::is_directory(directory)) return;
  for (const sys::Entry& entry : sys::list_directory(directory)) {
    if (!entry.maybe_directory || !entry.name.starts_with(prefix)) continue;
    const std::string path = directory + '/' + entry.name;
    if (!is_leftover(path)) continue;
    const std::optional<sys::Descriptor> lock = sys::try_lock(path);
    if (!lock) continue;
    try {
      repair(path);
      sys::remove_tree(path);
    } catch (const Error&) {
      // What cannot be removed now stays hidden and out of the way.
    }
  }
}

}  // namespace molt::builder
