// SPDX-License-Identifier: MIT
#include "unit/commands/session.hpp"

using namespace molt;
using commands::automatic;
using tests::Session;

TEST_CASE("molt auto switches activation on cd off and on") {
  const Session session;
  CHECK(session.described(automatic, {"off"}) == "set MOLT_AUTO=0\n");
  CHECK(session.described(automatic, {"on"}) == "unset MOLT_AUTO\n");
}

TEST_CASE("molt auto says how it stands") {
  Session session;
  CHECK(session.described(automatic, {}) == "print on\n\n");
  session.variables["MOLT_AUTO"] = "0";
  CHECK(session.described(automatic, {}) == "print off\n\n");
  session.variables["MOLT_AUTO"] = "1";
  CHECK(session.described(automatic, {}) == "print on\n\n");
}

TEST_CASE("molt auto names the file that switches every shell off, and does not pretend to go against it") {
  const Session session;
  tests::write_file(session.directory / "home/.config/molt/config.toml", "[auto]\nenabled = false\n");
  const std::string reason = "auto.enabled is false in '" + session.directory / "home/.config/molt/config.toml" + "'";
  CHECK(session.described(automatic, {}) == "print off: " + reason + "\n\n");
  CHECK(session.error(automatic, {"on"}).message == "cd goes on activating nothing: " + reason);
  CHECK(session.described(automatic, {"off"}) == "set MOLT_AUTO=0\n");
}

TEST_CASE("molt auto knows no other word") {
  const Session session;
  CHECK(session.error(automatic, {"maybe"}).status == ExitStatus::usage);
  CHECK(session.error(automatic, {""}).status == ExitStatus::usage);
  CHECK(session.error(automatic, {"on", "off"}).status == ExitStatus::usage);
}
