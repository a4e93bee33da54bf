// SPDX-License-Identifier: MIT
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt::sys;
using molt::Error;
using molt::tests::content;
using molt::tests::error_of;
using molt::tests::TemporaryDirectory;
using molt::tests::without_privileges;
using molt::tests::write_file;

namespace {

/// While one lives, no file grows past `bytes`: what a full disk is to a write.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

/// Sets the umask until the end of the test.
struct Umask {
  mode_t before;
  explicit Umask(mode_t mask) : before(umask(mask)) {}
  ~Umask() { umask(before); }
};

}  // namespace

TEST_CASE("make_directory says whether the name was free") {
  const TemporaryDirectory directory;
  CHECK(make_directory(directory / "new"));
  CHECK_FALSE(make_directory(directory / "new"));
  write_file(directory / "file", "");
  CHECK_FALSE(make_directory(directory / "file"));
  CHECK_THROWS_AS(make_directory(directory / "none/new"), Error);
}

TEST_CASE("make_directories makes what is missing, and takes what is there") {
  const TemporaryDirectory directory;
  make_directories(directory / "a/b/c", 0700);
  CHECK(info(directory / "a")->mode == 0700);
  CHECK(info(directory / "a/b/c")->mode == 0700);
  CHECK_NOTHROW(make_directories(directory / "a/b/c"));
  CHECK_NOTHROW(make_directories("/"));
  make_link("a", directory / "link");
  make_directories(directory / "link/d");
  CHECK(is_directory(directory / "a/d"));
}

TEST_CASE("make_directories names what is in the way") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "");
  CHECK(error_of([&] { make_directories(directory / "file"); }).message == "cannot make the directory '" + directory / "file" + "': Not a directory");
  CHECK_THROWS_AS(make_directories(directory / "file/below"), Error);
}

TEST_CASE("writing a file makes its parents, and replaces what was there") {
  const TemporaryDirectory directory;
  write_file_atomically(directory / "a/b/file", "one");
  write_file_atomically(directory / "a/b/file", "two");
  CHECK(content(directory / "a/b/file") == "two");
  CHECK(list_directory(directory / "a/b").size() == 1);
}

TEST_CASE("a written file has its mode, whatever the umask") {
  const TemporaryDirectory directory;
  const Umask strict(0777);
  write_file_atomically(directory / "open", "", 0644);
  write_file_atomically(directory / "closed", "", 0600);
  CHECK(info(directory / "open")->mode == 0644);
  CHECK(info(directory / "closed")->mode == 0600);
}

TEST_CASE("writing replaces a link, not what it leads to") {
  const TemporaryDirectory directory;
  write_file(directory / "target", "keep");
  make_link("target", directory / "link");
  write_file_atomically(directory / "link", "new");
  CHECK(content(directory / "target") == "keep");
  CHECK(link_info(directory / "link")->is_regular());
}

TEST_CASE("a write that fails half-way keeps the old content and leaves nothing beside it") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "old");
  Error error;
  {
    const FileSizeLimit full(1000);
    error = error_of([&] { write_file_atomically(directory / "file", std::string(5000, 'x')); });
  }
  CHECK(error.message == "cannot write '" + directory / "file" + "': File too large");
  CHECK(content(directory / "file") == "old");
  CHECK(list_directory(directory.path()).size() == 1);
}

TEST_CASE("a write over a directory fails and leaves nothing beside it") {
  const TemporaryDirectory directory;
  make_directory(directory / "taken");
  CHECK(error_of([&] { write_file_atomically(directory / "taken", "x"); }).message == "cannot write '" + directory / "taken" + "': Is a directory");
  CHECK(list_directory(directory.path()).size() == 1);
}

TEST_CASE("a write into a directory that may not be written to keeps the old content") {
  const TemporaryDirectory directory;
  const std::string file = directory / "closed/file";
  const std::string told = without_privileges(directory, [&] {
    write_file_atomically(file, "old");
    chmod((directory / "closed").c_str(), 0500);
    write_file_atomically(file, "new");
    return std::string("no error");
  });
  CHECK(told == "cannot write '" + file + "': Permission denied");
  CHECK(content(file) == "old");
}

TEST_CASE("renaming moves, and names what it could not move") {
  const TemporaryDirectory directory;
  write_file(directory / "a", "x");
  rename_file(directory / "a", directory / "b");
  CHECK(content(directory / "b") == "x");
  CHECK(error_of([&] { rename_file(directory / "a", directory / "c"); }).message ==
        "cannot rename '" + directory / "a" + "': No such file or directory");
}

TEST_CASE("removing a file that is not there is no failure, removing a directory as a file is") {
  const TemporaryDirectory directory;
  write_file(directory / "a", "");
  remove_file(directory / "a");
  CHECK_FALSE(exists(directory / "a"));
  CHECK_NOTHROW(remove_file(directory / "a"));
  make_directory(directory / "d");
  CHECK_THROWS_AS(remove_file(directory / "d"), Error);
  CHECK(exists(directory / "d"));
}

TEST_CASE("removing a link removes the link") {
  const TemporaryDirectory directory;
  write_file(directory / "target", "keep");
  make_link("target", directory / "link");
  remove_file(directory / "link");
  CHECK_FALSE(exists(directory / "link"));
  CHECK(content(directory / "target") == "keep");
}
