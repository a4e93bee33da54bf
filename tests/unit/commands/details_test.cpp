// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include "model/projects.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::lsvirtualenv;
using commands::showvirtualenv;
using tests::Session;

namespace {

void write_script(const std::string& path, const std::string& text) {
  tests::write_file(path, "#!/bin/sh\n" + text);
  REQUIRE(chmod(path.c_str(), 0755) == 0);
}

}  // namespace

TEST_CASE("lsvirtualenv -b prints the names, safe for the terminal") {
  const Session session;
  for (const char* name : {"web", "api", "two words", "\x1b[2J"}) session.environment(name);
  const Plan plan = session.run(lsvirtualenv, {"-b"});
  CHECK(tests::described(plan) == "print \\x1b[2J\napi\ntwo words\nweb\n\n");
  CHECK(plan.status == ExitStatus::ok);
}

TEST_CASE("lsvirtualenv -b of an empty shelf ends with 1, as grep does; the long list does not") {
  const Session session;
  CHECK(session.run(lsvirtualenv, {"-b"}).status == ExitStatus::failure);
  CHECK(session.run(lsvirtualenv, {}).status == ExitStatus::ok);
}

TEST_CASE("lsvirtualenv underlines each name") {
  const Session session;
  session.environment("web");
  CHECK(session.described(lsvirtualenv, {}) == "print web\n===\n\n\n\n");
}

TEST_CASE("lsvirtualenv with an option it does not know: virtualenvwrapper's message, the help, status 1") {
  const Session session;
  const auto [word, option] = GENERATE(std::pair("-x", "-x"), std::pair("-bxl", "-x"), std::pair("--nope", "--nope"));
  Plan plan;
  CHECK(tests::written_to(2, [&, words = cli::Words{"-b", word}] { plan = session.run(lsvirtualenv, words); }) ==
        "Invalid option: " + std::string(option) + "\n");
  CHECK(printed_text(plan).starts_with("usage: lsvirtualenv"));
  CHECK(plan.status == ExitStatus::failure);
}

TEST_CASE("the letters of lsvirtualenv may share a word, and what follows -- is none") {
  const Session session;
  session.environment("web");
  CHECK(session.described(lsvirtualenv, {"-lb"}) == "print web\n\n");
  CHECK(session.described(lsvirtualenv, {"-b", "--", "-x"}) == "print web\n\n");
}

TEST_CASE("of -b and -l the last one counts") {
  const Session session;
  session.environment("web");
  CHECK(session.described(lsvirtualenv, {"-b", "-l"}) == session.described(lsvirtualenv, {}));
  CHECK(session.described(lsvirtualenv, {"-l", "-b"}) == "print web\n\n");
}

TEST_CASE("lsvirtualenv shows what the user's scripts say") {
  const Session session;
  session.environment("web");
  write_script(session.shelf + "/get_env_details", "echo \"about $1 in $VIRTUAL_ENV\"\n");
  CHECK(session.described(lsvirtualenv, {}) == "print web\n===\nabout web in " + session.shelf + "/web\n\n\n\n");
}

TEST_CASE("lsvirtualenv brings the index up to date") {
  const Session session;
  const std::string web = session.environment("web");
  sys::make_directories(session.directory / "project");
  tests::write_file(web + "/.project", session.directory / "project" + "\n");
  session.run(lsvirtualenv, {"-b"});
  CHECK(model::bound_environment(session.projects(), session.directory / "project") == web);
}

TEST_CASE("the help of lsvirtualenv ends with 1, as virtualenvwrapper documents") {
  const Session session;
  CHECK(session.run(lsvirtualenv, {"-h"}).status == ExitStatus::failure);
}

TEST_CASE("showvirtualenv shows the details of one environment, else of the active one") {
  Session session;
  session.environment("web");
  write_script(session.shelf + "/get_env_details", "echo \"about $1\"\n");
  CHECK(session.described(showvirtualenv, {"web"}) == "print about web\n\n\n");
  session.activate(session.shelf + "/api");
  CHECK(session.described(showvirtualenv, {}) == "print about api\n\n\n");
}

TEST_CASE("showvirtualenv with nothing to show prints its usage and ends with 1") {
  const Session session;
  const Plan plan = session.run(showvirtualenv, {});
  CHECK(tests::described(plan) == "print showvirtualenv [env]\n\n");
  CHECK(plan.status == ExitStatus::failure);
}
