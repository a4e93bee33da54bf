// SPDX-License-Identifier: MIT
#include "builder/version.hpp"

#include "unit/catch.hpp"

namespace molt::builder {
namespace {

Version version(const std::string& text) {
  const std::optional<Version> parsed = parse_version(text);
  REQUIRE(parsed);
  return *parsed;
}

}  // namespace

TEST_CASE("versions are read from the names of directories") {
  CHECK(version("3.12.1").parts == std::vector<int>{3, 12, 1});
  CHECK(version("3.13t").free_threaded);
  CHECK(version("3.13.0+freethreaded-linux-x86_64-gnu").free_threaded);
  CHECK_FALSE(version("3.12.1-linux-x86_64-gnu").free_threaded);
  CHECK(version("3.12.1-linux-x86_64-gnu").final);
  CHECK_FALSE(version("3.14.0rc1").final);
  CHECK_FALSE(version("3.15-dev").final);
  CHECK(version("3.10-7.3.12").parts == std::vector<int>{3, 10});
  for (const char* text : {"", "x", "3.", ".3", "3..1", "3.12/..", "99999", "3.x", "3 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_version(text));
  }
}

TEST_CASE("a version is within those it begins with") {
  CHECK(version("3.12.1").within(version("3")));
  CHECK(version("3.12.1").within(version("3.12")));
  CHECK(version("3.12.1").within(version("3.12.1")));
  CHECK(version("3.12").within({}));
  CHECK_FALSE(version("3.12").within(version("3.12.1")));
  CHECK_FALSE(version("3.12").within(version("3.1")));
  CHECK_FALSE(version("3.13t").within(version("3.13")));
}

TEST_CASE("what is typed after -p is taken apart") {
  CHECK(parse_wanted("").program == "python3");
  CHECK(parse_wanted("3").program == "python3");
  CHECK(parse_wanted("3.12").program == "python3.12");
  CHECK(parse_wanted("3.12.1").program == "python3.12");
  CHECK(parse_wanted("3.12.1").version.parts == std::vector<int>{3, 12, 1});
  CHECK(parse_wanted("python3.12").program == "python3.12");
  CHECK(parse_wanted("3.13t").program == "python3.13t");
  CHECK(parse_wanted("python").program == "python");
  CHECK(parse_wanted("pypy3").program == "pypy3");
  CHECK(parse_wanted("pypy3.10").implementation == "pypy");
  CHECK(parse_wanted("3.14rc1").program == "python3.14");
  CHECK(parse_wanted("3.15-dev").program == "python3.15");
  CHECK(parse_wanted("python3.11-dbg").program == "python3.11-dbg");
  CHECK(parse_wanted("python3.11d").program == "python3.11d");
  CHECK(parse_wanted("3.11-dbg").program == "3.11-dbg");
  CHECK(parse_wanted("my-python").program == "my-python");
  CHECK(parse_wanted("my-python").implementation.empty());
  CHECK(parse_wanted("python-config").implementation.empty());
}

}  // namespace molt::builder
