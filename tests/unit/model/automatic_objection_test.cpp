// SPDX-License-Identifier: MIT
// Why an environment that was found is not activated.
#include <sys/stat.h>

#include "unit/model/world.hpp"

using namespace molt;
using namespace molt::model;
using tests::described;
using tests::give_away;
using tests::make_environment;
using tests::World;

TEST_CASE("a .venv that was never allowed is not activated, and one line says what to type") {
  const World world;
  const std::string project = world.directory / "stranger";
  make_environment(project + "/.venv");
  const Change change = world.follow(world.nothing, project);
  CHECK(change.message == "'" + project + "/.venv' is not allowed yet: 'molt allow' activates it here, 'molt deny' never asks again");
  CHECK(described(change.plan) == "told " + project + "\n");
}

TEST_CASE("it is said once for each directory") {
  const World world;
  const std::string project = world.directory / "stranger";
  make_environment(project + "/.venv");
  const Change again = world.follow(world.nothing, project, "/x:" + project + ":/y");
  CHECK(again.message.empty());
  CHECK(again.plan == Plan{});
  const Change other = world.follow(world.nothing, project, project + "2:/y" + project);
  CHECK_FALSE(other.message.empty());
  CHECK(described(other.plan) == "told " + project + "2:/y" + project + ":" + project + "\n");
}

TEST_CASE("a denied .venv is not activated, and nothing is said") {
  const World world;
  world.deny(world.local_environment);
  const Change change = world.follow(world.nothing, world.local);
  CHECK(change.message.empty());
  CHECK(change.plan == Plan{});
}

TEST_CASE("an untrusted .venv within a project leaves the outer environment active") {
  const World world;
  const std::string inner = world.bound + "/src";
  make_environment(inner + "/.venv");
  const Change change = world.follow(world.in_project(world.web, world.bound), inner);
  CHECK(change.message.starts_with("'" + inner + "/.venv' is not allowed yet"));
  CHECK(described(change.plan) == "told " + inner + "\n");
  CHECK(world.after(world.nothing, inner).virtual_env == world.web);
  CHECK(world.after(world.nothing, inner).root == world.bound);
}

TEST_CASE("going into an untrusted project leaves the one before") {
  const World world;
  const std::string stranger = world.directory / "stranger";
  make_environment(stranger + "/.venv");
  CHECK(world.after(world.in_project(world.web, world.bound), stranger) == world.nothing);
}

TEST_CASE("what was allowed is refused when others may write to it") {
  const World world;
  REQUIRE(chmod(world.local_environment.c_str(), 0777) == 0);
  const Change change = world.follow(world.nothing, world.local);
  CHECK(change.message == "not activating '" + world.local_environment + "': others may write to '" + world.local_environment + "'");
  CHECK(described(change.plan) == "told " + world.local + "\n");
}

TEST_CASE("what was allowed is refused when it belongs to another user") {
  if (!tests::is_root()) return tests::skipped(tests::only_root);
  const World world;
  give_away(world.local_environment, tests::somebody_else, 0);
  CHECK(world.follow(world.nothing, world.local).message ==
        "not activating '" + world.local_environment + "': '" + world.local_environment + "' belongs to another user");
}

TEST_CASE("a .venv without pyvenv.cfg, or with its Python gone, is not activated") {
  const World world;
  sys::remove_file(world.local_environment + "/bin/python");
  CHECK(world.follow(world.nothing, world.local).message ==
        "not activating '" + world.local_environment + "': it is broken, it has no '" + world.local_environment + "/bin/python'");
  sys::remove_file(world.local_environment + "/pyvenv.cfg");
  CHECK(world.follow(world.nothing, world.local).message == "ignoring '" + world.local_environment + "': it has no pyvenv.cfg");
}

TEST_CASE("a bound environment that is broken says so once and is not activated") {
  const World world;
  sys::remove_file(world.web + "/bin/python");
  const Change change = world.follow(world.nothing, world.bound);
  CHECK(change.message == "not activating '" + world.web + "': it is broken, it has no '" + world.web + "/bin/python'");
  CHECK(described(change.plan) == "told " + world.bound + "\n");
}
