// SPDX-License-Identifier: MIT
// cpvirtualenv and mvvirtualenv: what happens around the copy and the move, which are the builder's.
#include "sys/files.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::cpvirtualenv;
using commands::mvvirtualenv;
using tests::Session;

TEST_CASE("the active environment is renamed under its own feet, however the shell spells it") {
  Session session;
  const std::string web = session.environment("web");
  sys::make_link(session.shelf, session.directory / "link");
  session.activate(GENERATE(true, false) ? web : session.directory / "link/web");
  const std::string to = session.shelf + "/new";
  CHECK(session.described(mvvirtualenv, {"web", "new"}) == "print Renamed web to new\n\n" + tests::entering(to, "new"));
  CHECK_FALSE(sys::exists(web));
}

TEST_CASE("a renamed environment is the one that workon - goes back to") {
  Session session;
  session.last = session.environment("web");
  CHECK(session.described(mvvirtualenv, {"web", "new"}) == "print Renamed web to new\n\nlast " + session.shelf + "/new\n");
}

TEST_CASE("nothing is copied or renamed over what is there, whatever it is") {
  const Session session;
  for (const char* name : {"web", "api"}) session.environment(name);
  tests::write_file(session.shelf + "/file", "keep");
  sys::make_link("nowhere", session.shelf + "/dangling");
  const std::string name = GENERATE("api", "api/", "./api", "file", "dangling", "web");
  CAPTURE(name);
  const Plan refused = session.run(cpvirtualenv, {"web", name});
  CHECK(refused.status == ExitStatus::failure);
  CHECK(printed_text(refused).ends_with(" virtualenv already exists.\n"));
  CHECK(session.error(mvvirtualenv, {"web", name}).message.ends_with(" virtualenv already exists."));
  CHECK(tests::content(session.shelf + "/file") == "keep");
  CHECK(sys::exists(session.shelf + "/web/pyvenv.cfg"));
}

TEST_CASE("a temporary environment is an ordinary one once it has a name of its own") {
  const Session session;
  tests::write_file(session.environment("tmp-1") + "/README.tmpenv", "x");
  tests::write_file(session.environment("tmp-2") + "/README.tmpenv", "x");
  tests::written_to(2, [&] { session.run(cpvirtualenv, {"tmp-1", "copy"}); });
  session.run(mvvirtualenv, {"tmp-2", "moved"});
  CHECK_FALSE(sys::exists(session.shelf + "/copy/README.tmpenv"));
  CHECK(sys::exists(session.shelf + "/tmp-1/README.tmpenv"));
  CHECK_FALSE(sys::exists(session.shelf + "/moved/README.tmpenv"));
}
