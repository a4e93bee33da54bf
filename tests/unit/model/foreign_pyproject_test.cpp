// SPDX-License-Identifier: MIT
// poetry and hatch.
#include "model/foreign_text.hpp"
#include "unit/model/home.hpp"

using namespace molt;
using namespace molt::model;
using tests::Home;
using tests::make_environment;
using tests::write_file;

// --- poetry ---

namespace {

std::string poetry_environment(const Home& home, const std::string& name, const std::string& version = "3.12") {
  return ".cache/pypoetry/virtualenvs/" + name + '-' + short_digest(home.project) + "-py" + version;
}

}  // namespace

TEST_CASE("poetry: the name is read as poetry reads it") {
  const Home home;
  const std::string text = GENERATE("[project]\nname = \"My.Web_app\"\n", "[tool.poetry]\nversion = '1'\nname='my-web--app' # x\n",
                                    "project.name = \"My.Web_app\"\n", "\r\n [ project ]\r\n\tname\t=\t\"my_web.app\"\r\n",
                                    "[[x]]\nname = \"no\"\n[project]\nname = \"my-web-app\"\n[other]\nname = \"no\"\n");
  home.file("pyproject.toml", text);
  const std::string environment = home.make(poetry_environment(home, "my-web-app"));
  CHECK(home.found() == "poetry " + environment);
}

TEST_CASE("poetry: a project that is no package") {
  const Home home;
  home.file("pyproject.toml", "[tool.poetry]\npackage-mode = false\n");
  const std::string environment = home.make(poetry_environment(home, "non-package-mode"));
  CHECK(home.found() == "poetry " + environment);
}

TEST_CASE("poetry: the newest of several Pythons, unless one was chosen") {
  const Home home;
  home.file("pyproject.toml", "[project]\nname = \"web\"\n");
  const std::string old = home.make(poetry_environment(home, "web", "3.9"));
  const std::string recent = home.make(poetry_environment(home, "web", "3.12"));
  CHECK(home.found() == "poetry " + recent);
  write_file(home.home + "/.cache/pypoetry/virtualenvs/envs.toml", "[web-" + short_digest(home.project) + "]\nminor = \"3.9\"\npatch = \"3.9.18\"\n");
  CHECK(home.found() == "poetry " + old);
}

TEST_CASE("poetry: places that the user chose") {
  Home home;
  home.file("pyproject.toml", "[project]\nname = \"web\"\n");
  const std::string name = "web-" + short_digest(home.project) + "-py3.12";
  const std::string config = home.home + "/.config/pypoetry/config.toml";
  SECTION("by a variable") {
    home.entries.push_back("POETRY_VIRTUALENVS_PATH=~/mine");
    const std::string environment = home.make("mine/" + name);
    CHECK(home.found() == "poetry " + environment);
  }
  SECTION("by the cache's variable") {
    home.entries.push_back("POETRY_CACHE_DIR=" + home.home + "/cache");
    const std::string environment = home.make("cache/virtualenvs/" + name);
    CHECK(home.found() == "poetry " + environment);
  }
  SECTION("by the config") {
    write_file(config, "cache-dir = \"" + home.home + "/big\"\n[virtualenvs]\npath = \"{cache-dir}/envs\"\n");
    const std::string environment = home.make("big/envs/" + name);
    CHECK(home.found() == "poetry " + environment);
  }
}

TEST_CASE("poetry: a place within the project, or one that the project names, must be allowed") {
  const Home home;
  home.file("pyproject.toml", "[project]\nname = \"web\"\n");
  const std::string name = "web-" + short_digest(home.project) + "-py3.12";
  SECTION("by the user's config") {
    write_file(home.home + "/.config/pypoetry/config.toml", "[virtualenvs]\npath = \"{project-dir}/.envs\"\n");
    const std::string environment = make_environment(home.project + "/.envs/" + name);
    CHECK(home.found() == "poetry " + environment + " (not own)");
  }
  SECTION("by the project") {
    home.file("poetry.toml", "[virtualenvs]\npath = \"" + (home.directory / "evil") + "\"\n");
    const std::string environment = make_environment(home.directory / "evil/" + name);
    CHECK(home.found() == "poetry " + environment + " (not own)");
  }
}

TEST_CASE("poetry: no name leads out of poetry's place") {
  const Home home;
  const std::string name = GENERATE("../evil", "/evil", "a/../../evil", "..", ".", "\\u002e\\u002e/evil");
  home.file("pyproject.toml", "[project]\nname = \"" + name + "\"\n");
  home.make(".cache/pypoetry/virtualenvs/x");
  make_environment(home.home + "/.cache/pypoetry/evil-" + short_digest(home.project) + "-py3.12");
  CHECK(home.found() == "nothing");
}

TEST_CASE("what the scanner does not understand counts as not there") {
  CHECK(toml_text("[project]\nname = \"\"\"web\"\"\"\n", "project", "name").empty());
  CHECK(toml_text("[project]\nname = \"a\\\"b\"\n", "project", "name").empty());
  CHECK(toml_text("project = { name = \"web\" }\n", "project", "name").empty());
  CHECK(toml_text("[project]\nname = web\n", "project", "name").empty());
  CHECK(toml_text("[project]\nname = \"web\n", "project", "name").empty());
  CHECK(toml_text("[project]\nnames = \"web\"\n", "project", "name").empty());
  CHECK(toml_text("[project.x]\nname = \"web\"\n", "project", "name").empty());
  CHECK(toml_text("[[project]]\nname = \"web\"\n", "project", "name").empty());
  CHECK(toml_text("name = \"web\"\n", "project", "name").empty());
  CHECK(toml_text("[a]\nproject.name = \"web\"\n", "project", "name").empty());
}

TEST_CASE("a pyproject.toml that is huge, or full of noise, is no marker and no harm") {
  const Home home;
  home.file("pyproject.toml", GENERATE(std::string(300 * 1024, 'x'), std::string(1000, '\0'), std::string("[[[[\n]]]]\n= = \n\"\n[project\nname"),
                                       std::string("\xff\xfe[project]\nname = \"\xff\"\n")));
  home.make(".cache/pypoetry/virtualenvs/x");
  CHECK(home.found() == "nothing");
}

// --- hatch ---

TEST_CASE("hatch: the default environment of a project") {
  const Home home;
  home.file("pyproject.toml", "[project]\nname = \"My.Web\"\n");
  const std::string environment = home.make(".local/share/hatch/env/virtual/my-web/" + short_digest(home.project) + "/my-web");
  CHECK(home.found() == "hatch " + environment);
}

TEST_CASE("hatch: a project without a name, and data elsewhere") {
  Home home;
  home.entries.push_back("HATCH_DATA_DIR=" + home.home + "/data");
  home.file("pyproject.toml", "[tool.hatch.envs.default]\n");
  const std::string name = short_digest(home.project) + "-unmanaged";
  const std::string environment = home.make("data/env/virtual/" + name + '/' + short_digest(home.project) + '/' + name);
  CHECK(home.found() == "hatch " + environment);
}

TEST_CASE("hatch: a place within the project has no levels, and must be allowed") {
  const Home home;
  write_file(home.home + "/.config/hatch/config.toml", "[dirs.env]\nvirtual = \".hatch\"\n");
  home.file("pyproject.toml", "[project]\nname = \"web\"\n");
  const std::string environment = make_environment(home.project + "/.hatch/web");
  CHECK(home.found() == "hatch " + environment + " (not own)");
}
