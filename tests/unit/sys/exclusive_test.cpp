// SPDX-License-Identifier: MIT
#include "sys/exclusive.hpp"

#include "sys/files.hpp"
#include "unit/support.hpp"

namespace molt::sys {

TEST_CASE("a rename to a new name never replaces, not even an empty directory") {
  const tests::TemporaryDirectory directory;
  sys::make_directory(directory / "one");
  sys::make_directory(directory / "empty");
  CHECK_FALSE(rename_to_new_name(directory / "one", directory / "empty"));
  CHECK(rename_to_new_name(directory / "one", directory / "two"));
  CHECK_FALSE(exists(directory / "one"));
  CHECK_THROWS_AS(rename_to_new_name(directory / "one", directory / "three"), Error);
}

TEST_CASE("two names change places, where the file system can") {
  const tests::TemporaryDirectory directory;
  tests::write_file(directory / "one", "1");
  tests::write_file(directory / "other", "2");
  if (exchange(directory / "one", directory / "other")) {
    CHECK(tests::content(directory / "one") == "2");
    CHECK(tests::content(directory / "other") == "1");
  }
  CHECK_THROWS_AS(exchange(directory / "one", directory / "missing"), Error);
}

TEST_CASE("the lock of a directory has one holder") {
  const tests::TemporaryDirectory directory;
  const std::string locked = make_unique_directory(directory / "x");
  std::optional<Descriptor> lock = try_lock(locked);
  REQUIRE(lock);
  CHECK_FALSE(try_lock(locked));
  lock.reset();
  CHECK(try_lock(locked));
  CHECK_FALSE(try_lock(directory / "missing"));
}

}  // namespace molt::sys
