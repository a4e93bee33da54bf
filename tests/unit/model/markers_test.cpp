// SPDX-License-Identifier: MIT
// What makes a directory a project, and in which order.
#include <sys/stat.h>

#include "unit/model/stranger.hpp"

using namespace molt;
using namespace molt::model;
using tests::make_environment;
using tests::Stranger;
using tests::write_file;

// --- .venv files ---

TEST_CASE("a .venv file with a name activates the environment on the shelf") {
  const Stranger world;
  write_file(world.venv, GENERATE("web", "web\n", "web\r\n", "  web \n"));
  const Marker marker = marker_in(world.grounds, world.project).value();
  CHECK(marker.environment == world.web);
  CHECK(marker.objection.empty());
  CHECK(marker.rule == Rule::file);
  CHECK(marker.standing == Standing::own);
}

TEST_CASE("a .venv file with a path onto the shelf needs no leave") {
  const Stranger world;
  write_file(world.venv, world.placed(GENERATE("@/shelf/web", "../shelf/web", "@/shelf/../shelf/./web/")) + "\n");
  CHECK(world.objection().empty());
  CHECK(world.environment() == world.web);
}

TEST_CASE("a .venv file with any other path must be allowed") {
  const Stranger world;
  const std::string elsewhere = make_environment(world.directory / "elsewhere");
  write_file(world.venv, world.placed(GENERATE("@/elsewhere", "../elsewhere", "./../elsewhere/")));
  world.check_refused("'" + elsewhere + "' is not allowed yet");
  world.allow(elsewhere);
  CHECK(world.objection().empty());
  CHECK(world.environment() == elsewhere);
}

TEST_CASE("a .venv file that names a directory beside it means that one, as PEP 832 has it") {
  const Stranger world;
  make_environment(world.project + "/web");
  write_file(world.venv, "web\n");
  CHECK(world.environment() == world.project + "/web");
  CHECK(world.objection().starts_with("'" + world.project + "/web' is not allowed yet"));
}

TEST_CASE("an empty .venv file says nothing") {
  const Stranger world;
  write_file(world.venv, GENERATE("", "\n", "  \n"));
  CHECK_FALSE(marker_in(world.grounds, world.project).has_value());
}

TEST_CASE("a .venv file that can name no environment is ignored, in one line") {
  const Stranger world;
  write_file(world.venv,
             GENERATE(std::string("../.."), std::string(".."), std::string("."), std::string("/"), std::string("/etc"), std::string("missing"),
                      std::string("../missing"), std::string(".hidden"), std::string("~"), std::string("$HOME"), std::string("$(touch x)"),
                      std::string("a\nb"), std::string("web\nweb"), std::string("web\0", 4), std::string("/e\x1b[2Jf"), std::string("a\tb"),
                      std::string(5000, 'a'), std::string(5000, '/'), std::string(10'000'000, 'x')));
  world.check_refused("ignoring '" + world.venv + "': it ");
}

TEST_CASE("a .venv file that names a FIFO or a device is ignored and not waited for") {
  const Stranger world;
  REQUIRE(mkfifo((world.project + "/fifo").c_str(), 0600) == 0);
  write_file(world.venv, GENERATE("./fifo", "/dev/zero", "/dev/stdin"));
  world.check_refused("ignoring '" + world.venv + "': it names '");
}

TEST_CASE("a .venv that is neither a directory nor a file is ignored") {
  const Stranger world;
  REQUIRE(mkfifo(world.venv.c_str(), 0600) == 0);
  world.check_refused("ignoring '" + world.venv + "': it is neither a directory nor a file");
}

TEST_CASE("a .venv link that leads nowhere or in a circle is ignored") {
  const Stranger world;
  sys::make_link(GENERATE(".venv", "missing", "../stranger/.venv", "/no/such"), world.venv);
  world.check_refused("ignoring '" + world.venv + "': it is a link that leads nowhere");
}

TEST_CASE("a .venv file that cannot be read is ignored") {
  const Stranger world;
  write_file(world.venv, "web\n");
  REQUIRE(chmod(world.venv.c_str(), 0) == 0);
  const std::string told = tests::without_privileges(world.directory, [&] { return marker_in(world.grounds, world.project)->objection; });
  CHECK(told == "ignoring '" + world.venv + "': it cannot be read or is larger than 4 KiB");
}

// --- further names, and the order of the rules ---

TEST_CASE("further names of environment directories") {
  Stranger world;
  make_environment(world.project + "/venv");
  CHECK_FALSE(marker_in(world.grounds, world.project).has_value());
  world.grounds.settings.names = {"env", "venv"};
  sys::make_directories(world.project + "/env");  // may be anything
  CHECK(world.environment() == world.project + "/venv");
  world.check_refused("'" + world.project + "/venv' is not allowed yet");
  make_environment(world.venv);
  CHECK(world.environment() == world.venv);
}

TEST_CASE("of all rules in one directory the bound environment comes first, then .venv, then the tools") {
  Stranger world;
  const std::string conda = world.directory / "home/miniconda3/envs/sci";
  make_environment(conda);
  sys::make_directories(conda + "/conda-meta");
  write_file(world.project + "/environment.yml", "name: sci\n");
  CHECK(marker_in(world.grounds, world.project)->rule == Rule::conda);
  write_file(world.venv, "api\n");
  CHECK(marker_in(world.grounds, world.project)->environment == world.api);
  bind_project(world.projects, world.web, world.project);
  CHECK(marker_in(world.grounds, world.project)->environment == world.web);
}

TEST_CASE("a tool's environment that others may write to is refused, one that was denied is left alone") {
  const Stranger world;
  const std::string conda = world.directory / "home/miniconda3/envs/sci";
  make_environment(conda);
  sys::make_directories(conda + "/conda-meta");
  write_file(world.project + "/environment.yml", "name: sci\n");
  CHECK(world.objection().empty());
  REQUIRE(chmod(conda.c_str(), 0777) == 0);
  world.check_refused("not activating '" + conda + "': others may write to '");
  world.deny(conda);
  CHECK(world.follow(world.nothing, world.project).message.empty());
  CHECK(world.follow(world.nothing, world.project).plan == Plan{});
}

// --- trust in the config ---

TEST_CASE("an environment under a trust path of the config needs no leave") {
  Stranger world;
  make_environment(world.venv);
  world.grounds.settings.trust = {world.placed(GENERATE("@", "@/stranger", "@/stranger/.venv/", "~/../stranger", "../stranger"))};
  sys::make_directories(world.directory / "home");
  CHECK(marker_in(world.grounds, world.project)->standing == Standing::trusted);
  CHECK(world.objection().empty());
  world.deny(world.venv);
  CHECK(world.follow(world.nothing, world.project).plan == Plan{});
}

TEST_CASE("a trust path is a whole path, and no way around the owner's") {
  Stranger world;
  make_environment(world.venv);
  world.grounds.settings.trust = {"", " ", world.directory / "stran", world.directory / "missing", world.project + "/.venv/bin"};
  CHECK(world.objection().starts_with("'" + world.venv + "' is not allowed yet"));
  world.grounds.settings.trust = {"/"};
  CHECK(world.objection().empty());
  REQUIRE(chmod(world.venv.c_str(), 0777) == 0);
  CHECK(world.objection() == "not activating '" + world.venv + "': others may write to '" + world.venv + "'");
}

TEST_CASE("a link out of a trusted directory is not trusted") {
  Stranger world;
  const std::string evil = make_environment(world.directory / "evil");
  sys::make_link(evil, world.venv);
  world.grounds.settings.trust = {world.project};
  CHECK(world.objection().starts_with("'" + evil + "' is not allowed yet"));
}

TEST_CASE("the markers from a directory up end with the first that may be activated") {
  const Stranger world;
  const std::string inner = world.bound + "/src";
  make_environment(inner + "/.venv");
  const std::vector<Marker> markers = markers_from(world.grounds, inner);
  REQUIRE(markers.size() == 2);
  CHECK_FALSE(markers[0].objection.empty());
  CHECK(markers[1].environment == world.web);
  CHECK(markers_from(world.grounds, world.directory / "gone/by/now").empty());
}
