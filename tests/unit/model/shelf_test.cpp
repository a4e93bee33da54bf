// SPDX-License-Identifier: MIT
#include "model/shelf.hpp"

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace std::literals;
using namespace molt;
using tests::error_of;
using tests::make_environment;
using tests::TemporaryDirectory;
using tests::write_file;
using Names = std::vector<std::string>;

namespace {

Error find_error(const TemporaryDirectory& shelf, std::string_view name) {
  return error_of([&] { model::find_environment(shelf.path(), name); });
}

}  // namespace

TEST_CASE("the names on the shelf are those of environments, sorted by bytes") {
  const TemporaryDirectory shelf;
  for (const char* name : {"web", "Api", "two words", " lead", "-x", "é", "a\nb", "\xff"}) make_environment(shelf / name);
  sys::make_directories(shelf / "no environment");
  make_environment(shelf / ".hidden");
  write_file(shelf / "postactivate", "");
  CHECK(model::environment_names(shelf.path()) == Names{" lead", "-x", "Api", "a\nb", "two words", "web", "é", "\xff"});
}

TEST_CASE("links to environments are on the shelf, links to nothing are not") {
  const TemporaryDirectory shelf;
  const TemporaryDirectory elsewhere;
  sys::make_link(make_environment(elsewhere / "env"), shelf / "linked");
  sys::make_link(elsewhere / "gone", shelf / "dangling");
  sys::make_link(shelf / "loop", shelf / "loop");
  CHECK(model::environment_names(shelf.path()) == Names{"linked"});
}

TEST_CASE("a shelf that is not there has no names; one that cannot be read is an error") {
  const TemporaryDirectory directory;
  CHECK(model::environment_names(directory / "none").empty());
  write_file(directory / "file", "");
  CHECK(error_of([&] { model::environment_names(directory / "file"); }).message.find(directory / "file") != std::string::npos);
}

TEST_CASE("the shelf is made with virtualenvwrapper's note, once") {
  const TemporaryDirectory directory;
  const std::string shelf = directory / "deep/er";
  CHECK(tests::written_to(2, [&] { model::make_shelf(shelf); }) ==
        "NOTE: Virtual environments directory " + shelf + " does not exist. Creating...\n");
  CHECK(tests::written_to(2, [&] { model::make_shelf(shelf); }).empty());
}

TEST_CASE("a file in the place of the shelf is an error") {
  const TemporaryDirectory directory;
  write_file(directory / "shelf", "");
  CHECK(error_of([&] { model::make_shelf(directory / "shelf"); }).message ==
        "cannot use as WORKON_HOME '" + directory / "shelf" + "': Not a directory");
}

TEST_CASE("a name loses what TAB and habit add") {
  CHECK(model::tidy_name("web/") == "web");
  CHECK(model::tidy_name("web//") == "web");
  CHECK(model::tidy_name("./web") == "web");
  CHECK(model::tidy_name("././web/") == "web");
  CHECK(model::tidy_name("sub/inner/") == "sub/inner");
  CHECK(model::tidy_name("/") == "/");
  CHECK(model::tidy_name("./") == ".");
  CHECK(model::tidy_name("") == "");
  CHECK(model::tidy_name(" web ") == " web ");
}

TEST_CASE("most names can be an environment's") {
  for (const std::string_view name : {"web", "two words", "-x", "it's", "$(x)", "é", "\xff", "a.b", "a..b", "~", "*"}) {
    CHECK_NOTHROW(model::check_name(name));
  }
}

TEST_CASE("a name that leaves the shelf, is hidden, or drives the terminal is refused as a mistake of usage") {
  const std::string_view name =
      GENERATE(""sv, "."sv, ".."sv, "../x"sv, "a/b"sv, "/a"sv, "/"sv, ".hidden"sv, "a\nb"sv, "a\tb"sv, "\x1b[2J"sv, "\x7f"sv);
  CAPTURE(name);
  CHECK(error_of([&] { model::check_name(name); }).status == ExitStatus::usage);
}

TEST_CASE("an environment is found by its name") {
  const TemporaryDirectory shelf;
  make_environment(shelf / "web");
  make_environment(shelf / "sub/inner");
  make_environment(shelf / " lead");
  CHECK(model::find_environment(shelf.path(), "web") == shelf / "web");
  CHECK(model::find_environment(shelf.path(), "web/") == shelf / "web");
  CHECK(model::find_environment(shelf.path(), "./web") == shelf / "web");
  CHECK(model::find_environment(shelf.path(), "sub/inner") == shelf / "sub/inner");
  CHECK(model::find_environment(shelf.path(), " lead") == shelf / " lead");
}

TEST_CASE("an environment that is not there: virtualenvwrapper's message") {
  const TemporaryDirectory shelf;
  write_file(shelf / "file", "");
  const std::string name = GENERATE("nope", "file", "-", "--", "$(x)");
  const Error error = find_error(shelf, name);
  CHECK(describe(error) == "ERROR: Environment '" + name + "' does not exist. Create it with 'mkvirtualenv " + name + "'.\n");
  CHECK(error.status == ExitStatus::failure);
}

TEST_CASE("no name leads out of the shelf") {
  const TemporaryDirectory directory;
  make_environment(directory / "outside");
  make_environment(directory / "shelf/web");
  const std::string name = GENERATE("../outside", "web/../../outside", "..", "");
  CAPTURE(name);
  const Error error = error_of([&] { model::find_environment(directory / "shelf", name); });
  CHECK(error.message.starts_with("ERROR: Environment '" + name + "' does not exist."));
  CHECK_THROWS_AS(model::find_environment(directory / "shelf", directory / "outside"), Error);
}

TEST_CASE("a directory that is no environment: virtualenvwrapper's message") {
  const TemporaryDirectory shelf;
  sys::make_directories(shelf / "plain");
  CHECK(describe(find_error(shelf, "plain")) == "ERROR: Environment '" + shelf / "plain" + "' does not contain an activate script.\n");
}

TEST_CASE("a broken environment says why, and how to mend it") {
  const TemporaryDirectory shelf;
  write_file(shelf / "old/bin/activate", "");
  sys::make_link("/opt/python3.7/bin/python", shelf / "old/bin/python");
  CHECK(describe(find_error(shelf, "old")) == "molt: environment 'old' is broken: its Python '/opt/python3.7/bin/python' is gone\n"
                                              "hint: make it again with: mkvirtualenv --clear old\n");
}
