// SPDX-License-Identifier: MIT
#include "builder/relocate.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "builder/relocate_in_place.hpp"
#include "sys/copy.hpp"
#include "sys/exclusive.hpp"
#include "sys/files.hpp"
#include "unit/builder/tree_state.hpp"
#include "unit/support.hpp"

using namespace molt::builder;
using molt::Error;
using molt::tests::content;
using molt::tests::error_of;
using molt::tests::state_of;
using molt::tests::TemporaryDirectory;
using molt::tests::without_privileges;
using molt::tests::write_file;
namespace sys = molt::sys;

namespace {

constexpr const char* packages = "/lib/python3.11/site-packages";

/// An environment with one of each file that holds its path.
void make_sample(const std::string& path) {
  const std::string finder = path + packages + "/__editable___pkg_1_finder.py";
  write_file(path + "/pyvenv.cfg", "home = /usr/bin\nversion = 3.11.2\ncommand = /usr/bin/python3 -m venv " + path + "\n");
  write_file(path + "/bin/activate", "VIRTUAL_ENV='" + path + "'\nPS1='(" + path.substr(path.find_last_of('/') + 1) + ") '\"${PS1:-}\"\n");
  write_file(path + "/bin/tool", "#!" + path + "/bin/python3\nprint(1)\n");
  chmod((path + "/bin/tool").c_str(), 0755);
  REQUIRE(symlink("/usr/bin/python3", (path + "/bin/python3").c_str()) == 0);
  REQUIRE(symlink((path + "/lib").c_str(), (path + "/lib64").c_str()) == 0);
  write_file(path + packages + "/paths.pth", path + "/src/pkg\n/elsewhere\n");
  write_file(finder, "MAPPING = {'pkg': '" + path + "/src/pkg'}\n");
  write_file(path + packages + "/__pycache__/__editable___pkg_1_finder.cpython-311.pyc", "compiled " + path);
  write_file(path + packages + "/pkg-1.dist-info/RECORD", "../../../bin/tool,sha256=x,1\r\npkg.py,sha256=y,2\r\n");
  write_file(path + "/etc/tool.conf", "dir = " + path + "/var\n");
}

std::string target(const std::string& link) { return sys::read_link(link).value_or("no link"); }

}  // namespace

TEST_CASE("A copy holds its own path everywhere, and the original is untouched") {
  const TemporaryDirectory directory;
  const std::string from = directory / "env";
  const std::string to = directory / "deep/er/new";
  make_sample(from);
  const std::vector<std::string> before = state_of(from);
  const Relocation done = copy_environment(from + "/", to);
  CHECK(state_of(from) == before);
  CHECK(content(to + "/pyvenv.cfg") == "home = /usr/bin\nversion = 3.11.2\ncommand = /usr/bin/python3 -m venv " + to + "\n");
  CHECK(content(to + "/bin/activate") == "VIRTUAL_ENV='" + to + "'\nPS1='(new) '\"${PS1:-}\"\n");
  CHECK(content(to + "/bin/tool") == "#!" + to + "/bin/python3\nprint(1)\n");
  CHECK(sys::info(to + "/bin/tool")->mode == 0755);
  CHECK(target(to + "/bin/python3") == "/usr/bin/python3");
  CHECK(target(to + "/lib64") == to + "/lib");
  CHECK(content(to + packages + "/paths.pth") == to + "/src/pkg\n/elsewhere\n");
  CHECK(content(to + packages + "/__editable___pkg_1_finder.py") == "MAPPING = {'pkg': '" + to + "/src/pkg'}\n");
  CHECK_FALSE(sys::exists(to + packages + "/__pycache__/__editable___pkg_1_finder.cpython-311.pyc"));
  CHECK(content(to + packages + "/pkg-1.dist-info/RECORD").starts_with("../../../bin/tool,sha256="));
  CHECK_FALSE(content(to + packages + "/pkg-1.dist-info/RECORD").starts_with("../../../bin/tool,sha256=x,1\r\n"));
  CHECK(content(to + "/etc/tool.conf") == content(from + "/etc/tool.conf"));
  CHECK(done.left_alone == std::vector<std::string>{"'etc/tool.conf' mentions the old path"});
  CHECK(sys::list_directory(directory / "deep/er").size() == 1);
}

TEST_CASE("There and back again is where it was") {
  const TemporaryDirectory directory;
  const std::string from = directory / "env";
  make_sample(from);
  copy_environment(from, directory / "it's $(touch x)/new env");
  move_environment(directory / "it's $(touch x)/new env", directory / "two");
  move_environment(directory / "two", directory / "sub/env");
  sys::remove_tree(from);
  move_environment(directory / "sub/env", from);
  CHECK(content(from + "/bin/tool") == "#!" + from + "/bin/python3\nprint(1)\n");
  CHECK(content(from + "/bin/activate") == "VIRTUAL_ENV='" + from + "'\nPS1='(env) '\"${PS1:-}\"\n");
  CHECK(target(from + "/lib64") == from + "/lib");
  CHECK(sys::list_directory(from).size() == 5);
  CHECK(sys::list_directory(directory / "sub").empty());
}

TEST_CASE("An environment that was renamed by other means is put right") {
  const TemporaryDirectory directory;
  make_sample(directory / "first");
  sys::rename_file(directory / "first", directory / "second");
  move_environment(directory / "second", directory / "third");
  CHECK(content(directory / "third/bin/tool") == "#!" + directory / "third/bin/python3\nprint(1)\n");
  CHECK(content(directory / "third/bin/activate").ends_with("PS1='(third) '\"${PS1:-}\"\n"));
}

TEST_CASE("Links stay links, and relative ones that lead out go on to lead there") {
  const TemporaryDirectory directory;
  const std::string from = directory / "env";
  make_sample(from);
  write_file(directory / "outside/file", "untouched " + from);
  REQUIRE(symlink("../../outside", (from + "/etc/out").c_str()) == 0);
  REQUIRE(symlink("../bin/tool", (from + "/etc/in").c_str()) == 0);
  REQUIRE(symlink("/nowhere", (from + "/etc/broken").c_str()) == 0);
  copy_environment(from, directory / "sub/copy");
  CHECK(content(directory / "sub/copy/etc/out/file") == "untouched " + from);
  CHECK(sys::link_info(directory / "sub/copy/etc/out")->kind == sys::FileKind::link);
  CHECK(target(directory / "sub/copy/etc/in") == "../bin/tool");
  CHECK(target(directory / "sub/copy/etc/broken") == "/nowhere");
  copy_environment(from, directory / "beside");
  CHECK(target(directory / "beside/etc/out") == "../../outside");
}

TEST_CASE("A copy of what a link leads to is a directory; moving the link moves the link") {
  const TemporaryDirectory directory;
  make_sample(directory / "real");
  REQUIRE(symlink((directory / "real").c_str(), (directory / "link").c_str()) == 0);
  copy_environment(directory / "link", directory / "copy");
  CHECK(sys::link_info(directory / "copy")->is_directory());
  CHECK(content(directory / "copy/bin/tool").starts_with("#!" + directory / "copy/bin/python3\n"));
  const std::vector<std::string> before = state_of(directory / "real");
  CHECK(move_environment(directory / "link", directory / "other").left_alone.size() == 1);
  CHECK(target(directory / "other") == directory / "real");
  CHECK(state_of(directory / "real") == before);
  write_file(directory / "real/bin/tool", "#!" + directory / "other/bin/python3\n");
  CHECK_THROWS_AS(move_environment(directory / "other", directory / "third"), Error);
  CHECK(target(directory / "other") == directory / "real");
}

TEST_CASE("What cannot be copied is told") {
  const TemporaryDirectory directory;
  make_sample(directory / "env");
  sys::remove_tree(directory / "env/etc");
  REQUIRE(mkfifo((directory / "env/fifo").c_str(), 0600) == 0);
  CHECK(copy_environment(directory / "env", directory / "copy").left_alone ==
        std::vector<std::string>{"'fifo' is a socket, a FIFO or a device and was not copied"});
  CHECK_FALSE(sys::exists(directory / "copy/fifo"));
}

TEST_CASE("What cannot be done is refused before anything is made") {
  const TemporaryDirectory directory;
  make_sample(directory / "env");
  write_file(directory / "taken", "");
  write_file(directory / "no env/file", "");
  REQUIRE(symlink("/nowhere", (directory / "dangling").c_str()) == 0);
  REQUIRE(symlink((directory / "env").c_str(), (directory / "inside").c_str()) == 0);
  const std::vector<std::string> before = state_of(directory.path());
  const auto refused = [&](const std::string& from, const std::string& to) {
    for (const auto act : {copy_environment, move_environment}) {
      CHECK_FALSE(error_of([&] { act(from, to); }).message.empty());
      CHECK(state_of(directory.path()) == before);
    }
  };
  refused(directory / "env", directory / "taken");
  refused(directory / "env", directory / "dangling");
  refused(directory / "env", directory / "env/lib/inner");
  refused(directory / "env", directory / "inside/inner");
  refused(directory / "env", directory / "env");
  refused(directory / "env", "relative");
  refused(directory / "env", directory / "a:b");
  refused(directory / "env", directory / "a\nb");
  refused(directory / "env", directory / "\xff");
  refused(directory / "no env", directory / "new");
  refused(directory / "missing", directory / "new");
  refused(directory / "taken", directory / "new");
}

TEST_CASE("To another file system an environment is moved whole, or not at all") {
  const TemporaryDirectory directory;
  const std::string other = "/dev/shm";
  if (!sys::is_directory(other) || sys::info(other)->device == sys::info(directory.path())->device) return;
  make_sample(directory / "env");
  const std::string place = sys::make_unique_directory(other + "/molt-test-");
  move_environment(directory / "env", place + "/env");
  CHECK(sys::list_directory(directory.path()).empty());
  CHECK(content(place + "/env/bin/tool") == "#!" + place + "/env/bin/python3\nprint(1)\n");
  chmod(place.c_str(), 0555);
  const std::vector<std::string> before = state_of(place);
  // The copy can be made, but its original cannot be taken away from there.
  const std::string seen =
      without_privileges(directory, [&] { return error_of([&] { move_environment(place + "/env", directory / "env"); }).message; });
  CHECK(seen.starts_with("cannot make the directory"));
  CHECK(state_of(place) == before);
  CHECK(sys::list_directory(directory.path()).empty());
  chmod(place.c_str(), 0755);
  sys::remove_tree(place);
}

TEST_CASE("A copy that fails leaves nothing") {
  const TemporaryDirectory directory;
  const std::string seen = without_privileges(directory, [&] {
    make_sample(directory / "env");
    write_file(directory / "env/secret", "");
    chmod((directory / "env/secret").c_str(), 0);
    return error_of([&] { copy_environment(directory / "env", directory / "new"); }).message;
  });
  CHECK(seen.find("cannot read") != std::string::npos);
  CHECK(sys::list_directory(directory.path()).size() == 1);
}

TEST_CASE("A move that fails half-way is undone") {
  const TemporaryDirectory directory;
  std::vector<std::string> before;
  const std::string seen = without_privileges(directory, [&] {
    make_sample(directory / "env");
    // Its files are renamed after others have been.
    chmod((directory / ("env" + std::string(packages))).c_str(), 0555);
    before = state_of(directory / "env");
    const std::string message = error_of([&] { move_environment(directory / "env", directory / "new"); }).message;
    return state_of(directory / "env") == before && !sys::exists(directory / "new") ? message : "not as before: " + message;
  });
  CHECK(seen.starts_with("cannot rename"));
}

TEST_CASE("A move in place that is not kept is undone, what it left out too") {
  const TemporaryDirectory directory;
  make_sample(directory / "env");
  const std::vector<std::string> before = state_of(directory / "env");
  sys::Differences differences;
  differences.contents["bin/tool"] = "changed";
  differences.links["lib64"] = "elsewhere";
  differences.left_out.insert("etc/tool.conf");
  {
    MoveInPlace move(directory / "env", directory / "new", differences);
    move.move();
    CHECK(content(directory / "new/bin/tool") == "changed");
    CHECK(target(directory / "new/lib64") == "elsewhere");
    CHECK_FALSE(sys::exists(directory / "new/etc/tool.conf"));
  }
  CHECK(state_of(directory / "env") == before);
  CHECK_FALSE(sys::exists(directory / "new"));
}
