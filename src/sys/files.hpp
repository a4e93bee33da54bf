// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

/// The file system. Paths are bytes, in no encoding; every function takes what the system takes. Functions that return an optional or a
/// bool never throw; the others throw Error naming the path.
namespace molt::sys {

enum class FileKind { regular, directory, link, other };

/// What molt asks about a file. `born_ns` is the time of creation in nanoseconds since the epoch, 0 where the system keeps none.
struct FileInfo {
  FileKind kind;
  mode_t mode;  ///< permission bits only
  uid_t owner;
  gid_t group;
  std::uint64_t device;
  std::uint64_t inode;
  std::int64_t born_ns;
  std::int64_t modified_ns;
  std::uint64_t size;  ///< bytes

  bool is_directory() const { return kind == FileKind::directory; }
  bool is_regular() const { return kind == FileKind::regular; }
  bool same_file(const FileInfo& other) const { return device == other.device && inode == other.inode; }
};

/// What `path` names, links followed; nothing when there is nothing or it cannot be asked.
std::optional<FileInfo> info(const std::string& path);

/// What `path` itself is, a link not followed.
std::optional<FileInfo> link_info(const std::string& path);

bool is_directory(const std::string& path);
bool is_regular(const std::string& path);
/// Something of that name is there, be it a link that leads nowhere.
bool exists(const std::string& path);
bool is_executable(const std::string& path);
/// A directory that this user may make the current one.
bool can_enter(const std::string& path);

/// The text of a link.
std::optional<std::string> read_link(const std::string& path);

/// The path with every link, "." and ".." resolved; nothing when it does not exist.
std::optional<std::string> real_path(const std::string& path);

/// The bytes of a regular file, links followed, up to `limit` bytes; nothing when it is no regular file (a FIFO is never opened
/// for waiting), cannot be read, or is larger.
std::optional<std::string> read_file(const std::string& path, std::size_t limit = 1 << 20);

struct Entry {
  std::string name;
  bool maybe_directory;  ///< a directory, a link, or of a kind the file system does not tell
};

/// The entries of a directory without "." and "..", sorted by bytes; with a prefix, those that begin with it. Throws when it cannot be read.
std::vector<Entry> list_directory(const std::string& path, std::string_view prefix = {});

/// Makes a directory and its missing parents, the new ones with `mode`. Throws when that fails or something else has the name.
void make_directories(const std::string& path, mode_t mode = 0777);

/// Makes one directory; false when the name is taken. Throws on any other failure.
bool make_directory(const std::string& path, mode_t mode = 0777);

/// Replaces or makes a file so that a reader sees the old or the new content, never a part: written beside it and renamed.
/// Its parents are made. The file gets `mode`, whatever the umask.
void write_file_atomically(const std::string& path, std::string_view bytes, mode_t mode = 0644);

/// Sets when a file counts as modified, in nanoseconds since the epoch. Throws when that fails.
void set_modified(const std::string& path, std::int64_t modified_ns);

/// The time of now, as the modified_ns of a file.
std::int64_t now_ns();

/// Makes a link with this text. Throws when the name is taken or on any other failure.
void make_link(const std::string& text, const std::string& path);

/// Renames; throws when that fails.
void rename_file(const std::string& from, const std::string& to);

/// Removes a file or a link; nothing happens when there is none. Throws on any other failure.
void remove_file(const std::string& path);

/// Removes a file, a link (never what it leads to), or a directory with all that is in it. Works on directory handles, so that no name in the tree
/// can be exchanged for a link meanwhile. Directories without permission to write are given it. Throws when something stays.
void remove_tree(const std::string& path);

}  // namespace molt::sys
