// SPDX-License-Identifier: MIT
#include "model/transition.hpp"

#include <sys/stat.h>

#include "unit/support.hpp"

using namespace molt;
using namespace molt::model;
using tests::described;
using tests::make_environment;
using tests::write_file;

namespace {

struct World {
  tests::TemporaryDirectory directory;
  std::string shelf = directory / "shelf";
  std::string web = make_environment(shelf + "/web");
  std::string project = directory / "project";
  UserHooks hooks{shelf, shelf, ""};
  State nothing = {};

  World() { nothing.path = "/bin"; }
  State active() const { return entered(nothing, read_venv(web)); }

  std::string enter(const Transition::Entry& entry) const {
    Transition way(nothing, hooks);
    way.enter(entry);
    return described(way.finish());
  }
  std::string leave(const State& from, const std::string& of_project = "") const {
    Transition way(from, hooks);
    way.leave(of_project);
    return described(way.finish());
  }
};

std::string entering(const std::string& path) {
  return "set VIRTUAL_ENV=" + path + "\nset VIRTUAL_ENV_PROMPT=web\npath " + path + "/bin:/bin\nset MOLT_ACTIVE=" + path + "\n";
}

constexpr const char* leaving = "unset VIRTUAL_ENV\nunset VIRTUAL_ENV_PROMPT\npath /bin\nunset MOLT_ACTIVE\n";

}  // namespace

TEST_CASE("a way without scripts is the difference of its ends") {
  const World world;
  CHECK(world.enter({.venv = read_venv(world.web)}) == entering(world.web));
  CHECK(world.leave(world.active()) == leaving);
}

TEST_CASE("a way there and back again is nothing") {
  const World world;
  Transition way(world.active(), world.hooks);
  way.leave("");
  way.enter({.venv = read_venv(world.web)});
  CHECK(way.finish() == Plan{});
}

TEST_CASE("postactivate scripts see the environment, the global one first, and know whether projects are gone to") {
  const World world;
  write_file(world.shelf + "/postactivate", "echo global\n");
  write_file(world.web + "/bin/postactivate", "echo local\n");
  const bool wants_cd = GENERATE(true, false);
  CHECK(world.enter({.venv = read_venv(world.web), .wants_cd = wants_cd}) ==
        entering(world.web) + "set VIRTUALENVWRAPPER_PROJECT_CD=" + (wants_cd ? "1" : "0") + "\nsource " + world.shelf +
            "/postactivate post_activate\nsource " + world.web + "/bin/postactivate post_activate\nunset VIRTUALENVWRAPPER_PROJECT_CD\n");
}

TEST_CASE("scripts find the variables that virtualenvwrapper exports, also in a shell that has them not") {
  World world;
  world.hooks.lacking = {{"WORKON_HOME", world.shelf}};
  write_file(world.shelf + "/predeactivate", "echo global\n");
  CHECK(world.leave(world.active()) ==
        "set WORKON_HOME=" + world.shelf + "\nsource " + world.shelf + "/predeactivate pre_deactivate\nunset WORKON_HOME\n" + leaving);
}

TEST_CASE("the shell goes to the project before postactivate scripts run, and the project's own is the first") {
  const World world;
  write_file(world.shelf + "/postactivate", "echo global\n");
  write_file(world.project + "/.virtualenvwrapper/postactivate", "echo project\n");
  CHECK(world.enter({.venv = read_venv(world.web), .project = world.project, .directory = world.project, .wants_cd = true}) ==
        entering(world.web) + "cd " + world.project + "\nset VIRTUALENVWRAPPER_PROJECT_CD=1\nsource " + world.project +
            "/.virtualenvwrapper/postactivate post_activate\nsource " + world.shelf +
            "/postactivate post_activate\nunset VIRTUALENVWRAPPER_PROJECT_CD\n");
}

TEST_CASE("preactivate scripts are run before anything changes") {
  const World world;
  write_file(world.shelf + "/preactivate", "#!/bin/sh\necho x\n");
  CHECK(world.enter({.venv = read_venv(world.web)}) == "call run-hook preactivate " + world.web + " web\n" + entering(world.web));
  const std::string inner = make_environment(world.shelf + "/sub/web");
  CHECK(world.enter({.venv = read_venv(inner)}) == "call run-hook preactivate " + inner + " sub/web\n" + entering(inner));
}

TEST_CASE("predeactivate scripts see the environment, postdeactivate scripts its absence") {
  const World world;
  write_file(world.shelf + "/predeactivate", "echo global\n");
  write_file(world.web + "/bin/predeactivate", "echo local\n");
  write_file(world.shelf + "/postdeactivate", "echo after\n");
  CHECK(world.leave(world.active()) == "source " + world.web + "/bin/predeactivate pre_deactivate\nsource " + world.shelf +
                                           "/predeactivate pre_deactivate\n" + leaving + "set VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV=" + world.web +
                                           "\nsource " + world.shelf +
                                           "/postdeactivate post_deactivate web\nunset VIRTUALENVWRAPPER_LAST_VIRTUAL_ENV\n");
}

TEST_CASE("no script runs around an environment that molt did not activate") {
  const World world;
  write_file(world.shelf + "/predeactivate", "echo global\n");
  write_file(world.shelf + "/postdeactivate", "echo global\n");
  State foreign = world.nothing;
  foreign.virtual_env = world.web;
  CHECK(world.leave(foreign) == "leave foreign\nunset VIRTUAL_ENV\npath /bin\n");
}
