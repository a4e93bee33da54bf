// SPDX-License-Identifier: MIT
#include "model/projects.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using namespace molt::model;
using tests::content;
using tests::make_environment;
using tests::Variables;
using tests::write_file;

namespace {

struct Home {
  tests::TemporaryDirectory directory;
  Projects projects{directory / "state", ".project"};
  std::string shelf = directory / "shelf";
  std::string web = make_environment(shelf + "/web");
  std::string api = make_environment(shelf + "/api");
  std::string project = directory / "src/web app";

  Home() { sys::make_directories(project); }
  std::string entry() const { return projects.state_directory + "/bound" + project + "/=env"; }
};

/// Says that the file was written `seconds` after the epoch.
void set_time(const std::string& path, time_t seconds) {
  const timespec times[2] = {{seconds, 0}, {seconds, 0}};
  REQUIRE(utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
}

}  // namespace

TEST_CASE("the link file is .project, or as VIRTUALENVWRAPPER_PROJECT_FILENAME says") {
  CHECK(project_file_name(Variables({}).env()) == ".project");
  CHECK(project_file_name(Variables({"VIRTUALENVWRAPPER_PROJECT_FILENAME="}).env()) == ".project");
  CHECK(project_file_name(Variables({"VIRTUALENVWRAPPER_PROJECT_FILENAME=.link"}).env()) == ".link");
  CHECK(project_file_name(Variables({"VIRTUALENVWRAPPER_PROJECT_FILENAME=../x"}).env()) == ".project");
}

TEST_CASE("projects need a home") {
  CHECK(tests::error_of([] { open_projects(Variables({}).env()); }).message == "HOME is not set");
  CHECK(open_projects(Variables({"HOME=/h"}).env()).state_directory == "/h/.local/state/molt");
}

TEST_CASE("binding writes virtualenvwrapper's file, and the entry that shells ask for") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  CHECK(content(home.web + "/.project") == home.project + "\n");
  CHECK(content(home.entry()) == home.web + "\n");
  CHECK(project_of(home.projects, home.web) == home.project);
  CHECK(bound_environment(home.projects, home.project) == home.web);
}

TEST_CASE("a directory that no environment names has none") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  CHECK_FALSE(bound_environment(home.projects, home.directory / "src").has_value());
  CHECK_FALSE(bound_environment(home.projects, home.project + "/below").has_value());
  CHECK_FALSE(bound_environment(home.projects, "/").has_value());
}

TEST_CASE("the root directory can be a project") {
  const Home home;
  bind_project(home.projects, home.web, "/");
  CHECK(bound_environment(home.projects, "/") == home.web);
  CHECK(content(home.projects.state_directory + "/bound/=env") == home.web + "\n");
}

TEST_CASE("projects within projects are told apart") {
  const Home home;
  sys::make_directories(home.project + "/inner");
  bind_project(home.projects, home.web, home.project);
  bind_project(home.projects, home.api, home.project + "/inner");
  CHECK(bound_environment(home.projects, home.project) == home.web);
  CHECK(bound_environment(home.projects, home.project + "/inner") == home.api);
}

TEST_CASE("binding anew takes the old project out of the index") {
  const Home home;
  sys::make_directories(home.directory / "src/new");
  bind_project(home.projects, home.web, home.project);
  bind_project(home.projects, home.web, home.directory / "src/new");
  CHECK_FALSE(sys::exists(home.entry()));
  CHECK(bound_environment(home.projects, home.directory / "src/new") == home.web);
}

TEST_CASE("the last of two environments bound to a directory is its environment") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  bind_project(home.projects, home.api, home.project);
  CHECK(bound_environment(home.projects, home.project) == home.api);
}

TEST_CASE("forgetting takes the entry away and leaves the link file") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  forget_project(home.projects, home.web);
  CHECK_FALSE(sys::exists(home.entry()));
  CHECK(project_of(home.projects, home.web) == home.project);
  CHECK_NOTHROW(forget_project(home.projects, home.web));
  CHECK_NOTHROW(forget_project(home.projects, home.api));
}

TEST_CASE("forgetting one environment leaves another's entry for the same directory") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  bind_project(home.projects, home.api, home.project);
  forget_project(home.projects, home.web);
  CHECK(bound_environment(home.projects, home.project) == home.api);
}

TEST_CASE("forgetting the last of two environments gives the directory back to the one before") {
  const Home home;
  const std::string old = make_environment(home.shelf + "/old");
  bind_project(home.projects, old, home.project);
  sys::make_link(home.project, home.directory / "link");
  bind_project(home.projects, home.web, home.directory / "link");
  bind_project(home.projects, home.api, home.project);
  set_time(old + "/.project", 100);
  set_time(home.web + "/.project", 200);
  forget_project(home.projects, home.api);
  sys::remove_tree(home.api);
  CHECK(bound_environment(home.projects, home.project) == home.web);
  forget_project(home.projects, home.web);
  sys::remove_tree(home.web);
  CHECK(bound_environment(home.projects, home.project) == old);
}

TEST_CASE("binding anew gives the old directory back too") {
  const Home home;
  sys::make_directories(home.directory / "src/new");
  bind_project(home.projects, home.web, home.project);
  bind_project(home.projects, home.api, home.project);
  bind_project(home.projects, home.api, home.directory / "src/new");
  CHECK(bound_environment(home.projects, home.project) == home.web);
}

TEST_CASE("the index follows an environment that is renamed, unless the directory is another's") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  sys::rename_file(home.web, home.shelf + "/new");
  rename_bound(home.projects, home.web, home.shelf + "/new");
  CHECK(bound_environment(home.projects, home.project) == home.shelf + "/new");
  bind_project(home.projects, home.api, home.project);
  sys::rename_file(home.shelf + "/new", home.web);
  rename_bound(home.projects, home.shelf + "/new", home.web);
  CHECK(bound_environment(home.projects, home.project) == home.api);
}

TEST_CASE("a project reached through a link is known by its physical path") {
  const Home home;
  sys::make_link(home.project, home.directory / "link");
  bind_project(home.projects, home.web, home.directory / "link");
  CHECK(project_of(home.projects, home.web) == home.directory / "link");
  CHECK(bound_environment(home.projects, home.project) == home.web);
}

TEST_CASE("a link file that was moved or changed by hand counts, not the index") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  write_file(home.web + "/.project", home.directory / "elsewhere\n");
  CHECK_FALSE(bound_environment(home.projects, home.project).has_value());
  sys::remove_file(home.web + "/.project");
  CHECK_FALSE(bound_environment(home.projects, home.project).has_value());
}

TEST_CASE("an environment that was removed by hand stays bound, for that is what the user wants to be told") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  sys::remove_tree(home.web);
  CHECK(bound_environment(home.projects, home.project) == home.web);
}

TEST_CASE("a link file without an absolute path names no project") {
  const Home home;
  const std::string text = GENERATE("", "\n", "relative/path\n", "~/x\n", "\n/x\n");
  write_file(home.web + "/.project", text);
  CHECK_FALSE(project_of(home.projects, home.web).has_value());
}

TEST_CASE("a link file with a NUL in it names no project") {
  const Home home;
  write_file(home.web + "/.project", std::string_view("/a\0b\n", 5));
  CHECK_FALSE(project_of(home.projects, home.web).has_value());
}

TEST_CASE("a link file is one path, with all its spaces and newlines within") {
  const Home home;
  write_file(home.web + "/.project", " /x\n");
  CHECK_FALSE(project_of(home.projects, home.web).has_value());
  write_file(home.web + "/.project", "/a b\nc \n\n");
  CHECK(project_of(home.projects, home.web) == "/a b\nc ");
  write_file(home.web + "/.project", "/no newline");
  CHECK(project_of(home.projects, home.web) == "/no newline");
}

TEST_CASE("learning puts a link file that somebody else wrote into the index") {
  const Home home;
  write_file(home.web + "/.project", home.project + "\n");
  CHECK_FALSE(bound_environment(home.projects, home.project).has_value());
  learn_project(home.projects, home.web);
  CHECK(bound_environment(home.projects, home.project) == home.web);
}

TEST_CASE("learning does not take a directory from the environment that has it") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  write_file(home.api + "/.project", home.project + "\n");
  learn_project(home.projects, home.api);
  CHECK(bound_environment(home.projects, home.project) == home.web);
}

TEST_CASE("learning replaces an entry that is stale") {
  const Home home;
  bind_project(home.projects, home.web, home.project);
  sys::remove_tree(home.web);
  write_file(home.api + "/.project", home.project + "\n");
  learn_project(home.projects, home.api);
  CHECK(bound_environment(home.projects, home.project) == home.api);
}

TEST_CASE("a project that is gone is not learned") {
  const Home home;
  write_file(home.web + "/.project", home.directory / "gone\n");
  learn_project(home.projects, home.web);
  CHECK_FALSE(sys::exists(home.projects.state_directory + "/bound"));
}

TEST_CASE("the index is made from the shelf once, and is then current until the shelf changes") {
  const Home home;
  write_file(home.web + "/.project", home.project + "\n");
  CHECK_FALSE(index_is_current(home.projects, home.shelf));
  update_index(home.projects, home.shelf);
  CHECK(index_is_current(home.projects, home.shelf));
  CHECK(bound_environment(home.projects, home.project) == home.web);
  make_environment(home.shelf + "/new");
  CHECK_FALSE(index_is_current(home.projects, home.shelf));
}

TEST_CASE("a current index is not made again") {
  const Home home;
  update_index(home.projects, home.shelf);
  write_file(home.web + "/.project", home.project + "\n");  // changes the environment, not the shelf
  update_index(home.projects, home.shelf);
  CHECK_FALSE(bound_environment(home.projects, home.project).has_value());
}

TEST_CASE("the index of one shelf is not that of another") {
  const Home home;
  update_index(home.projects, home.shelf);
  sys::make_directories(home.directory / "other");
  CHECK_FALSE(index_is_current(home.projects, home.directory / "other"));
}

TEST_CASE("a change of the shelf that the index knows leaves it current") {
  const Home home;
  update_index(home.projects, home.shelf);
  make_environment(home.shelf + "/new");
  mark_index_current(home.projects, home.shelf);
  CHECK(index_is_current(home.projects, home.shelf));
}
