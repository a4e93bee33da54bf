// SPDX-License-Identifier: MIT
#include "sys/process.hpp"

#include <csignal>

#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt::sys;
using molt::tests::error_of;
using molt::tests::TemporaryDirectory;
using molt::tests::write_file;
using molt::tests::written_to;

namespace {

Child script(const std::string& text) { return {.words = {"/bin/sh", "-c", text}, .environment = {"PATH=/usr/bin:/bin"}}; }

volatile std::sig_atomic_t interrupts = 0;

/// Counts the interrupts that reach this process, until the end of the test.
class InterruptCounter {
 public:
  InterruptCounter() {
    interrupts = 0;
    struct sigaction count {};
    count.sa_handler = [](int) { interrupts = interrupts + 1; };
    sigaction(SIGINT, &count, &before_);
  }
  ~InterruptCounter() { sigaction(SIGINT, &before_, nullptr); }
  InterruptCounter(const InterruptCounter&) = delete;
  InterruptCounter& operator=(const InterruptCounter&) = delete;

 private:
  struct sigaction before_ {};
};

void make_program(const std::string& path) {
  write_file(path, "#!/bin/sh\n");
  REQUIRE(chmod(path.c_str(), 0755) == 0);
}

}  // namespace

TEST_CASE("run gives the exit status") {
  CHECK(run(script("exit 0")) == 0);
  CHECK(run(script("exit 7")) == 7);
}

TEST_CASE("a death by signal n is 128 + n") {
  CHECK(run(script("kill -TERM $$")) == 128 + SIGTERM);
  CHECK(capture(script("kill -KILL $$"), true).status == 128 + SIGKILL);
}

TEST_CASE("what a child that runs prints goes to stderr, for stdout is for code") {
  std::string error;
  const std::string output = written_to(1, [&] { error = written_to(2, [] { run(script("echo out; echo err >&2")); }); });
  CHECK(output.empty());
  CHECK(error == "out\nerr\n");
}

TEST_CASE("capture gives stdout, and discards stderr when quiet") {
  std::string error = written_to(2, [] { CHECK(capture(script("echo out; echo err >&2; exit 3"), true).output == "out\n"); });
  CHECK(error.empty());
  error = written_to(2, [] { CHECK(capture(script("echo out; echo err >&2; exit 3"), false).status == 3); });
  CHECK(error == "err\n");
}

TEST_CASE("a captured child has no input") { CHECK(capture(script("read -r line && echo got || echo none"), true).output == "none\n"); }

TEST_CASE("a captured output is cut at 1 MiB, and the child runs to its end") {
  const Captured captured = capture(script("head -c 3000000 /dev/zero; exit 5"), true);
  CHECK(captured.output.size() == 1 << 20);
  CHECK(captured.status == 5);
}

TEST_CASE("a captured output is at most 1 MiB however it arrives") {
  // The pause makes the first byte arrive alone, so that no read ends at the limit.
  CHECK(capture(script("printf x; sleep 0.2; head -c 3000000 /dev/zero"), true).output.size() == 1 << 20);
}

TEST_CASE("a child gets its words and its environment as they are, and nothing else") {
  const std::string odd = "two  words\n$(x) \xff'\"";
  CHECK(capture({.words = {"/usr/bin/printf", "%s|", odd, "", "-n"}, .environment = {}}, true).output == odd + "||-n|");
  CHECK(capture({.words = {"/usr/bin/env"}, .environment = {"ONLY=" + odd}}, true).output == "ONLY=" + odd + "\n");
}

TEST_CASE("a child runs in its directory") {
  const TemporaryDirectory directory;
  Child child = script("pwd -P");
  child.directory = directory.path();
  CHECK(capture(child, true).output == directory.path() + "\n");
}

TEST_CASE("a program that is not there is an error that names it") {
  const molt::Error error = error_of([] { run({.words = {"/no/such/program"}, .environment = {}}); });
  CHECK(error.message == "cannot run '/no/such/program': No such file or directory");
  CHECK(error_of([] { capture({.words = {"/no/such/program"}, .environment = {}}, true); }).message == error.message);
}

TEST_CASE("a file that cannot be run, or a directory that is gone, is an error") {
  const TemporaryDirectory directory;
  write_file(directory / "file", "");
  CHECK(error_of([&] { run({.words = {directory / "file"}, .environment = {}}); }).message ==
        "cannot run '" + directory / "file" + "': Permission denied");
  Child child = script("exit 0");
  child.directory = directory / "gone";
  CHECK_THROWS_AS(run(child), molt::Error);
}

TEST_CASE("Ctrl-C while a child runs is the child's, and molt's again afterwards") {
  const InterruptCounter counter;
  CHECK(run(script("kill -INT $PPID; exit 4")) == 4);
  CHECK(interrupts == 0);
  CHECK(run(script("kill -INT $$; exit 0")) == 128 + SIGINT);
  std::raise(SIGINT);
  CHECK(interrupts == 1);
}

TEST_CASE("a program is found in the first directory of PATH that has it") {
  const TemporaryDirectory directory;
  make_program(directory / "a/tool");
  make_program(directory / "b/tool");
  make_program(directory / "b/other");
  write_file(directory / "a/other", "not executable");
  make_directories(directory / "a/directory");
  const std::string path = directory / "none:" + directory / "a:" + directory / "b";
  CHECK(find_program("tool", path) == directory / "a/tool");
  CHECK(find_program("other", path) == directory / "b/other");
  CHECK_FALSE(find_program("directory", path).has_value());
  CHECK_FALSE(find_program("missing", path).has_value());
  CHECK_FALSE(find_program("tool", "").has_value());
}

TEST_CASE("relative and empty elements of PATH are passed over") {
  const TemporaryDirectory directory;
  make_program(directory / "tool");
  const molt::tests::WorkingDirectory here(directory.path());
  CHECK_FALSE(find_program("tool", ":.:").has_value());
  CHECK(find_program("tool", ":.:" + directory.path()) == directory / "tool");
}
