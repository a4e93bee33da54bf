// SPDX-License-Identifier: MIT
#include "model/trust.hpp"

#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using namespace molt::model;
using tests::content;
using tests::error_of;
using tests::give_away;
using tests::is_root;
using tests::make_environment;
using tests::somebody_else;
using tests::write_file;

namespace {

struct Project {
  tests::TemporaryDirectory directory;
  std::string state = directory / "state";
  std::string environment = make_environment(directory / "project/.venv");

  Verdict verdict() const { return model::verdict(state, environment); }
  void decide(Verdict verdict) const { model::decide(state, environment, verdict); }
  std::string record() const {
    const std::vector<sys::Entry> records = sys::list_directory(state + "/trust");
    REQUIRE(records.size() == 1);
    return state + "/trust/" + records[0].name;
  }
};

/// `text` with `old` (which must be there) replaced.
std::string replaced(std::string text, const std::string& old, const std::string& with) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), with);
}

}  // namespace

TEST_CASE("an environment is undecided at first") {
  const Project project;
  CHECK(project.verdict() == Verdict::undecided);
  CHECK(decisions(project.state).empty());
}

TEST_CASE("a decision holds, and the last one counts") {
  const Project project;
  project.decide(Verdict::allowed);
  CHECK(project.verdict() == Verdict::allowed);
  project.decide(Verdict::denied);
  CHECK(project.verdict() == Verdict::denied);
  project.decide(Verdict::undecided);
  CHECK(project.verdict() == Verdict::undecided);
  CHECK(decisions(project.state).empty());
}

TEST_CASE("a decision is about one environment") {
  const Project project;
  const std::string other = make_environment(project.directory / "other/.venv");
  project.decide(Verdict::allowed);
  CHECK(verdict(project.state, other) == Verdict::undecided);
}

TEST_CASE("a decision is kept in the state directory, readable by the user alone, and not in the project") {
  const Project project;
  project.decide(Verdict::allowed);
  CHECK(sys::info(project.record())->mode == 0600);
  CHECK(sys::info(project.state + "/trust")->mode == 0700);
  CHECK(sys::list_directory(project.directory / "project").size() == 1);
}

TEST_CASE("there is no decision about an environment that is not there") {
  const Project project;
  const std::string missing = project.directory / "missing";
  CHECK(error_of([&] { decide(project.state, missing, Verdict::allowed); }).message == "there is no environment '" + missing + "'");
  write_file(project.directory / "file", "");
  CHECK_THROWS_AS(decide(project.state, project.directory / "file", Verdict::allowed), Error);
  CHECK(verdict(project.state, missing) == Verdict::undecided);
}

TEST_CASE("a decision about a link is about what it leads to") {
  const Project project;
  sys::make_link(project.environment, project.directory / "link");
  decide(project.state, project.directory / "link", Verdict::allowed);
  CHECK(project.verdict() == Verdict::allowed);
  CHECK(verdict(project.state, project.directory / "link") == Verdict::allowed);
}

TEST_CASE("a link that is led elsewhere asks again") {
  const Project project;
  sys::make_link(project.environment, project.directory / "link");
  decide(project.state, project.directory / "link", Verdict::allowed);
  sys::remove_file(project.directory / "link");
  sys::make_link(make_environment(project.directory / "evil"), project.directory / "link");
  CHECK(verdict(project.state, project.directory / "link") == Verdict::undecided);
}

TEST_CASE("what lies in the environment may change") {
  const Project project;
  project.decide(Verdict::allowed);
  write_file(project.environment + "/lib/new", "x");
  write_file(project.environment + "/pyvenv.cfg", "prompt = other\n");
  CHECK(project.verdict() == Verdict::allowed);
}

TEST_CASE("a directory that was replaced asks again") {
  const Project project;
  project.decide(GENERATE(Verdict::allowed, Verdict::denied));
  sys::remove_tree(project.environment);
  CHECK(project.verdict() == Verdict::undecided);
  make_environment(project.environment);
  CHECK(project.verdict() == Verdict::undecided);
}

TEST_CASE("a directory that was moved asks again in its new place") {
  const Project project;
  project.decide(Verdict::allowed);
  sys::rename_file(project.environment, project.directory / "project/moved");
  CHECK(verdict(project.state, project.directory / "project/moved") == Verdict::undecided);
}

// File systems give an inode number out again at once, so the time of creation counts too; each part of the identity must agree.
TEST_CASE("a record of another device, inode or time of creation does not stand") {
  const Project project;
  project.decide(Verdict::allowed);
  const std::string part = GENERATE("device ", "inode ", "born ");
  write_file(project.record(), replaced(content(project.record()), part, part + "1"));
  CHECK(project.verdict() == Verdict::undecided);
  CHECK_FALSE(decisions(project.state).at(0).stands);
}

TEST_CASE("the time of creation is known where the tests run") {
  const Project project;
  CHECK(sys::info(project.environment)->born_ns > 0);
}

TEST_CASE("a record that was damaged counts as none") {
  const Project project;
  project.decide(Verdict::allowed);
  const std::string record = project.record();
  const std::string whole = content(record);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    write_file(record, whole.substr(0, length));
    CAPTURE(length);
    CHECK(project.verdict() == Verdict::undecided);
  }
  write_file(record, replaced(whole, "allow", "perhaps"));
  CHECK(project.verdict() == Verdict::undecided);
}

TEST_CASE("the record of one environment does not serve another") {
  const Project project;
  project.decide(Verdict::allowed);
  const std::string whole = content(project.record());
  const std::string other = make_environment(project.directory / "other/.venv");
  decide(project.state, other, Verdict::denied);
  for (const sys::Entry& entry : sys::list_directory(project.state + "/trust")) write_file(project.state + "/trust/" + entry.name, whole);
  CHECK(verdict(project.state, other) == Verdict::undecided);
}

TEST_CASE("a path may hold newlines and anything a record holds") {
  const Project project;
  const std::string odd = make_environment(project.directory / "a\npath \nborn 1\n\xff");
  decide(project.state, odd, Verdict::allowed);
  CHECK(verdict(project.state, odd) == Verdict::allowed);
  CHECK(decisions(project.state).at(0).environment == odd);
}

TEST_CASE("decisions are listed by path, with those that no longer stand") {
  const Project project;
  const std::string first = make_environment(project.directory / "a/.venv");
  project.decide(Verdict::allowed);
  decide(project.state, first, Verdict::denied);
  sys::remove_tree(project.environment);
  const std::vector<Decision> all = decisions(project.state);
  REQUIRE(all.size() == 2);
  CHECK(all[0].environment == first);
  CHECK(all[0].verdict == Verdict::denied);
  CHECK(all[0].stands);
  CHECK(all[1].environment == project.environment);
  CHECK(all[1].verdict == Verdict::allowed);
  CHECK_FALSE(all[1].stands);
}

TEST_CASE("an environment of one's own is not refused") {
  const Project project;
  CHECK_FALSE(refusal(project.environment).has_value());
  CHECK_FALSE(refusal(project.directory / "missing").has_value());
}

TEST_CASE("an environment that belongs to another user is refused, whole or in part") {
  if (!is_root()) return tests::skipped(tests::only_root);
  const Project project;
  const std::string part = GENERATE("", "/bin", "/pyvenv.cfg");
  const std::string path = project.environment + part;
  give_away(path, somebody_else, 0);
  CHECK(refusal(project.environment) == "'" + path + "' belongs to another user");
}

TEST_CASE("an environment of root's is nobody's danger") {
  if (!is_root()) return tests::skipped("only root has files of root's");
  const Project project;
  CHECK(tests::without_privileges(project.directory, [&] { return refusal(project.environment).value_or("none"); }) == "none");
}

TEST_CASE("an environment that everybody may write to is refused, whole or in part") {
  const Project project;
  const std::string part = GENERATE("", "/bin", "/pyvenv.cfg");
  const std::string path = project.environment + part;
  REQUIRE(chmod(path.c_str(), 0777) == 0);
  CHECK(refusal(project.environment) == "others may write to '" + path + "'");
}

TEST_CASE("a group that may write is refused unless it is the user's own") {
  const Project project;
  REQUIRE(chmod(project.environment.c_str(), 0775) == 0);
  CHECK_FALSE(refusal(project.environment).has_value());
}

TEST_CASE("a group of others that may write is refused") {
  if (!is_root()) return tests::skipped(tests::only_root);
  const Project project;
  REQUIRE(chmod(project.environment.c_str(), 0775) == 0);
  give_away(project.environment, 0, somebody_else);
  CHECK(refusal(project.environment) == "others may write to '" + project.environment + "'");
}

TEST_CASE("a link is judged by what it leads to") {
  const Project project;
  sys::make_link(project.environment, project.directory / "link");
  CHECK_FALSE(refusal(project.directory / "link").has_value());
  REQUIRE(chmod(project.environment.c_str(), 0777) == 0);
  CHECK(refusal(project.directory / "link").has_value());
}
