// SPDX-License-Identifier: MIT
#include "builder/staging.hpp"

#include <sys/stat.h>

#include "sys/exclusive.hpp"
#include "sys/files.hpp"
#include "unit/support.hpp"

namespace molt::builder {
namespace {

void lay_environment(const std::string& path, std::string_view text) {
  sys::make_directory(path);
  tests::write_file(path + "/pyvenv.cfg", text);
}

std::vector<std::string> names_in(const std::string& directory) {
  std::vector<std::string> names;
  for (const sys::Entry& entry : sys::list_directory(directory)) names.push_back(entry.name);
  return names;
}

/// What a killed run leaves: the directory of a Staging, without its lock.
std::string lay_leftover(const tests::TemporaryDirectory& shelf) { return sys::make_unique_directory(shelf / ".molt-new-"); }

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a new environment appears at once, and nothing else") {
  const tests::TemporaryDirectory shelf;
  {
    Staging staging(shelf / "web", false);
    lay_environment(staging.tree(), "new");
    CHECK_FALSE(sys::exists(shelf / "web"));
    staging.publish();
    staging.keep();
  }
  CHECK(tests::content(shelf / "web/pyvenv.cfg") == "new");
  CHECK(names_in(shelf.path()) == Names{"web"});
}

TEST_CASE("a new environment that is not kept leaves nothing") {
  const tests::TemporaryDirectory shelf;
  {
    Staging staging(shelf / "web", false);
    lay_environment(staging.tree(), "new");
    staging.publish();
  }
  {
    Staging staging(shelf / "web", false);
    staging.claim();
    tests::write_file(shelf / "web/pyvenv.cfg", "half");
  }
  CHECK(names_in(shelf.path()).empty());
}

TEST_CASE("an environment that is replaced comes back unless the new one is kept") {
  const tests::TemporaryDirectory shelf;
  lay_environment(shelf / "web", "old");
  const bool in_place = GENERATE(false, true);
  const bool kept = GENERATE(false, true);
  CAPTURE(in_place, kept);
  {
    Staging staging(shelf / "web", true);
    if (in_place) {
      staging.claim();
      tests::write_file(shelf / "web/pyvenv.cfg", "new");
    } else {
      lay_environment(staging.tree(), "new");
      staging.publish();
    }
    CHECK(tests::content(shelf / "web/pyvenv.cfg") == "new");
    if (kept) staging.keep();
  }
  CHECK(tests::content(shelf / "web/pyvenv.cfg") == (kept ? "new" : "old"));
  CHECK(names_in(shelf.path()) == Names{"web"});
}

TEST_CASE("what has the name already stays, but for an empty directory") {
  const tests::TemporaryDirectory shelf;
  lay_environment(shelf / "web", "old");
  tests::write_file(shelf / "file", "");
  sys::make_link(shelf / "web", shelf / "link");
  CHECK_THROWS_AS(Staging(shelf / "web", false), Error);
  CHECK_THROWS_AS(Staging(shelf / "file", true), Error);
  CHECK_THROWS_AS(Staging(shelf / "link", true), Error);
  sys::make_directory(shelf / "empty");
  Staging staging(shelf / "empty", false);
  lay_environment(staging.tree(), "new");
  staging.publish();
  staging.keep();
  CHECK(tests::content(shelf / "empty/pyvenv.cfg") == "new");
}

TEST_CASE("of two that make the same name the second is told") {
  const tests::TemporaryDirectory shelf;
  Staging one(shelf / "web", false);
  Staging other(shelf / "web", false);
  Staging third(shelf / "web", false);
  lay_environment(one.tree(), "one");
  lay_environment(other.tree(), "other");
  one.publish();
  one.keep();
  CHECK_THROWS_AS(other.publish(), Error);
  CHECK_THROWS_AS(third.claim(), Error);
  CHECK(tests::content(shelf / "web/pyvenv.cfg") == "one");
}

TEST_CASE("leftovers of killed runs go, what living ones work on stays") {
  const tests::TemporaryDirectory shelf;
  Staging living(shelf / "living", false);
  lay_environment(living.tree(), "");
  const std::string dead = lay_leftover(shelf);
  lay_environment(dead + "/tree", "");
  clean_leftovers(shelf.path());
  CHECK_FALSE(sys::exists(dead));
  CHECK(sys::exists(living.tree()));
}

TEST_CASE("an environment that a killed run had moved away is put back") {
  const tests::TemporaryDirectory shelf;
  const std::string dead = lay_leftover(shelf);
  lay_environment(dead + "/old", "old");
  tests::write_file(dead + "/name", "web");
  const bool was_claimed = GENERATE(false, true);
  if (was_claimed) sys::make_directory(shelf / "web");
  clean_leftovers(shelf.path());
  CHECK(tests::content(shelf / "web/pyvenv.cfg") == "old");
  CHECK(names_in(shelf.path()) == Names{"web"});
}

TEST_CASE("an environment that a killed run had half made in its place is removed, another of that name is not") {
  const tests::TemporaryDirectory shelf;
  lay_environment(shelf / "web", "half");
  const std::string inode = std::to_string(sys::info(shelf / "web")->inode);
  const bool is_other = GENERATE(false, true);
  const std::string dead = lay_leftover(shelf);
  tests::write_file(dead + "/name", "web");
  tests::write_file(dead + "/half-made", is_other ? inode + "0" : inode);
  clean_leftovers(shelf.path());
  CHECK(sys::exists(shelf / "web") == is_other);
}

TEST_CASE("an environment whose maker went on after the run was killed, and came to its end, stays") {
  const tests::TemporaryDirectory shelf;
  lay_environment(shelf / "web", "whole");
  sys::make_directory(shelf / "web/bin");
  tests::write_file(shelf / "web/bin/activate", "");
  const std::string dead = lay_leftover(shelf);
  tests::write_file(dead + "/name", "web");
  tests::write_file(dead + "/half-made", std::to_string(sys::info(shelf / "web")->inode));
  clean_leftovers(shelf.path());
  CHECK(names_in(shelf.path()) == Names{"web"});
}

TEST_CASE("a leftover cannot point outside its directory, and is nobody else's") {
  const tests::TemporaryDirectory shelf;
  sys::make_directory(shelf / "in");
  lay_environment(shelf / "precious", "");
  const std::string inode = std::to_string(sys::info(shelf / "precious")->inode);
  const std::string dead = sys::make_unique_directory(shelf / "in/.molt-new-");
  tests::write_file(dead + "/name", "../precious");
  tests::write_file(dead + "/half-made", inode);
  clean_leftovers(shelf / "in");
  CHECK(sys::exists(shelf / "precious"));
  CHECK_FALSE(sys::exists(dead));

  const std::string open_to_all = sys::make_unique_directory(shelf / "in/.molt-new-");
  chmod(open_to_all.c_str(), 0777);
  clean_leftovers(shelf / "in");
  CHECK(sys::exists(open_to_all));
}

}  // namespace molt::builder
