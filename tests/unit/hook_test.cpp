// SPDX-License-Identifier: MIT
#include "hook.hpp"

#include "model/projects.hpp"
#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using tests::content;
using tests::error_of;
using tests::make_environment;
using tests::Variables;
using tests::write_file;
using tests::written_to;
using Words = std::vector<std::string_view>;

namespace {

struct Machine {
  tests::TemporaryDirectory directory;
  std::string shelf = directory / "shelf";
  std::string web = make_environment(shelf + "/web");
  std::string project = directory / "project";
  Variables variables{{"HOME=" + directory / "home", "WORKON_HOME=" + shelf, "PATH=/bin"}};
  model::Projects projects = model::open_projects(variables.env());

  Machine() { sys::make_directories(project); }
  std::string run(const Words& words) const {
    return written_to(1, [&] { CHECK(run_hook(words, variables.env()) == ExitStatus::ok); });
  }
};

}  // namespace

TEST_CASE("the hook prints the code that enters a project") {
  const Machine machine;
  model::bind_project(machine.projects, machine.web, machine.project);
  CHECK(machine.run({"fish", machine.project, ""}) == "builtin set -gx VIRTUAL_ENV '" + machine.web +
                                                          "'\n"
                                                          "builtin set -gx VIRTUAL_ENV_PROMPT 'web'\n"
                                                          "builtin set -gx PATH '" +
                                                          machine.web +
                                                          "/bin:/bin'\n"
                                                          "builtin set -gx MOLT_ROOT '" +
                                                          machine.project +
                                                          "'\n"
                                                          "builtin set -gx MOLT_ACTIVE '" +
                                                          machine.web + "'\n");
}

TEST_CASE("the hook prints nothing where nothing is to change") {
  const Machine machine;
  CHECK(machine.run({"bash", "", ""}).empty());
  CHECK(machine.run({"bash", machine.project, ""}).empty());
}

TEST_CASE("the hook writes csh's code to its file") {
  const Machine machine;
  model::bind_project(machine.projects, machine.web, machine.project);
  CHECK(machine.run({"csh", machine.project, "", machine.directory / "code-1"}).empty());
  CHECK(content(machine.directory / "code-1").starts_with("setenv VIRTUAL_ENV '" + machine.web + "'\n"));
  CHECK(machine.run({"csh", "", "", machine.directory / "code-1"}).empty());
  CHECK(content(machine.directory / "code-1").empty());
}

TEST_CASE("a message of the hook is one line on stderr, safe for the terminal") {
  const Machine machine;
  const std::string odd = machine.directory / "a\n\x1b[2Jb";
  make_environment(odd + "/.venv");
  const tests::WorkingDirectory here(odd);
  std::string code;
  const std::string message = written_to(2, [&] { code = machine.run({"bash", odd, ""}); });
  CHECK(message == "molt: '" + machine.directory / "a\\x0a\\x1b[2Jb/.venv" +
                       "' is not allowed yet: 'molt allow' activates it here, 'molt deny' never asks again\n");
  CHECK(code.starts_with("__molt_told="));
}

TEST_CASE("the first hook on a machine makes the index, and finds the project it stands in") {
  const Machine machine;
  write_file(machine.web + "/.project", machine.project + "\n");
  const tests::WorkingDirectory here(machine.project);
  CHECK(machine.run({"json", "", ""}).find("\"MOLT_ROOT\", \"value\": \"" + machine.project + "\"") != std::string::npos);
  CHECK(model::bound_environment(machine.projects, machine.project) == machine.web);
}

TEST_CASE("without a home the hook does nothing") {
  const Variables nothing({});
  CHECK(written_to(1, [&] { CHECK(run_hook(Words{"bash", "/x", ""}, nothing.env()) == ExitStatus::ok); }).empty());
}

TEST_CASE("the hook refuses what no hook file calls") {
  const Variables nothing({});
  CHECK(error_of([&] { run_hook(Words{"bash", "/x"}, nothing.env()); }).status == ExitStatus::usage);
  CHECK(error_of([&] { run_hook(Words{"ksh", "/x", ""}, nothing.env()); }).message == "there is no shell 'ksh'");
  CHECK(error_of([&] { run_hook(Words{"csh", "/x", ""}, nothing.env()); }).status == ExitStatus::usage);
}

TEST_CASE("the hook takes out of PATH what was left and came back") {
  Machine machine;
  const Variables variables({"HOME=" + machine.directory / "home", "WORKON_HOME=" + machine.shelf, "PATH=" + machine.web + "/bin:/bin"});
  const std::string told = written_to(1, [&] { run_hook(Words{"fish", "", "", machine.web}, variables.env()); });
  CHECK(told == "builtin set -gx PATH '/bin'\n");
  CHECK(written_to(1, [&] { run_hook(Words{"fish", "", "", ""}, variables.env()); }).empty());
}

TEST_CASE("csh's file comes last, behind what was left or without it") {
  const Machine machine;
  model::bind_project(machine.projects, machine.web, machine.project);
  const std::string file = machine.directory / "code";
  CHECK(machine.run({"csh", machine.project, "", machine.web, file}).empty());
  CHECK(content(file).find("VIRTUAL_ENV") != std::string::npos);
  sys::remove_file(file);
  CHECK(machine.run({"csh", machine.project, "", file}).empty());
  CHECK(content(file).find("VIRTUAL_ENV") != std::string::npos);
}
