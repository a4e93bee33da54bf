// SPDX-License-Identifier: MIT
#include "model/projects.hpp"
#include "sys/files.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::setvirtualenvproject;
using tests::Session;

TEST_CASE("setvirtualenvproject binds an environment to a directory, made absolute") {
  const Session session;
  const std::string web = session.environment("web");
  sys::make_directories(session.directory / "src/web app");
  const tests::WorkingDirectory here(session.directory / "src");
  CHECK(session.described(setvirtualenvproject, {"web", "./web app/"}) ==
        "print Setting project for web to " + session.directory / "src/web app" + "\n\n");
  CHECK(tests::content(web + "/.project") == session.directory / "src/web app" + "\n");
  CHECK(model::bound_environment(session.projects(), session.directory / "src/web app") == web);
}

TEST_CASE("setvirtualenvproject without a directory takes this one, without an environment the active one") {
  Session session;
  const std::string web = session.environment("web");
  session.activate(web);
  sys::make_directories(session.directory / "project");
  const tests::WorkingDirectory here(session.directory / "project");
  session.run(setvirtualenvproject, {});
  CHECK(model::bound_environment(session.projects(), session.directory / "project") == web);
}

TEST_CASE("setvirtualenvproject takes the path of an environment, and not a name in this directory") {
  const Session session;
  const std::string outside = tests::make_environment(session.directory / "outside");
  const tests::WorkingDirectory here(session.directory.path());
  for (const std::string& path : {outside, std::string("./outside")}) {
    session.run(setvirtualenvproject, {path, session.directory.path()});
    CHECK(tests::content(outside + "/.project") == session.directory.path() + "\n");
    sys::remove_file(outside + "/.project");
  }
  CHECK(session.error(setvirtualenvproject, {"outside"}).message == "No virtualenv outside");
}

TEST_CASE("setvirtualenvproject refuses what is no directory: virtualenvwrapper's message") {
  const Session session;
  session.environment("web");
  const std::string typed = GENERATE("/no/such/directory", "", "/dev/null");
  CHECK(describe(session.error(setvirtualenvproject, {"web", typed})) ==
        "Cannot associate virtualenv with \"" + typed + "\", it is not a directory\n");
}

TEST_CASE("setvirtualenvproject refuses what is no environment, WORKON_HOME itself too") {
  const Session session;
  session.environment("web");
  CHECK(session.error(setvirtualenvproject, {"nope", "/"}).message == "No virtualenv nope");
  CHECK_THROWS_AS(session.run(setvirtualenvproject, {"", "/"}), Error);
  CHECK_THROWS_AS(session.run(setvirtualenvproject, {".", "/"}), Error);
  CHECK_THROWS_AS(session.run(setvirtualenvproject, {"..", "/"}), Error);
  CHECK(session.error(setvirtualenvproject, {}).message == "ERROR: no virtualenv active, or active virtualenv is missing");
}
