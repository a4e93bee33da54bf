// SPDX-License-Identifier: MIT
#include "model/projects.hpp"
#include "sys/files.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::workon;
using tests::entering;
using tests::Session;

TEST_CASE("workon activates an environment of the shelf") {
  const Session session;
  const std::string web = session.environment("web");
  CHECK(session.described(workon, {"web"}) == entering(web, "web"));
  CHECK(session.run(workon, {"web"}).status == ExitStatus::ok);
  CHECK(session.described(workon, {"web/"}) == entering(web, "web"));
  CHECK(session.described(workon, {"web", "ignored"}) == entering(web, "web"));
}

TEST_CASE("workon without a name prints all names and ends with 1") {
  const Session session;
  session.environment("web");
  session.environment("a\nb");
  for (const cli::Words& words : {cli::Words{}, {""}, {"-n"}, {"-c"}}) {
    const Plan plan = session.run(workon, words);
    CHECK(tests::described(plan) == "print a\\x0ab\nweb\n\n");
    CHECK(plan.status == ExitStatus::failure);
  }
}

TEST_CASE("workon leaves the environment before, and remembers it") {
  Session session;
  const std::string web = session.environment("web");
  const std::string api = session.environment("api");
  session.activate(api);
  CHECK(session.described(workon, {"web"}) == entering(web, "web") + "last " + api + "\n");
}

TEST_CASE("workon in the active environment keeps the one before in mind") {
  Session session;
  const std::string web = session.environment("web");
  session.activate(web);
  CHECK(session.described(workon, {"web"}).find("last ") == std::string::npos);
}

TEST_CASE("workon - goes back, also to what is not on the shelf") {
  Session session;
  session.environment("web");
  session.last = tests::make_environment(session.directory / "elsewhere");
  CHECK(session.described(workon, {"-"}) == entering(session.last, "elsewhere"));
}

TEST_CASE("workon - says when there is nothing to go back to") {
  Session session;
  CHECK(session.error(workon, {"-"}).message == "there is no environment to go back to in this shell");
  session.last = session.directory / "gone";
  CHECK(session.error(workon, {"-"}).message == "the environment before this one, '" + session.last + "', is gone");
}

TEST_CASE("workon . takes the name of this directory") {
  const Session session;
  const std::string web = session.environment("web");
  sys::make_directories(session.directory / "src/web");
  const tests::WorkingDirectory here(session.directory / "src/web");
  CHECK(session.described(workon, {"."}) == entering(web, "web"));
}

TEST_CASE("a word that looks like an option is a name to workon") {
  const Session session;
  const std::string odd = session.environment("-x");
  CHECK(session.described(workon, {"-x"}) == entering(odd, "-x"));
  CHECK(session.error(workon, {"--"}).message == "ERROR: Environment '--' does not exist. Create it with 'mkvirtualenv --'.");
}

TEST_CASE("workon goes to the project, unless told otherwise") {
  Session session;
  const std::string web = session.environment("web");
  sys::make_directories(session.directory / "project");
  model::bind_project(session.projects(), web, session.directory / "project");
  const std::string cd = "cd " + session.directory / "project" + "\n";
  CHECK(session.described(workon, {"web"}) == entering(web, "web") + cd);
  CHECK(session.described(workon, {"-n", "web"}) == entering(web, "web"));
  CHECK(session.described(workon, {"web", "--no-cd", "-c"}) == entering(web, "web") + cd);
  session.variables["VIRTUALENVWRAPPER_WORKON_CD"] = "0";
  CHECK(session.described(workon, {"web"}) == entering(web, "web"));
  CHECK(session.described(workon, {"--cd", "web"}) == entering(web, "web") + cd);
}

TEST_CASE("workon learns of a project that somebody else bound") {
  const Session session;
  const std::string web = session.environment("web");
  sys::make_directories(session.directory / "project");
  tests::write_file(web + "/.project", session.directory / "project" + "\n");
  session.run(workon, {"web"});
  CHECK(model::bound_environment(session.projects(), session.directory / "project") == web);
}

TEST_CASE("workon in a project makes the choice the user's: nothing is left of the project's") {
  Session session;
  const std::string web = session.environment("web");
  session.activate(session.environment("api"));
  session.variables["MOLT_ROOT"] = "/project";
  session.variables["MOLT_BACK"] = "/back";
  const std::string plan = session.described(workon, {"web"});
  CHECK(plan.find("unset MOLT_ROOT\n") != std::string::npos);
  CHECK(plan.find("unset MOLT_BACK\n") != std::string::npos);
}

TEST_CASE("workon needs no shelf that is not there: it is made, with a note") {
  const Session session;
  sys::remove_tree(session.shelf);
  const std::string note = tests::written_to(2, [&] { CHECK(session.run(workon, {}).status == ExitStatus::failure); });
  CHECK(note.starts_with("NOTE: Virtual environments directory " + session.shelf));
  CHECK(sys::is_directory(session.shelf));
}

TEST_CASE("a broken configuration is an error before anything is done") {
  const Session session;
  session.environment("web");
  tests::write_file(session.directory / "home/.config/molt/config.toml", "x");
  CHECK(session.error(workon, {"web"}).message.starts_with(session.directory / "home/.config/molt/config.toml" + ":1:"));
}

TEST_CASE("the environment that mktmpenv made goes when another is entered") {
  Session session;
  session.environment("web");
  const std::string temporary = session.environment("tmp-1");
  tests::write_file(temporary + "/README.tmpenv", "");
  session.activate(temporary);
  CHECK(session.described(workon, {"web"}).find("call remove-temporary tmp-1\n") != std::string::npos);
}

TEST_CASE("who stands in a temporary environment is taken to the shelf when it goes") {
  Session session;
  const std::string temporary = session.environment("tmp-1");
  tests::write_file(temporary + "/README.tmpenv", "");
  session.activate(temporary);
  const tests::WorkingDirectory here(temporary + "/bin");
  CHECK(session.described(commands::deactivate, {}).find("call remove-temporary tmp-1\ncd " + session.shelf + "\n") != std::string::npos);
}

TEST_CASE("an environment that virtualenvwrapper's own script has removed already is not removed again") {
  const Session session;
  CHECK(session.run(commands::remove_temporary, {"tmp-1"}) == Plan{});
  session.environment("kept");
  CHECK(session.run(commands::remove_temporary, {"kept"}) == Plan{});
  CHECK(sys::exists(session.shelf + "/kept/pyvenv.cfg"));
}

TEST_CASE("workon leaves a project that is gone alone") {
  const Session session;
  tests::write_file(session.environment("web") + "/.project", session.directory / "gone\n");
  std::string plan;
  const std::string message = tests::written_to(2, [&] { plan = session.described(workon, {"web"}); });
  CHECK(message == "molt: cannot go to '" + session.directory / "gone" + "', the project of 'web': there is no such directory\n");
  CHECK(plan == tests::entering(session.shelf + "/web", "web"));
}
