// SPDX-License-Identifier: MIT
#include "model/shelf.hpp"
#include "model/venv.hpp"
#include "unit/commands/session.hpp"

using namespace molt;
using tests::content;
using tests::make_environment;
using tests::Session;
using tests::write_file;

namespace {

/// A user of other tools, and what molt knows of projects afterwards.
struct Importer : Session {
  std::string home = directory / "home";
  std::string project = directory / "src/shop";

  Importer() { sys::make_directories(project); }

  std::string import(const cli::Words& words) const { return described(commands::import_environments, words); }
  std::optional<std::string> bound() const { return model::bound_environment(projects(), project); }
};

}  // namespace

TEST_CASE("pyenv's environments are linked, and its Pythons are not") {
  const Importer user;
  const std::string versions = user.home + "/.pyenv/versions";
  const std::string real = make_environment(versions + "/3.12.1/envs/web");
  make_environment(versions + "/3.12.1/envs/nameless");
  sys::make_link(real, versions + "/web");
  write_file(versions + "/3.12.1/bin/python", "");
  write_file(versions + "/miniconda3/bin/activate", "");
  sys::make_directories(versions + "/miniconda3/conda-meta");
  CHECK(user.import({"pyenv"}) == "print linked nameless: " + versions + "/3.12.1/envs/nameless\nlinked web: " + versions + "/web\n\n");
  CHECK(model::environment_names(user.shelf) == std::vector<std::string>{"nameless", "web"});
  CHECK(sys::read_link(user.shelf + "/web") == versions + "/web");
  CHECK(user.import({"pyenv"}) == "print already there nameless: " + user.shelf + "/nameless\nalready there web: " + user.shelf + "/web\n\n");
}

TEST_CASE("pyenv may be elsewhere") {
  Importer user;
  user.variables.insert_or_assign("PYENV_ROOT", user.directory / "pyenv");
  make_environment(user.directory / "pyenv/versions/web");
  CHECK(user.import({"pyenv"}) == "print linked web: " + user.directory / "pyenv/versions/web\n\n");
}

TEST_CASE("virtualfish's environments are bound to the projects they name") {
  Importer user;
  user.variables.insert_or_assign("VIRTUALFISH_HOME", user.directory / "fish");
  const std::string environment = make_environment(user.directory / "fish/shop");
  make_environment(user.directory / "fish/loose");
  write_file(environment + "/.project", user.project + '\n');
  const std::string linked = "print linked loose: " + user.directory / "fish/loose\nlinked shop: " + environment;
  CHECK(user.import({"virtualfish"}) == linked + "\nbound shop: " + user.project + "\n\n");
  CHECK(user.bound() == user.shelf + "/shop");
  CHECK(user.import({"virtualfish"}) == "print already there loose: " + user.shelf + "/loose\nalready bound shop: " + user.project + "\n\n");
}

TEST_CASE("pipenv's environments that stand on the shelf are bound, and their records stay as they are") {
  const Importer user;
  const std::string environment = user.environment("shop-abcdefgh");
  write_file(environment + "/.project", user.project);
  CHECK(user.import({"pipenv"}) == "print bound shop-abcdefgh: " + user.project + "\n\n");
  CHECK(user.bound() == environment);
  CHECK(content(environment + "/.project") == user.project);
}

TEST_CASE("a record under another name than molt's is copied") {
  Importer user;
  user.variables.insert_or_assign("VIRTUALENVWRAPPER_PROJECT_FILENAME", ".where");
  const std::string environment = user.environment("shop");
  write_file(environment + "/.project", user.project);
  CHECK(user.import({"pipenv"}) == "print bound shop: " + user.project + "\n\n");
  CHECK(content(environment + "/.where") == user.project + '\n');
}

TEST_CASE("a dry run says what would be done, and does nothing") {
  Importer user;
  user.variables.insert_or_assign("VIRTUALFISH_HOME", user.directory / "fish");
  const std::string environment = make_environment(user.directory / "fish/shop");
  write_file(environment + "/.project", user.project);
  CHECK(user.import({"-n", "virtualfish"}) == "print would link shop: " + environment + "\nwould bind shop: " + user.project + "\n\n");
  CHECK_FALSE(sys::exists(user.shelf + "/shop"));
  CHECK_FALSE(user.bound().has_value());
}

TEST_CASE("what cannot be imported is skipped with the reason, and the rest goes on") {
  Importer user;
  user.variables.insert_or_assign("VIRTUALFISH_HOME", user.directory / "fish");
  const std::string fish = user.directory / "fish";
  user.environment("taken");
  make_environment(fish + "/taken");
  make_environment(fish + "/b\x1b");
  write_file(fish + "/broken/bin/activate", "");
  write_file(make_environment(fish + "/gone") + "/.project", user.directory / "gone");
  write_file(make_environment(fish + "/second") + "/.project", user.project);
  const std::string first = user.environment("first");
  model::bind_project(user.projects(), first, user.project);
  const std::string said = user.import({"virtualfish"});
  CHECK(said.find("skipped b\\x1b: workon can have no environment of that name\n") != std::string::npos);
  CHECK(said.find("skipped broken: it has no '" + fish + "/broken/bin/python'\n") != std::string::npos);
  CHECK(said.find("skipped gone: its project '" + user.directory / "gone' is gone\n") != std::string::npos);
  CHECK(said.find("skipped second: '" + user.project + "' is bound to '" + first + "'\n") != std::string::npos);
  CHECK(said.find("skipped taken: WORKON_HOME has another 'taken'\n") != std::string::npos);
  CHECK(user.bound() == first);
}

TEST_CASE("a tool that is not there, or not known, is an error") {
  const Importer user;
  const std::string versions = user.home + "/.pyenv/versions";
  CHECK(user.error(commands::import_environments, {"pyenv"}).message == "pyenv keeps its environments in '" + versions + "', which is not there");
  CHECK(user.error(commands::import_environments, {"conda"}).status == ExitStatus::usage);
  CHECK(user.import({"pipenv"}) == "print pipenv has no environment in '" + user.shelf + "'\n\n");
}
