// SPDX-License-Identifier: MIT
#include "model/places.hpp"

#include "unit/support.hpp"

using namespace molt::model;
using molt::tests::error_of;
using molt::tests::Variables;

TEST_CASE("the home directory is HOME, tidied") {
  CHECK(home_directory(Variables({"HOME=/home/ann"}).env()) == "/home/ann");
  CHECK(home_directory(Variables({"HOME=/home//ann/"}).env()) == "/home/ann");
  CHECK(home_directory(Variables({"HOME=/"}).env()) == "/");
}

TEST_CASE("without a home directory there is a clear error") {
  for (const char* none : {"HOME=", "HOMES=/x"}) {
    const Variables variables({none});
    const molt::Error error = error_of([&] { home_directory(variables.env()); });
    CHECK(error.message == "HOME is not set");
    CHECK_FALSE(error.hint.empty());
  }
  const Variables relative({"HOME=ann"});
  CHECK(error_of([&] { home_directory(relative.env()); }).message == "HOME is 'ann', which is not an absolute path");
}

TEST_CASE("XDG variables say where molt's own files are") {
  const Variables variables({"HOME=/h", "XDG_CONFIG_HOME=/c", "XDG_STATE_HOME=/s", "XDG_CACHE_HOME=/k"});
  CHECK(config_file(variables.env()) == "/c/molt/config.toml");
  CHECK(state_directory(variables.env()) == "/s/molt");
  CHECK(required_state_directory(variables.env()) == "/s/molt");
  CHECK(cache_directory(variables.env()) == "/k/molt");
}

TEST_CASE("XDG variables that are unset, empty or relative do not count") {
  const Variables variables({"HOME=/h", "XDG_CONFIG_HOME=", "XDG_STATE_HOME=relative"});
  CHECK(config_file(variables.env()) == "/h/.config/molt/config.toml");
  CHECK(state_directory(variables.env()) == "/h/.local/state/molt");
  CHECK(cache_directory(variables.env()) == "/h/.cache/molt");
}

TEST_CASE("the state directory is unknown without a home, and never an error on the hot path") {
  const Variables none({});
  CHECK_FALSE(state_directory(none.env()).has_value());
  CHECK_FALSE(state_directory(Variables({"HOME=relative"}).env()).has_value());
  CHECK(error_of([&] { required_state_directory(none.env()); }).message == "HOME is not set");
  CHECK(error_of([&] { config_file(none.env()); }).message == "HOME is not set");
}

TEST_CASE("XDG variables do without a home") { CHECK(config_file(Variables({"XDG_CONFIG_HOME=/c"}).env()) == "/c/molt/config.toml"); }

TEST_CASE("the shelf is WORKON_HOME, else the configured one, else ~/.virtualenvs") {
  CHECK(workon_home(Variables({"HOME=/h", "WORKON_HOME=/envs"}).env(), "/configured") == "/envs");
  CHECK(workon_home(Variables({"HOME=/h"}).env(), "/configured") == "/configured");
  CHECK(workon_home(Variables({"HOME=/h", "WORKON_HOME="}).env(), "/configured") == "/configured");
  CHECK(workon_home(Variables({"HOME=/h"}).env(), "") == "/h/.virtualenvs");
}

TEST_CASE("a relative WORKON_HOME is taken from the home directory") {
  CHECK(workon_home(Variables({"HOME=/h", "WORKON_HOME=envs"}).env(), "") == "/h/envs");
  CHECK(workon_home(Variables({"HOME=/h", "WORKON_HOME=./my envs"}).env(), "") == "/h/my envs");
}

TEST_CASE("PROJECT_HOME is the variable, else what is configured, else nothing") {
  CHECK(project_home(Variables({"HOME=/h", "PROJECT_HOME=/src"}).env(), "/configured") == "/src");
  CHECK(project_home(Variables({"HOME=/h", "PROJECT_HOME=~/src/"}).env(), "") == "/h/src");
  CHECK(project_home(Variables({"HOME=/h"}).env(), "~/configured") == "/h/configured");
  CHECK(project_home(Variables({"HOME=/h"}).env(), "").empty());
}

TEST_CASE("WORKON_HOME is expanded and tidied") {
  const auto shelf = [](const std::string& value) { return workon_home(Variables({"HOME=/h", "BASE=/base", "WORKON_HOME=" + value}).env(), ""); };
  CHECK(shelf("~/envs") == "/h/envs");
  CHECK(shelf("~") == "/h");
  CHECK(shelf("$HOME/envs") == "/h/envs");
  CHECK(shelf("${BASE}//envs/") == "/base/envs");
  CHECK(shelf("/a/../envs") == "/envs");
  CHECK(shelf("/envs/") == "/envs");
}

TEST_CASE("an absolute WORKON_HOME needs no home, another one does") {
  CHECK(workon_home(Variables({"WORKON_HOME=/envs"}).env(), "") == "/envs");
  const Variables relative({"WORKON_HOME=envs"});
  CHECK(error_of([&] { workon_home(relative.env(), ""); }).message == "HOME is not set");
  const Variables tilde({"WORKON_HOME=~/envs"});
  CHECK(error_of([&] { workon_home(tilde.env(), ""); }).message == "HOME is not set");
}

TEST_CASE("absolute_path works on the text alone") {
  CHECK(absolute_path("a", "/base") == "/base/a");
  CHECK(absolute_path("../a", "/base/x") == "/base/a");
  CHECK(absolute_path("/a//b/./c/../d/", "/base") == "/a/b/d");
  CHECK(absolute_path("", "/base") == "/base");
  CHECK(absolute_path(".", "/base/") == "/base");
  CHECK(absolute_path("/", "/base") == "/");
  CHECK(absolute_path("../../..", "/base") == "/");
  CHECK(absolute_path("/..", "/base") == "/");
  CHECK(absolute_path("...", "/base") == "/base/...");
  CHECK(absolute_path("a\nb \xff", "/") == "/a\nb \xff");
}

TEST_CASE("expand replaces a tilde in front and nowhere else") {
  const Variables variables({"HOME=/h"});
  CHECK(expand("~", variables.env()) == "/h");
  CHECK(expand("~/x", variables.env()) == "/h/x");
  CHECK(expand("/a/~", variables.env()) == "/a/~");
  CHECK(expand("~bob/x", variables.env()) == "~bob/x");
}

TEST_CASE("expand replaces variables once") {
  const Variables variables({"HOME=/h", "A=1", "B=$A", "EMPTY="});
  CHECK(expand("$A-${A}", variables.env()) == "1-1");
  CHECK(expand("$A$A", variables.env()) == "11");
  CHECK(expand("x${EMPTY}y", variables.env()) == "xy");
  CHECK(expand("$B", variables.env()) == "$A");
  CHECK(expand("$$A", variables.env()) == "$1");
}

TEST_CASE("expand leaves what is no variable as it is written") {
  const Variables variables({"HOME=/h", "A=1"});
  for (const char* text : {"$NOPE/x", "${NOPE}/x", "$", "x$", "${A", "${}", "$1", "$-", "$(A)", "`A`", "%A%", "${A B}"}) {
    CHECK(expand(text, variables.env()) == text);
  }
}

TEST_CASE("base_name is the last component") {
  CHECK(base_name("/a/b") == "b");
  CHECK(base_name("/a/b//") == "b");
  CHECK(base_name("b") == "b");
  CHECK(base_name("/") == "/");
  CHECK(base_name("").empty());
}

TEST_CASE("parent_directory of the root's children is the root") {
  CHECK(parent_directory("/a/b") == "/a");
  CHECK(parent_directory("/a") == "/");
  CHECK(parent_directory("/") == "/");
}
