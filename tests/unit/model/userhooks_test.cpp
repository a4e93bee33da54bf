// SPDX-License-Identifier: MIT
#include "model/userhooks.hpp"

#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using namespace molt::model;
using tests::content;
using tests::make_environment;
using tests::Variables;
using tests::write_file;
using tests::written_to;
using Files = std::vector<std::string>;

namespace {

struct World {
  tests::TemporaryDirectory directory;
  std::string shelf = directory / "shelf";
  std::string web = make_environment(shelf + "/web");
  UserHooks hooks{shelf, shelf, ""};
  Variables variables{{"PATH=/usr/bin:/bin", "SHELL=/bin/zsh"}};

  /// What running the scripts of `run` writes on stderr.
  std::string run(const HookRun& run, const State& state = {}) const {
    return written_to(2, [&] { run_hooks(hooks, run, variables.env(), state); });
  }
};

void write_script(const std::string& path, const std::string& text, mode_t mode = 0755) {
  write_file(path, text);
  REQUIRE(chmod(path.c_str(), mode) == 0);
}

}  // namespace

TEST_CASE("global scripts are on the shelf, or where VIRTUALENVWRAPPER_HOOK_DIR says") {
  CHECK(open_user_hooks(Variables({}).env(), "/shelf", "").global_directory == "/shelf");
  CHECK(open_user_hooks(Variables({"VIRTUALENVWRAPPER_HOOK_DIR="}).env(), "/shelf", "").global_directory == "/shelf");
  CHECK(open_user_hooks(Variables({"VIRTUALENVWRAPPER_HOOK_DIR=/hooks/"}).env(), "/shelf", "").global_directory == "/hooks");
  CHECK(open_user_hooks(Variables({"HOME=/h", "VIRTUALENVWRAPPER_HOOK_DIR=~/hooks"}).env(), "/shelf", "").global_directory == "/h/hooks");
}

TEST_CASE("what virtualenvwrapper exports is lacking where the shell has it not") {
  const auto lacking = [](const std::vector<std::string>& entries) {
    std::string text;
    for (const SetEnv& variable : open_user_hooks(Variables(entries).env(), "/shelf", "").lacking)
      text += variable.name + '=' + variable.value + '\n';
    return text;
  };
  CHECK(lacking({}) ==
        "WORKON_HOME=/shelf\nVIRTUALENVWRAPPER_HOOK_DIR=/shelf\nVIRTUALENVWRAPPER_PROJECT_FILENAME=.project\nVIRTUALENVWRAPPER_WORKON_CD=1\n");
  CHECK(lacking({"WORKON_HOME=/shelf", "VIRTUALENVWRAPPER_HOOK_DIR=/x", "VIRTUALENVWRAPPER_PROJECT_FILENAME=.p", "VIRTUALENVWRAPPER_WORKON_CD=0"})
            .empty());
}

TEST_CASE("sourced scripts get the words that virtualenvwrapper's loader leaves them") {
  const UserHooks hooks{"/shelf", "/shelf", "", {}};
  CHECK(source_hooks(hooks, "postactivate", {}) == Plan{});
  CHECK(tests::described(source_hooks(hooks, "postmkvirtualenv", {"/a", "/b"})) == "source /a post_mkvirtualenv\nsource /b post_mkvirtualenv\n");
  CHECK(tests::described(source_hooks(hooks, "postdeactivate", {"/a"}, "web")) == "source /a post_deactivate web\n");
  CHECK(tests::described(source_hooks(hooks, "postmkproject", {"/a"})) == "source /a project.post_mkproject\n");
}

TEST_CASE("a script of nothing but comments, as it is laid, is passed over") {
  const World world;
  const std::string file = world.shelf + "/postactivate";
  for (const char* text : {"", "#!/bin/zsh\n# This hook is sourced.\n\n", "  # x\n\t\n", "#\r\n"}) {
    write_file(file, text);
    CHECK(sourced_hooks(world.hooks, "postactivate", "", "").empty());
  }
  write_file(file, "#!/bin/sh\necho x");
  CHECK(sourced_hooks(world.hooks, "postactivate", "", "") == Files{file});
}

TEST_CASE("a script in another shell's language has that shell's ending") {
  World world;
  world.hooks.suffix = ".fish";
  write_file(world.shelf + "/postactivate", "echo sh\n");
  CHECK(sourced_hooks(world.hooks, "postactivate", world.web, "").empty());
  write_file(world.shelf + "/postactivate.fish", "echo fish\n");
  CHECK(sourced_hooks(world.hooks, "postactivate", world.web, "") == Files{world.shelf + "/postactivate.fish"});
}

TEST_CASE("an environment has scripts of its own only when it is on the shelf") {
  const World world;
  const std::string local = make_environment(world.directory / "project/.venv");
  const std::string below = make_environment(world.shelf + "/sub/inner");
  for (const std::string& environment : {world.web, local, below}) write_file(environment + "/bin/postactivate", "echo x\n");
  CHECK(sourced_hooks(world.hooks, "postactivate", world.web, "") == Files{world.web + "/bin/postactivate"});
  CHECK(sourced_hooks(world.hooks, "postactivate", local, "").empty());
  CHECK(sourced_hooks(world.hooks, "postactivate", below, "").empty());
}

TEST_CASE("a directory or a link to nothing is no script") {
  const World world;
  sys::make_directories(world.shelf + "/postactivate");
  sys::make_link("nowhere", world.web + "/bin/postactivate");
  CHECK(sourced_hooks(world.hooks, "postactivate", world.web, "").empty());
}

TEST_CASE("scripts run with their arguments, in WORKON_HOME, with the variables of the state") {
  const World world;
  write_script(world.shelf + "/prermvirtualenv", "#!/bin/sh\necho \"$#|$1|$PWD|$VIRTUAL_ENV|$WORKON_HOME\"\n");
  State state;
  state.virtual_env = "/active";
  state.path = "/bin";
  CHECK(world.run({.event = "prermvirtualenv", .arguments = {"a b\n$(x)"}}, state) ==
        "1|a b\n$(x)|" + world.shelf + "|/active|" + world.shelf + "\n");
}

TEST_CASE("the global script runs first, then the environment's") {
  const World world;
  write_script(world.shelf + "/preactivate", "#!/bin/sh\necho global\n");
  write_script(world.web + "/bin/preactivate", "#!/bin/sh\necho local\n");
  CHECK(has_run_hooks(world.hooks, "preactivate", world.web));
  CHECK(world.run({.event = "preactivate", .arguments = {}, .environment = world.web}) == "global\nlocal\n");
  CHECK_FALSE(has_run_hooks(world.hooks, "prermvirtualenv", world.web));
}

TEST_CASE("a script that cannot be run is named in virtualenvwrapper's words, and the next one runs") {
  const World world;
  const std::string global = world.shelf + "/preactivate";
  write_script(global, "#!/bin/sh\necho global\n", 0644);
  write_script(world.web + "/bin/preactivate", "#!/bin/sh\necho local\n");
  CHECK(world.run({.event = "preactivate", .arguments = {}, .environment = world.web}) ==
        "virtualenvwrapper.user_scripts could not run \"" + global + "\": [Errno 13] Permission denied: '" + global + "'\nlocal\n");
  write_script(global, "echo no shebang\n");
  CHECK(world.run({.event = "preactivate", .arguments = {}}) ==
        "virtualenvwrapper.user_scripts could not run \"" + global + "\": [Errno 8] Exec format error: '" + global + "'\n");
}

TEST_CASE("a script that fails is named with its status") {
  const World world;
  write_script(world.shelf + "/preactivate", "#!/bin/sh\nexit 3\n");
  CHECK(world.run({.event = "preactivate", .arguments = {}}) == "molt: the hook '" + world.shelf + "/preactivate' ended with status 3\n");
}

TEST_CASE("the output of scripts can be captured") {
  const World world;
  write_script(world.shelf + "/get_env_details", "#!/bin/sh\necho \"about $1\"\n");
  CHECK(capture_hooks(world.hooks, {.event = "get_env_details", .arguments = {"web"}}, world.variables.env(), {}) == "about web\n");
}

TEST_CASE("a script whose output is the point and that cannot be run is named, and nothing else fails") {
  const World world;
  write_script(world.shelf + "/get_env_details", "#!/bin/sh\necho x\n", 0644);
  std::string output = "not set";
  const std::string message = written_to(
      2, [&] { CHECK_NOTHROW(output = capture_hooks(world.hooks, {.event = "get_env_details", .arguments = {"web"}}, world.variables.env(), {})); });
  CHECK(output.empty());
  CHECK(message.find(world.shelf + "/get_env_details") != std::string::npos);
}

TEST_CASE("scripts are laid once, with virtualenvwrapper's texts and modes, and never changed") {
  const World world;
  write_file(world.shelf + "/postactivate", "mine\n");
  const std::string told = written_to(2, [&] { make_global_hooks(world.hooks, world.variables.env()); });
  CHECK(told.find("virtualenvwrapper.user_scripts creating " + world.shelf + "/premkvirtualenv\n") != std::string::npos);
  CHECK(content(world.shelf + "/postactivate") == "mine\n");
  CHECK(content(world.shelf + "/preactivate") ==
        "#!/bin/zsh\n# This hook is run before every virtualenv is activated.\n# argument: environment name\n\n");
  CHECK(sys::info(world.shelf + "/preactivate")->mode == 0755);
  CHECK(sys::info(world.shelf + "/predeactivate")->mode == 0644);
  CHECK(written_to(2, [&] { make_global_hooks(world.hooks, world.variables.env()); }).empty());
}

TEST_CASE("an environment's scripts are laid into its bin, quietly with HOOK_VERBOSE_OPTION=-q") {
  const World world;
  const Variables quiet({"HOOK_VERBOSE_OPTION=-q"});
  CHECK(written_to(2, [&] { make_local_hooks(world.web, quiet.env()); }).empty());
  CHECK(content(world.web + "/bin/postactivate") == "#!/bin/sh\n# This hook is sourced after this virtualenv is activated.\n\n");
  CHECK(sys::exists(world.web + "/bin/get_env_details"));
}
