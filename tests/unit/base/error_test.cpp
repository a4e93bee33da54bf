// SPDX-License-Identifier: MIT
#include "base/error.hpp"

#include <cerrno>

#include "unit/catch.hpp"

using molt::describe;
using molt::Error;
using molt::ExitStatus;

TEST_CASE("an error is described on one line") { CHECK(describe({.message = "no environment is active"}) == "molt: no environment is active\n"); }

TEST_CASE("a hint stands on a line of its own") {
  CHECK(describe({.message = "no 'x'", .hint = "did you mean 'y'?"}) == "molt: no 'x'\nhint: did you mean 'y'?\n");
}

TEST_CASE("a text that virtualenvwrapper documents is printed as it is, with its lines") {
  CHECK(describe({.message = "ERROR: one\nEither two", .verbatim = true}) == "ERROR: one\nEither two\n");
}

TEST_CASE("no name in a message drives the terminal") {
  CHECK(describe({.message = "no '\x1b[2J\n'", .hint = "not \x07"}) == "molt: no '\\x1b[2J\\x0a'\nhint: not \\x07\n");
  CHECK(describe({.message = "ERROR: '\x1b[2J'", .verbatim = true}) == "ERROR: '\\x1b[2J'\n");
}

TEST_CASE("errors end with status 1, errors of usage with 2") {
  CHECK(Error{.message = "x"}.status == ExitStatus::failure);
  const Error usage = molt::usage_error("x", "y");
  CHECK(usage.status == ExitStatus::usage);
  CHECK(describe(usage) == "molt: x\nhint: y\n");
}

TEST_CASE("a system error names what was tried, on what, and why it failed") {
  CHECK(molt::system_error("write", "/a b", ENOENT).message == "cannot write '/a b': No such file or directory");
}
