// SPDX-License-Identifier: MIT
#include "commands/candidates.hpp"

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using cli::Completes;
using commands::Candidate;
using tests::make_environment;
using tests::write_file;

namespace {

/// A user with a home, whose PATH has nothing.
struct User {
  tests::TemporaryDirectory directory;
  std::string home = directory / "home";
  std::vector<std::string> variables = {"HOME=" + home, "WORKON_HOME=" + directory / "shelf", "PATH=" + directory / "bin"};

  /// "VALUE" or "VALUE (DESCRIPTION)" of each, joined by ", ".
  std::string candidates(Completes kind, std::string_view typed = {}) const {
    const tests::Variables environment(variables);
    std::string text;
    for (const Candidate& each : commands::candidates(kind, typed, environment.env())) {
      if (!text.empty()) text += ", ";
      text += each.value + (each.description.empty() ? "" : " (" + each.description + ")");
    }
    return text;
  }

  void program(const std::string& path) const {
    sys::make_directories(path.substr(0, path.rfind('/')));
    sys::write_file_atomically(path, "#!/bin/sh\n", 0755);
  }
};

}  // namespace

TEST_CASE("environments are what stands on the shelf and is one") {
  const User user;
  for (const char* name : {"web", "api", "a b", ".hidden"}) make_environment(user.directory / "shelf/" + name);
  sys::make_directories(user.directory / "shelf/no environment");
  write_file(user.directory / "shelf/file", "");
  CHECK(user.candidates(Completes::environments) == "a b, api, web");
  CHECK(user.candidates(Completes::environments, "a") == "a b, api");
  CHECK(user.candidates(Completes::environments, ".").empty());
  CHECK(user.candidates(Completes::environments_anywhere, "w") == "web");
}

TEST_CASE("a shelf that is not there has no environments, and a configuration that cannot be read is an error") {
  const User user;
  CHECK(user.candidates(Completes::environments).empty());
  write_file(user.home + "/.config/molt/config.toml", "not toml");
  CHECK_THROWS_AS(user.candidates(Completes::environments), Error);
}

TEST_CASE("projects are the directories of PROJECT_HOME") {
  User user;
  sys::make_directories(user.directory / "projects/shop/inner");
  sys::make_directories(user.directory / "projects/.git");
  write_file(user.directory / "projects/shopping list", "");
  CHECK(user.candidates(Completes::projects).empty());
  user.variables.push_back("PROJECT_HOME=" + user.directory / "projects");
  CHECK(user.candidates(Completes::projects) == "shop");
  CHECK(user.candidates(Completes::projects, ".") == ".git");
  CHECK(user.candidates(Completes::projects, "x").empty());
}

TEST_CASE("PROJECT_HOME may be configured, and may be gone") {
  const User user;
  sys::make_directories(user.home + "/src/web");
  write_file(user.home + "/.config/molt/config.toml", "project_home = '~/src'\n");
  CHECK(user.candidates(Completes::projects, "w") == "web");
  write_file(user.home + "/.config/molt/config.toml", "project_home = '~/nowhere'\n");
  CHECK(user.candidates(Completes::projects, "w").empty());
}

TEST_CASE("directories of the environment are offered a level at a time, hidden ones after a dot") {
  User user;
  const std::string environment = make_environment(user.directory / "shelf/web");
  sys::make_directories(environment + "/lib/python3.12/site-packages/flask/json");
  sys::make_directories(environment + "/.cache");
  CHECK(user.candidates(Completes::in_environment, "l").empty());  // none is active
  CHECK(user.candidates(Completes::in_site_packages).empty());
  user.variables.push_back("VIRTUAL_ENV=" + environment);
  CHECK(user.candidates(Completes::in_environment) == "bin/, lib/");
  CHECK(user.candidates(Completes::in_environment, ".") == ".cache/");
  CHECK(user.candidates(Completes::in_environment, "lib/p") == "lib/python3.12/");
  CHECK(user.candidates(Completes::in_environment, "/etc").empty());
  CHECK(user.candidates(Completes::in_site_packages, "fl") == "flask/");
  CHECK(user.candidates(Completes::in_site_packages, "flask/") == "flask/json/");
}

TEST_CASE("templates say what they are") {
  const User user;
  sys::make_directories(user.home + "/.config/molt/templates/flask");
  user.program(user.home + "/.config/molt/templates/django");
  write_file(user.home + "/.config/molt/templates/notes.txt", "");
  CHECK(user.candidates(Completes::templates) == "django (a program, run), flask (a directory, copied)");
}

TEST_CASE("versions of Python come from version managers and PATH, each once, and Python 2 is none") {
  const User user;
  for (const char* name : {"python3.77", "python2.7", "python3.78-config", "pypy3.76"}) user.program(user.directory / "bin/" + name);
  user.program(user.home + "/.pyenv/versions/3.75.1/bin/python");
  user.program(user.home + "/.pyenv/versions/2.7.18/bin/python");
  const auto holds = [&](std::string_view typed, const std::string& value) {
    return (", " + user.candidates(Completes::pythons, typed)).find(", " + value + " (") != std::string::npos;
  };
  CHECK(holds("", "3.77"));
  CHECK(holds("", "3.75.1"));
  CHECK(holds("", "pypy3.76"));
  CHECK_FALSE(holds("", "3.78"));
  CHECK_FALSE(holds("", "2.7"));
  CHECK_FALSE(holds("", "2.7.18"));
  CHECK(holds("py", "python3.77"));
  CHECK(user.candidates(Completes::pythons, "/usr/bin/py").empty());
}

TEST_CASE("words of a fixed set") {
  const User user;
  CHECK(user.candidates(Completes::switches) == "on, off");
  CHECK(user.candidates(Completes::tools) == "pyenv, virtualfish, pipenv");
  CHECK(user.candidates(Completes::builders) == "auto, native, venv, virtualenv, uv");
  CHECK(user.candidates(Completes::shells) == "bash, zsh, fish, csh, powershell, tcsh, pwsh");
  CHECK(user.candidates(Completes::commands).starts_with("workon ("));
  CHECK(user.candidates(Completes::commands).find("run-hook") == std::string::npos);
}

TEST_CASE("files, directories and command lines are the shell's") {
  const User user;
  for (const Completes kind : {Completes::nothing, Completes::files, Completes::directories, Completes::command_line}) {
    CHECK(user.candidates(kind).empty());
  }
}
