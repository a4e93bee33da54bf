// SPDX-License-Identifier: MIT
#include "unit/model/world.hpp"

using namespace molt;
using namespace molt::model;
using tests::described;
using tests::make_environment;
using tests::World;
using tests::write_file;

TEST_CASE("a bound directory has a marker") {
  const World world;
  const std::optional<Marker> marker = marker_in(world.grounds, world.bound);
  REQUIRE(marker.has_value());
  CHECK(marker->root == world.bound);
  CHECK(marker->environment == world.web);
  CHECK(marker->objection.empty());
}

TEST_CASE("a directory with an allowed .venv has a marker") {
  const World world;
  const std::optional<Marker> marker = marker_in(world.grounds, world.local);
  REQUIRE(marker.has_value());
  CHECK(marker->environment == world.local_environment);
  CHECK(marker->objection.empty());
}

TEST_CASE("a directory with neither has no marker") {
  const World world;
  CHECK_FALSE(marker_in(world.grounds, world.local + "/src").has_value());
  CHECK_FALSE(marker_in(world.grounds, world.directory / "missing").has_value());
}

TEST_CASE("of two markers in one directory the bound environment wins") {
  const World world;
  bind_project(world.projects, world.web, world.local);
  CHECK(marker_in(world.grounds, world.local)->environment == world.web);
}

TEST_CASE("the root is the nearest directory with a marker, upwards") {
  const World world;
  CHECK(find_root(world.grounds, world.bound + "/src") == world.bound);
  CHECK(find_root(world.grounds, world.local) == world.local);
  CHECK(find_root(world.grounds, world.directory.path()).empty());
  CHECK(find_root(world.grounds, "/").empty());
}

TEST_CASE("entering a project activates its environment, and remembers the root") {
  const World world;
  const Change change = world.follow(world.nothing, world.local);
  CHECK(change.message.empty());
  CHECK(described(change.plan) == "set VIRTUAL_ENV=" + world.local_environment + "\nset VIRTUAL_ENV_PROMPT=local\npath " + world.local_environment +
                                      "/bin:/bin\nset MOLT_ROOT=" + world.local + "\nset MOLT_ACTIVE=" + world.local_environment + "\n");
}

TEST_CASE("leaving a project leaves everything as it was") {
  const World world;
  const State inside = world.after(world.nothing, world.bound);
  CHECK(inside.virtual_env == world.web);
  CHECK(world.after(inside, "") == world.nothing);
}

TEST_CASE("nothing changes where nothing is to change") {
  const World world;
  CHECK(world.follow(world.nothing, "").plan == Plan{});
  CHECK(world.follow(world.active(world.web), "").plan == Plan{});
  CHECK(world.follow(world.in_project(world.web, world.bound), world.bound).plan == Plan{});
}

TEST_CASE("from one project straight into another") {
  const World world;
  const State state = world.after(world.in_project(world.web, world.bound), world.local);
  CHECK(state.virtual_env == world.local_environment);
  CHECK(state.root == world.local);
  CHECK(state.path == world.local_environment + "/bin:/bin");
  CHECK_FALSE(state.back.has_value());
}

TEST_CASE("what workon had chosen comes back when the project is left") {
  const World world;
  const State chosen = world.active(world.api);
  const State inside = world.after(chosen, world.local);
  CHECK(inside.virtual_env == world.local_environment);
  CHECK(inside.back == world.api);
  CHECK(world.after(inside, "") == chosen);
}

TEST_CASE("what workon had chosen comes back across several projects") {
  const World world;
  const State chosen = world.active(world.api);
  const State second = world.after(world.after(chosen, world.local), world.bound);
  CHECK(second.virtual_env == world.web);
  CHECK(second.back == world.api);
  CHECK(world.after(second, "") == chosen);
}

TEST_CASE("what workon had chosen does not come back when it is gone meanwhile") {
  const World world;
  const State inside = world.after(world.active(world.api), world.local);
  sys::remove_tree(world.api);
  CHECK(world.after(inside, "") == world.nothing);
}

TEST_CASE("the environment of the project, chosen with workon already, stays chosen") {
  const World world;
  const State chosen = world.active(world.web);
  CHECK(world.follow(chosen, world.bound).plan == Plan{});
  CHECK(world.follow(chosen, "").plan == Plan{});
}

TEST_CASE("an environment left by hand stays left while its project is not") {
  const World world;
  State held = world.nothing;
  held.root = world.bound;
  CHECK(world.follow(held, world.bound).plan == Plan{});
  CHECK(world.after(held, "") == world.nothing);
}

TEST_CASE("left by hand, then the project: what workon had chosen before comes back") {
  const World world;
  State held = world.nothing;
  held.root = world.bound;
  held.back = world.api;
  CHECK(world.after(held, "") == world.active(world.api));
}

TEST_CASE("workon by hand in a project holds there and stays outside, without a way through the project's own") {
  const World world;
  State chosen = world.in_project(world.api, world.bound);
  chosen.back = world.api;
  CHECK(world.follow(chosen, world.bound).plan == Plan{});
  CHECK(world.after(chosen, "") == world.active(world.api));
  CHECK(world.after(chosen, world.local).virtual_env == world.local_environment);
  CHECK(world.after(chosen, world.local).back == world.api);
}

TEST_CASE("an active environment that is gone is left, wherever one stands") {
  const World world;
  const State chosen = world.active(world.api);
  const State inside = world.in_project(world.web, world.bound);
  sys::remove_tree(world.api);
  sys::remove_tree(world.web);
  CHECK(world.after(chosen, "") == world.nothing);
  CHECK(world.follow(chosen, "").message == "'" + world.api + "' is gone, and was left");
  CHECK(world.after(inside, world.bound) == world.nothing);
  const State other = world.after(chosen, world.local);
  CHECK(other.virtual_env == world.local_environment);
  CHECK_FALSE(other.back.has_value());
}

TEST_CASE("a bound environment that was renamed is followed by its new name") {
  const World world;
  const State inside = world.in_project(world.web, world.bound);
  const std::string renamed = world.directory / "shelf/renamed";
  sys::rename_file(world.web, renamed);
  bind_project(world.projects, renamed, world.bound);
  CHECK(world.after(inside, world.bound).virtual_env == renamed);
}

TEST_CASE("a config that says no activates nothing, and what is active is left") {
  World world;
  world.grounds.settings.automatic = false;
  CHECK(world.follow(world.nothing, world.bound).plan == Plan{});
  CHECK(world.after(world.in_project(world.web, world.bound), world.bound) == world.nothing);
}

TEST_CASE("a broken config says so once and activates nothing") {
  World world;
  world.grounds.settings.problem = "config.toml:1:1: wrong";
  const Change change = world.follow(world.nothing, world.bound);
  CHECK(change.message == "config.toml:1:1: wrong");
  CHECK(described(change.plan) == "told config.toml\n");
  CHECK(world.follow(world.nothing, world.local, "config.toml").message.empty());
}

TEST_CASE("left by hand in one project does not hold in another") {
  const World world;
  State held = world.nothing;
  held.root = world.bound;
  CHECK(world.after(held, world.local).virtual_env == world.local_environment);
}

TEST_CASE("of projects within each other the nearest wins, and the outer one comes back") {
  const World world;
  const std::string inner = world.bound + "/src";
  world.allow(make_environment(inner + "/.venv"));
  const State outside = world.after(world.nothing, world.bound);
  const State inside = world.after(outside, inner);
  CHECK(inside.virtual_env == inner + "/.venv");
  CHECK(inside.root == inner);
  CHECK(inside.path == inner + "/.venv/bin:/bin");
  CHECK(world.after(inside, world.bound) == outside);
}

TEST_CASE("molt stands back while somebody else's environment is active") {
  const World world;
  State foreign = world.nothing;
  foreign.virtual_env = "/other";
  CHECK(world.follow(foreign, world.bound).plan == Plan{});
  CHECK(world.follow(foreign, "").plan == Plan{});
  make_environment(world.directory / "stranger/.venv");
  CHECK(world.follow(foreign, world.directory / "stranger").message.empty());
}

TEST_CASE("a nested login shell that reordered PATH gets bin in front again") {
  const World world;
  State state = world.in_project(world.web, world.bound);
  state.path = "/usr/bin:" + world.web + "/bin:/bin";
  CHECK(described(world.follow(state, world.bound).plan) == "path " + world.web + "/bin:/usr/bin:/bin\n");
  State chosen = world.active(world.web);
  chosen.path = "/usr/bin:" + world.web + "/bin:/bin";
  CHECK(described(world.follow(chosen, "").plan) == "path " + world.web + "/bin:/usr/bin:/bin\n");
}

TEST_CASE("the walk ends at the root directory, and an empty path is none") {
  const World world;
  CHECK_FALSE(marker_in(world.grounds, "/").has_value());
  CHECK(find_root(world.grounds, "").empty());
}
