// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include "model/trust.hpp"
#include "sys/files.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::allow;
using commands::deny;
using model::Verdict;
using tests::Session;

namespace {

struct Project : Session {
  std::string project = directory / "project";
  std::string local = tests::make_environment(project + "/.venv", "prompt = local\n");

  Verdict verdict() const { return model::verdict(projects().state_directory, local); }
};

}  // namespace

TEST_CASE("molt allow in a project allows its environment and activates it") {
  const Project project;
  sys::make_directories(project.project + "/src");
  const tests::WorkingDirectory here(project.project + "/src");
  CHECK(project.described(allow, {}) == "print allowed '" + project.local + "'\n\nset VIRTUAL_ENV=" + project.local +
                                            "\nset VIRTUAL_ENV_PROMPT=local\npath " + project.local + "/bin:/bin\nset MOLT_ROOT=" + project.project +
                                            "\nset MOLT_ACTIVE=" + project.local + "\n");
  CHECK(project.verdict() == Verdict::allowed);
}

TEST_CASE("molt allow takes a project or its environment from elsewhere") {
  const Project project;
  const tests::WorkingDirectory here(project.directory.path());
  CHECK(project.described(allow, {GENERATE("project", "project/.venv", "./project/")}) == "print allowed '" + project.local + "'\n\n");
  CHECK(project.verdict() == Verdict::allowed);
}

TEST_CASE("molt deny is remembered, and leaves what the project had activated") {
  Project project;
  const tests::WorkingDirectory here(project.project);
  model::decide(project.projects().state_directory, project.local, Verdict::allowed);
  project.activate(project.local);
  project.variables["MOLT_ROOT"] = project.project;
  CHECK(project.described(deny, {}) ==
        "print denied '" + project.local + "'\n\nunset VIRTUAL_ENV\nunset VIRTUAL_ENV_PROMPT\npath /bin\nunset MOLT_ROOT\nunset MOLT_ACTIVE\n");
  CHECK(project.verdict() == Verdict::denied);
}

TEST_CASE("molt allow refuses what cd would refuse, and records nothing") {
  const Project project;
  REQUIRE(chmod(project.local.c_str(), 0777) == 0);
  CHECK(project.error(allow, {project.project}).message == "cannot allow '" + project.local + "': others may write to '" + project.local + "'");
  CHECK(project.verdict() == Verdict::undecided);
}

TEST_CASE("molt deny denies what may not be allowed") {
  const Project project;
  REQUIRE(chmod(project.local.c_str(), 0777) == 0);
  CHECK_NOTHROW(project.run(deny, {project.project}));
  CHECK(project.verdict() == Verdict::denied);
}

TEST_CASE("molt allow names what is not there") {
  const Project project;
  CHECK(project.error(allow, {"/no/such"}).message == "there is no directory '/no/such'");
  sys::make_directories(project.directory / "plain");
  CHECK(project.error(allow, {project.directory / "plain"}).message ==
        "there is no environment in '" + project.directory / "plain" + "' or above it");
}

TEST_CASE("molt allow --list prints what was decided, and what no longer stands") {
  const Project project;
  const std::string other = tests::make_environment(project.directory / "other\n/.venv");
  const std::string gone = tests::make_environment(project.directory / "gone/.venv");
  const std::string state = project.projects().state_directory;
  model::decide(state, project.local, Verdict::allowed);
  model::decide(state, other, Verdict::denied);
  model::decide(state, gone, Verdict::allowed);
  sys::remove_tree(gone);
  CHECK(project.described(allow, {"--list"}) == "print allowed  " + gone + "  (gone or replaced since: asks again)\ndenied   " +
                                                    project.directory / "other\\x0a/.venv" + "\nallowed  " + project.local + "\n\n");
}

TEST_CASE("molt allow --list with nothing decided prints nothing") {
  const Session session;
  CHECK(printed_text(session.run(allow, {"--list"})).empty());
}
