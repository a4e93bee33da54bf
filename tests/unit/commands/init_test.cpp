// SPDX-License-Identifier: MIT
#include "commands/hook_files.hpp"
#include "shells/shell.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::init;
using tests::Session;

TEST_CASE("molt init prints the hook file of every shell that has one") {
  const Session session;
  for (const std::string_view shell : shells::shell_names()) {
    CAPTURE(shell);
    const std::string text = printed_text(session.run(init, {std::string(shell)}));
    CHECK(text.find("__molt_") != std::string::npos);
    CHECK(text.ends_with('\n'));
  }
  CHECK(printed_text(session.run(init, {"csh"})) == printed_text(session.run(init, {"tcsh"})));
  CHECK(printed_text(session.run(init, {"bash"})) != printed_text(session.run(init, {"zsh"})));
}

TEST_CASE("molt init refuses a shell it does not know") {
  const Session session;
  CHECK(session.error(init, {"json"}).message == "there is no hook file for 'json'");
  CHECK(session.error(init, {"ksh"}).status == ExitStatus::usage);
  CHECK(session.error(init, {}).status == ExitStatus::usage);
}
