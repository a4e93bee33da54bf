// SPDX-License-Identifier: MIT
#include "model/removal.hpp"

#include "sys/exclusive.hpp"
#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;

namespace {

/// What an interrupted removal leaves.
std::string lay_leftover(const tests::TemporaryDirectory& shelf) {
  tests::write_file(shelf / "web/lib/module.py", "");
  const std::string hidden = shelf / ".molt-removed-" + std::to_string(sys::info(shelf / "web")->inode);
  sys::rename_file(shelf / "web", hidden);
  return hidden;
}

}  // namespace

TEST_CASE("a directory is removed, and nothing of it stays") {
  const tests::TemporaryDirectory shelf;
  tests::write_file(shelf / "web/lib/module.py", "");
  model::remove_directory(shelf.path(), shelf / "web");
  CHECK(sys::list_directory(shelf.path()).empty());
  CHECK_NOTHROW(model::remove_directory(shelf.path(), shelf / "web"));
}

TEST_CASE("an interrupted removal is ended") {
  const tests::TemporaryDirectory shelf;
  lay_leftover(shelf);
  model::finish_removals(shelf.path());
  CHECK(sys::list_directory(shelf.path()).empty());
}

TEST_CASE("a removal that another process is at is left to it") {
  const tests::TemporaryDirectory shelf;
  const std::string hidden = lay_leftover(shelf);
  const std::optional<sys::Descriptor> lock = sys::try_lock(hidden);
  model::finish_removals(shelf.path());
  CHECK(sys::exists(hidden + "/lib/module.py"));
}

TEST_CASE("what only looks like an interrupted removal stays") {
  const tests::TemporaryDirectory shelf;
  tests::write_file(shelf / ".molt-removed-1/mine", "");
  tests::write_file(shelf / ".molt-removed-2", "");
  sys::make_link(shelf / ".molt-removed-1", shelf / ".molt-removed-3");
  model::finish_removals(shelf.path());
  CHECK(sys::list_directory(shelf.path()).size() == 3);
  CHECK(sys::exists(shelf / ".molt-removed-1/mine"));
  CHECK_NOTHROW(model::finish_removals(shelf / "nowhere"));
}
