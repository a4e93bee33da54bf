// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "unit/commands/session.hpp"

using namespace molt;
using tests::Session;

TEST_CASE("every command has a name of its own, and is found by it") {
  std::set<std::string_view> names;
  for (const cli::Command* command : commands::table()) {
    CHECK(names.insert(command->name).second);
    CHECK(commands::find(command->name) == command);
    CHECK(&commands::get(command->name) == command);
    CHECK(command->run != nullptr);
  }
  CHECK(commands::find("nosuch") == nullptr);
}

TEST_CASE("no command is called like a call of the hook files") {
  CHECK(commands::find("hook") == nullptr);
  CHECK(commands::find("complete") == nullptr);
}

TEST_CASE("an unknown command is refused with the nearest one") {
  const Error error = tests::error_of([] { commands::get("wrkon"); });
  CHECK(error.message == "there is no command 'wrkon'");
  CHECK(error.hint == "did you mean 'workon'?");
  CHECK(error.status == ExitStatus::usage);
  CHECK(tests::error_of([] { commands::get("frobnicate"); }).hint == "'molt help' lists the commands");
}

TEST_CASE("a hidden command is never what the user meant") {
  for (const cli::Command* command : commands::table()) {
    if (!command->hidden) continue;
    const std::string slip = std::string(command->name).substr(1);
    CAPTURE(slip);
    CHECK(tests::error_of([&] { commands::get(slip); }).hint.find(command->name) == std::string::npos);
  }
}

TEST_CASE("every command has its help, and reads nothing of the world for it") {
  for (const cli::Command* command : commands::table()) {
    CAPTURE(command->name);
    Session session;
    session.variables.clear();
    const Plan plan = session.run(*command, {"--help"});
    const std::string end = command == &commands::mkproject ? "\nNo templates installed.\n" : "";
    CHECK(printed_text(plan) == cli::command_help(*command) + end);
    CHECK_FALSE(needs_shell(plan));
  }
}

TEST_CASE("every command refuses an option it does not know, where it does not take any word") {
  for (const cli::Command* command : commands::table()) {
    if (command->operands.take_unknown_options || command == &commands::lsvirtualenv) continue;  // it says so in virtualenvwrapper's words
    CAPTURE(command->name);
    const Session session;
    const Error error = session.error(*command, {"--no-such-option"});
    CHECK(error.status == ExitStatus::usage);
    CHECK(error.message == std::string(command->name) + ": unknown option '--no-such-option'");
  }
}

TEST_CASE("molt help shows the commands, or the help of one") {
  const Session session;
  CHECK(printed_text(session.run(commands::help, {})) == cli::overview(commands::table()));
  CHECK(printed_text(session.run(commands::help, {"workon"})) == cli::command_help(commands::workon));
  CHECK(session.error(commands::help, {"worko"}).hint == "did you mean 'workon'?");
}
