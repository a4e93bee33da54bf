// SPDX-License-Identifier: MIT
#include "unit/commands/session.hpp"

using namespace molt;
using commands::deactivate;
using tests::Session;

TEST_CASE("deactivate leaves the environment and remembers it") {
  Session session;
  const std::string web = session.environment("web");
  session.activate(web);
  CHECK(session.described(deactivate, {}) == "unset VIRTUAL_ENV\nunset VIRTUAL_ENV_PROMPT\npath /bin\nunset MOLT_ACTIVE\nlast " + web + "\n");
}

TEST_CASE("deactivate with nothing active says so") {
  const Session session;
  CHECK(session.error(deactivate, {}).message == "no environment is active");
  CHECK(session.error(deactivate, {}).status == ExitStatus::failure);
}

TEST_CASE("deactivate nondestructive with nothing active is no failure, for a bin/activate calls it") {
  const Session session;
  CHECK(session.described(deactivate, {"nondestructive"}).empty());
}

TEST_CASE("deactivate works when the environment is gone") {
  Session session;
  session.activate("/gone/web");
  CHECK(session.described(deactivate, {}) == "unset VIRTUAL_ENV\nunset VIRTUAL_ENV_PROMPT\npath /bin\nunset MOLT_ACTIVE\nlast /gone/web\n");
}

TEST_CASE("deactivate in a project holds until it is left: the root stays, and what was chosen before is kept") {
  Session session;
  session.activate(session.environment("web"));
  session.variables["MOLT_ROOT"] = "/project";
  session.variables["MOLT_BACK"] = "/back";
  const std::string plan = session.described(deactivate, {});
  CHECK(plan.find("unset VIRTUAL_ENV\n") != std::string::npos);
  CHECK(plan.find("MOLT_ROOT") == std::string::npos);
  CHECK(plan.find("MOLT_BACK") == std::string::npos);
}

TEST_CASE("what was left by hand does not come back by itself") {
  Session session;
  const std::string web = session.environment("web");
  session.activate(web);
  session.variables["MOLT_ROOT"] = "/project";
  session.variables["MOLT_BACK"] = web;
  CHECK(session.described(deactivate, {}).find("unset MOLT_BACK\n") != std::string::npos);
}

TEST_CASE("deactivate of a foreign environment asks the shell's own deactivate first") {
  Session session;
  session.variables["VIRTUAL_ENV"] = "/other";
  session.variables["PATH"] = "/other/bin:/bin";
  CHECK(session.described(deactivate, {}) == "leave foreign\nunset VIRTUAL_ENV\npath /bin\nlast /other\n");
}
