// SPDX-License-Identifier: MIT
// What mkvirtualenv refuses before anything is made. Making environments is the builder's, and is tested there.
#include "sys/files.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using commands::mkvirtualenv;
using tests::Session;

namespace {

/// The refusal of `words`, after which nothing is there that was not there before.
Error refusal(const cli::Words& words) {
  const Session session;
  const Error error = session.error(mkvirtualenv, words);
  CHECK(sys::list_directory(session.shelf).empty());
  return error;
}

}  // namespace

TEST_CASE("mkvirtualenv refuses names that leave the shelf or hide in it") {
  const std::string name = GENERATE("../x", "/x", "a/b", "..", ".", ".hidden", "", "a\nb");
  CAPTURE(name);
  CHECK(refusal({name}).status == ExitStatus::usage);
}

TEST_CASE("mkvirtualenv wants a name, and makes none of several when one is refused") {
  CHECK(refusal({}).message == "mkvirtualenv: ENV... is missing");
  CHECK(refusal({"a", "../b"}).status == ExitStatus::usage);
}

TEST_CASE("mkvirtualenv -a wants a directory: virtualenvwrapper's message") {
  CHECK(describe(refusal({"-a", "/no/such", "web"})) == "Cannot associate project with /no/such, it is not a directory\n");
  CHECK(describe(refusal({"-a", "", "web"})) == "Cannot associate project with , it is not a directory\n");
}

TEST_CASE("mkvirtualenv refuses a builder it does not know") {
  const Error error = refusal({"--builder", "magic", "web"});
  CHECK(error.message == "there is no builder 'magic'");
  CHECK(error.hint == "molt knows auto, native, venv, virtualenv, uv");
}

TEST_CASE("mkvirtualenv --clear removes environments, not directories of another kind") {
  const Session session;
  tests::write_file(session.shelf + "/mine/notes", "keep");
  CHECK(session.error(mkvirtualenv, {"--clear", "mine"}).message == "'" + session.shelf + "/mine' is not an environment, and was left alone");
  CHECK(tests::content(session.shelf + "/mine/notes") == "keep");
}

TEST_CASE("mkvirtualenv refuses requirements that are not there") {
  CHECK(refusal({"-r", "/no/such.txt", "web"}).message == "there is no requirements file '/no/such.txt'");
}
