// SPDX-License-Identifier: MIT
#include "sys/files.hpp"

#include <sys/stat.h>

#include "unit/support.hpp"

using namespace molt::sys;
using molt::Error;
using molt::tests::error_of;
using molt::tests::TemporaryDirectory;
using molt::tests::write_file;

namespace {

void make_fifo(const std::string& path) { REQUIRE(mkfifo(path.c_str(), 0600) == 0); }

std::vector<std::string> names(const std::vector<Entry>& entries) {
  std::vector<std::string> all;
  for (const Entry& entry : entries) all.push_back(entry.name);
  return all;
}

}  // namespace

TEST_CASE("info follows links, link_info does not") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "12345");
  make_link("file", directory / "link");
  CHECK(info(directory / "link")->is_regular());
  CHECK(info(directory / "link")->size == 5);
  CHECK(link_info(directory / "link")->kind == FileKind::link);
  CHECK(info(directory / "link")->same_file(*info(directory / "file")));
  CHECK_FALSE(info(directory / "link")->same_file(*link_info(directory / "link")));
}

TEST_CASE("info tells kinds, permissions and owners") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "");
  REQUIRE(chmod((directory / "file").c_str(), 04751) == 0);
  make_fifo(directory / "fifo");
  CHECK(info(directory / "file")->mode == 04751);
  CHECK(info(directory / "file")->owner == geteuid());
  CHECK(info(directory.path())->is_directory());
  CHECK(info(directory / "fifo")->kind == FileKind::other);
  CHECK_FALSE(info(directory / "none").has_value());
}

TEST_CASE("a link that leads nowhere exists, and is nothing else") {
  const TemporaryDirectory directory;
  make_link("nowhere", directory / "link");
  CHECK(exists(directory / "link"));
  CHECK_FALSE(is_regular(directory / "link"));
  CHECK_FALSE(is_directory(directory / "link"));
  CHECK_FALSE(info(directory / "link").has_value());
  CHECK_FALSE(real_path(directory / "link").has_value());
  CHECK(read_link(directory / "link") == "nowhere");
  CHECK_FALSE(read_link(directory.path()).has_value());
}

TEST_CASE("only a file that may be run is executable") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "");
  CHECK_FALSE(is_executable(directory / "file"));
  REQUIRE(chmod((directory / "file").c_str(), 0755) == 0);
  CHECK(is_executable(directory / "file"));
  CHECK_FALSE(is_executable(directory.path()));
  CHECK_FALSE(is_executable(directory / "none"));
}

TEST_CASE("real_path resolves links and dots") {
  const TemporaryDirectory directory;
  make_directories(directory / "a/b");
  make_link("a/b", directory / "link");
  CHECK(real_path(directory / "link/../b/.") == directory / "a/b");
}

TEST_CASE("read_file gives the bytes of a file") {
  const TemporaryDirectory directory;
  const std::string bytes("a\0\xff\r\n", 5);
  write_file(directory / "file", bytes);
  make_link("file", directory / "link");
  CHECK(read_file(directory / "file") == bytes);
  CHECK(read_file(directory / "link") == bytes);
  write_file(directory / "empty", "");
  CHECK(read_file(directory / "empty") == "");
}

TEST_CASE("read_file refuses what is larger than the limit, and takes what is just as large") {
  const TemporaryDirectory directory;
  write_file(directory / "file", std::string(100, 'x'));
  CHECK_FALSE(read_file(directory / "file", 99).has_value());
  CHECK(read_file(directory / "file", 100) == std::string(100, 'x'));
}

TEST_CASE("read_file never waits for a FIFO, nor reads a directory or a device") {
  const TemporaryDirectory directory;
  make_fifo(directory / "fifo");
  CHECK_FALSE(read_file(directory / "fifo").has_value());
  CHECK_FALSE(read_file(directory.path()).has_value());
  CHECK_FALSE(read_file("/dev/zero").has_value());
  CHECK_FALSE(read_file(directory / "none").has_value());
}

TEST_CASE("list_directory gives every name but . and .., sorted by bytes") {
  const TemporaryDirectory directory;
  for (const char* name : {"b", "a", ".hidden", "B", "\xff", "é", "a b"}) write_file(directory / name, "");
  CHECK(names(list_directory(directory.path())) == std::vector<std::string>{".hidden", "B", "a", "a b", "b", "é", "\xff"});
}

TEST_CASE("list_directory sorts names that begin alike for long") {
  const TemporaryDirectory directory;
  const std::vector<std::string> sorted = {"environment", "environment-1", "environment-10", "environment-2", "environments", "environn"};
  for (const std::string& name : sorted) write_file(directory / name, "");
  CHECK(names(list_directory(directory.path())) == sorted);
}

TEST_CASE("list_directory looks for names that begin with a text") {
  const TemporaryDirectory directory;
  for (const char* name : {"web", "web two", "we", "api", ".web"}) write_file(directory / name, "");
  CHECK(names(list_directory(directory.path(), "web")) == std::vector<std::string>{"web", "web two"});
  CHECK(names(list_directory(directory.path(), ".")) == std::vector<std::string>{".web"});
  CHECK(names(list_directory(directory.path(), "x")).empty());
}

TEST_CASE("list_directory tells what may be a directory") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "");
  make_directories(directory / "directory");
  make_link("nowhere", directory / "link");
  const std::vector<Entry> entries = list_directory(directory.path());
  REQUIRE(names(entries) == std::vector<std::string>{"directory", "file", "link"});
  CHECK(entries[0].maybe_directory);
  CHECK(entries[2].maybe_directory);
}

TEST_CASE("a directory that cannot be read is an error that names it") {
  const TemporaryDirectory directory;
  const Error error = error_of([&] { list_directory(directory / "none"); });
  CHECK(error.message.find("'" + directory / "none" + "'") != std::string::npos);
  CHECK(error.message.ends_with("No such file or directory"));
}
