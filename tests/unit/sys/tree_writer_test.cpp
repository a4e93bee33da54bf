// SPDX-License-Identifier: MIT
#include "sys/tree_writer.hpp"

#include <csignal>

#include <sys/stat.h>

#include "sys/files.hpp"
#include "sys/interrupt.hpp"
#include "unit/support.hpp"

namespace molt::sys {

TEST_CASE("a tree is written with its parents, links and permissions") {
  const tests::TemporaryDirectory directory;
  const mode_t before = umask(027);
  TreeWriter tree(directory / "tree", "/shown");
  tree.write("a/b/c", "text");
  tree.write("a/d", "", 0111);
  tree.write_with_mode("a/e", "", 0644);
  tree.make_directory("a/b");
  tree.link("f/g", "../a");
  umask(before);
  CHECK(tests::content(directory / "tree/a/b/c") == "text");
  CHECK(info(directory / "tree/a/b/c")->mode == 0640);
  CHECK(info(directory / "tree/a/d")->mode == 0751);
  CHECK(info(directory / "tree/a/e")->mode == 0644);
  CHECK(info(directory / "tree/a/b")->mode == 0750);
  CHECK(read_link(directory / "tree/f/g") == "../a");
}

TEST_CASE("a tree writes over nothing and through no link") {
  const tests::TemporaryDirectory directory;
  sys::make_directory(directory / "outside");
  TreeWriter tree(directory / "tree", "/shown");
  tree.write("file", "1");
  tree.link("link", directory / "outside");
  CHECK_THROWS_AS(tree.write("file", "2"), Error);
  CHECK_THROWS_AS(tree.write("file/below", "2"), Error);
  CHECK_THROWS_AS(tree.write("link/below", "2"), Error);
  CHECK_THROWS_AS(TreeWriter(directory / "tree", "/shown"), Error);
  CHECK(list_directory(directory / "outside").empty());
}

TEST_CASE("messages name the place the tree is for") {
  const tests::TemporaryDirectory directory;
  TreeWriter tree(directory / "tree", "/shown");
  tree.write("a", "");
  try {
    tree.write("a", "");
    FAIL("it was written twice");
  } catch (const Error& error) {
    CHECK(error.message.find("'/shown/a'") != std::string::npos);
  }
}

TEST_CASE("a noted signal ends the writing with status 130") {
  const tests::TemporaryDirectory directory;
  const InterruptWatch watch;
  TreeWriter tree(directory / "tree", "/shown");
  tree.write("a", "");
  std::raise(SIGTERM);
  try {
    tree.write("b", "");
    FAIL("it went on");
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::interrupted);
  }
}

}  // namespace molt::sys
