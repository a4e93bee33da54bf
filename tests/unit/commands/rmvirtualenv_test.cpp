// SPDX-License-Identifier: MIT
#include "model/projects.hpp"
#include "sys/files.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::rmvirtualenv;
using tests::Session;

TEST_CASE("rmvirtualenv removes environments, and nothing of them stays on the shelf") {
  const Session session;
  for (const char* name : {"web", "two words", "-x", "keep"}) session.environment(name);
  CHECK(session.described(rmvirtualenv, {"web", "two words/", "--", "-x"}) ==
        "print Removing web...\n\nprint Removing two words...\n\nprint Removing -x...\n\n");
  const std::vector<sys::Entry> left = sys::list_directory(session.shelf);
  REQUIRE(left.size() == 1);
  CHECK(left[0].name == "keep");
}

TEST_CASE("rmvirtualenv without a name: virtualenvwrapper's message") {
  const Session session;
  CHECK(describe(session.error(rmvirtualenv, {})) == "Please specify an environment.\n");
}

TEST_CASE("an environment that is not there is no failure, and is named on stderr") {
  const Session session;
  session.environment("web");
  const Plan plan = session.run(rmvirtualenv, {"nope", "web"});
  CHECK(tests::described(plan) ==
        "print Removing nope...\n\ncomplain Did not find environment " + session.shelf + "/nope to remove.\n\nprint Removing web...\n\n");
  CHECK(plan.status == ExitStatus::ok);
  CHECK_FALSE(sys::exists(session.shelf + "/web"));
}

TEST_CASE("the active environment is not removed, however it is spelled; what comes before it is, what comes after it is not") {
  Session session;
  session.activate(session.environment("web"));
  session.environment("before");
  session.environment("after");
  const std::string name = GENERATE("web", "web/", "./web");
  CAPTURE(name);
  const Plan plan = session.run(rmvirtualenv, {"before", name, "after"});
  CHECK(tests::described(plan) ==
        "print Removing before...\n\nprint Removing web...\n\n"
        "complain ERROR: You cannot remove the active environment ('web').\nEither switch to another environment, or run 'deactivate'.\n\n");
  CHECK(plan.status == ExitStatus::failure);
  CHECK_FALSE(sys::exists(session.shelf + "/before"));
  CHECK(sys::exists(session.shelf + "/web/pyvenv.cfg"));
  CHECK(sys::exists(session.shelf + "/after/pyvenv.cfg"));
}

TEST_CASE("a link to the active environment is the active environment") {
  Session session;
  session.activate(session.environment("web"));
  sys::make_link("web", session.shelf + "/link");
  CHECK(session.run(rmvirtualenv, {"link"}).status == ExitStatus::failure);
  CHECK(sys::exists(session.shelf + "/link"));
}

TEST_CASE("rmvirtualenv never leaves the shelf") {
  const Session session;
  session.environment("web");
  tests::make_environment(session.directory / "outside");
  const std::string name = GENERATE("../outside", "web/../../outside", "..", ".", "", "/", "web/bin");
  CAPTURE(name);
  CHECK(session.error(rmvirtualenv, {"web", name}).status == ExitStatus::usage);
  CHECK(session.error(rmvirtualenv, {session.directory / "outside"}).status == ExitStatus::usage);
  CHECK(sys::exists(session.directory / "outside/pyvenv.cfg"));
  CHECK(sys::exists(session.shelf + "/web/bin/python"));
}

TEST_CASE("of an environment that is a link only the link goes") {
  const Session session;
  sys::make_link(tests::make_environment(session.directory / "real"), session.shelf + "/link");
  session.run(rmvirtualenv, {GENERATE("link", "link/")});
  CHECK_FALSE(sys::exists(session.shelf + "/link"));
  CHECK(sys::exists(session.directory / "real/pyvenv.cfg"));
}

TEST_CASE("what is no environment is left alone") {
  const Session session;
  tests::write_file(session.shelf + "/plain/file", "keep");
  CHECK(session.error(rmvirtualenv, {"plain"}).message == "'" + session.shelf + "/plain' is not an environment, and was left alone");
  CHECK(tests::content(session.shelf + "/plain/file") == "keep");
  tests::write_file(session.shelf + "/postactivate", "keep");
  CHECK_THROWS_AS(session.run(rmvirtualenv, {"postactivate"}), Error);
  CHECK(sys::exists(session.shelf + "/postactivate"));
}

TEST_CASE("nothing is removed when one of the names is no environment's") {
  const Session session;
  session.environment("web");
  tests::write_file(session.shelf + "/plain/file", "keep");
  CHECK_THROWS_AS(session.run(rmvirtualenv, {"web", "plain"}), Error);
  CHECK(sys::exists(session.shelf + "/web/pyvenv.cfg"));
}

TEST_CASE("rmvirtualenv takes the project out of the index, which stays current") {
  const Session session;
  const std::string web = session.environment("web");
  sys::make_directories(session.directory / "project");
  model::bind_project(session.projects(), web, session.directory / "project");
  model::update_index(session.projects(), session.shelf);
  session.run(rmvirtualenv, {"web"});
  CHECK_FALSE(sys::exists(session.projects().state_directory + "/bound" + session.directory / "project" + "/=env"));
  CHECK(model::index_is_current(session.projects(), session.shelf));
}

TEST_CASE("an environment that cannot be removed keeps its project") {
  const Session session;
  const std::string web = session.environment("web");
  sys::make_directories(session.directory / "project");
  model::bind_project(session.projects(), web, session.directory / "project");
  // Where it would be renamed to.
  tests::write_file(session.shelf + "/.molt-removed-" + std::to_string(sys::info(web)->inode) + "/file", "");
  CHECK_THROWS_AS(session.run(rmvirtualenv, {"web"}), Error);
  CHECK(sys::exists(web + "/pyvenv.cfg"));
  CHECK(model::bound_environment(session.projects(), session.directory / "project") == web);
}

TEST_CASE("who stands in the removed environment is taken to the shelf") {
  const Session session;
  const tests::WorkingDirectory here(session.environment("web"));
  CHECK(session.described(rmvirtualenv, {"web"}) == "print Removing web...\n\ncd " + session.shelf + "\n");
}

TEST_CASE("an environment with the longest of names can be removed") {
  const Session session;
  const std::string name(255, 'x');
  session.environment(name);
  session.run(rmvirtualenv, {name});
  CHECK(sys::list_directory(session.shelf).empty());
}
