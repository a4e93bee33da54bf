// SPDX-License-Identifier: MIT
#include "sys/files.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::cdproject;
using commands::cdsitepackages;
using commands::cdvirtualenv;
using tests::Session;

namespace {

constexpr const char* none_active = "ERROR: no virtualenv active, or active virtualenv is missing\n";

struct Active : Session {
  std::string web = environment("web");
  std::string packages = web + "/lib/python3.11/site-packages";

  Active() {
    sys::make_directories(packages + "/pip");
    activate(web);
  }
};

}  // namespace

TEST_CASE("cdvirtualenv goes into the active environment") {
  const Active session;
  CHECK(session.described(cdvirtualenv, {}) == "cd " + session.web + "\n");
  CHECK(session.described(cdvirtualenv, {"lib"}) == "cd " + session.web + "/lib\n");
  CHECK(session.error(cdvirtualenv, {"nope"}).message == "there is no directory '" + session.web + "/nope'");
}

TEST_CASE("cdsitepackages goes to the packages, found without starting an interpreter") {
  const Active session;
  CHECK(session.described(cdsitepackages, {}) == "cd " + session.packages + "\n");
  CHECK(session.described(cdsitepackages, {"pip"}) == "cd " + session.packages + "/pip\n");
  sys::remove_tree(session.web + "/lib");
  CHECK(session.error(cdsitepackages, {}).message == "ERROR: currently-active virtualenv does not appear to have a site-packages directory");
}

TEST_CASE("cdproject goes to the project, or says in virtualenvwrapper's words why not") {
  const Active session;
  CHECK(session.error(cdproject, {}).message == "No project set in " + session.web + "/.project");
  tests::write_file(session.web + "/.project", "/no/such\n");
  CHECK(session.error(cdproject, {}).message == "Project directory /no/such does not exist");
  sys::make_directories(session.directory / "project");
  tests::write_file(session.web + "/.project", session.directory / "project" + "\n");
  CHECK(session.described(cdproject, {}) == "cd " + session.directory / "project" + "\n");
}

TEST_CASE("without an active environment they say so in virtualenvwrapper's words") {
  Session session;
  for (const cli::Command* command : {&cdvirtualenv, &cdsitepackages, &cdproject}) {
    CHECK(describe(session.error(*command, {})) == none_active);
  }
  session.activate("/gone");
  CHECK(describe(session.error(cdvirtualenv, {})) == none_active);
}
