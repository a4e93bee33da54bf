// SPDX-License-Identifier: MIT
#include "delivery.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using tests::content;
using tests::error_of;
using tests::write_file;
using tests::written_to;

namespace {

const Plan sample{.actions = {Print{"hello\n"}, Cd{"/x"}}};

Delivery to(std::string_view shell, std::string file = {}) { return {.shell = shells::find_shell(shell), .file = std::move(file)}; }

std::string delivered(const Delivery& delivery, const Plan& plan) {
  return written_to(1, [&] { deliver(delivery, plan); });
}

/// The number of a process that was and is no more.
pid_t dead_process() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);
  return child;
}

}  // namespace

TEST_CASE("a shell that evaluates gets code, prints included, on stdout") {
  CHECK(delivered(to("bash"), sample) == "\\builtin printf %s $'hello\\012'\n__molt_cd $'/x'\n");
}

TEST_CASE("without a shell the prints alone are written") { CHECK(delivered({}, sample) == "hello\n"); }

TEST_CASE("where molt prints by itself, a complaint goes to stderr") {
  const tests::TemporaryDirectory directory;
  const Plan plan{.actions = {Print{"hello\n"}, Print{"oh\n", Stream::err}}};
  for (const Delivery& delivery : {Delivery{}, to("csh", directory / "code-1")}) {
    CHECK(written_to(2, [&] { CHECK(delivered(delivery, plan) == "hello\n"); }) == "oh\n");
  }
}

TEST_CASE("csh gets code in its file, and text on stdout") {
  const tests::TemporaryDirectory directory;
  CHECK(delivered(to("csh", directory / "code-1"), sample) == "hello\n");
  CHECK(content(directory / "code-1") == "chdir '/x'\n");
}

TEST_CASE("a plan that a shell cannot hold leaves stdout empty and the file as it was") {
  const tests::TemporaryDirectory directory;
  const Plan bad{.actions = {Print{"hello\n"}, Cd{std::string("\0", 1)}}};
  for (const char* shell : {"bash", "powershell", "csh"}) {
    const Delivery delivery = to(shell, directory / "code-1");
    prepare(delivery);
    CHECK(written_to(1, [&] { error_of([&] { deliver(delivery, bad); }); }).empty());
  }
  CHECK(content(directory / "code-1").empty());
}

TEST_CASE("preparing empties csh's file, so that old code never runs again") {
  const tests::TemporaryDirectory directory;
  const std::string file = directory / "code-" + std::to_string(getpid());
  write_file(file, "rm -rf /\n");
  prepare(to("csh", file));
  CHECK(content(file).empty());
  CHECK(sys::info(file)->mode == 0600);
}

TEST_CASE("preparing makes the directory for the user alone") {
  const tests::TemporaryDirectory directory;
  prepare(to("csh", directory / "new/code-1"));
  CHECK(content(directory / "new/code-1").empty());
  CHECK(sys::info(directory / "new")->mode == 0700);
}

TEST_CASE("the file is replaced, never written through a link") {
  const tests::TemporaryDirectory directory;
  write_file(directory / "precious", "keep\n");
  sys::make_link(directory / "precious", directory / "code");
  prepare(to("csh", directory / "code"));
  CHECK(delivered(to("csh", directory / "code"), sample) == "hello\n");
  CHECK(content(directory / "precious") == "keep\n");
}

TEST_CASE("files of shells that are no more are removed, and no others") {
  const tests::TemporaryDirectory directory;
  const std::string gone = directory / "code-" + std::to_string(dead_process());
  const std::vector<std::string> kept = {directory / "code-" + std::to_string(getpid()),
                                         gone + "x",
                                         directory / "code-",
                                         directory / "code-0",
                                         directory / "code--1",
                                         directory / "other-1",
                                         directory / "code-99999999999999999999"};
  write_file(gone, "");
  for (const std::string& file : kept) write_file(file, "");
  prepare(to("csh", kept[0]));
  CHECK_FALSE(sys::exists(gone));
  for (const std::string& file : kept) {
    CAPTURE(file);
    CHECK(sys::exists(file));
  }
}

TEST_CASE("csh without a file is a mistake of usage") {
  CHECK(error_of([] { prepare(to("csh")); }).status == ExitStatus::usage);
  CHECK(error_of([] { prepare(to("csh", "relative")); }).status == ExitStatus::usage);
}

TEST_CASE("preparing for other shells does nothing") {
  const tests::TemporaryDirectory directory;
  prepare(to("bash", directory / "code"));
  prepare({});
  CHECK_FALSE(sys::exists(directory / "code"));
}
