// SPDX-License-Identifier: MIT
#include "model/foreign.hpp"

#include <sys/stat.h>

#include "base/base64.hpp"
#include "base/md5.hpp"
#include "model/foreign_text.hpp"
#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using namespace molt::model;
using tests::make_environment;
using tests::write_file;

namespace {

/// A home with the places of every tool, and a project.
struct Home {
  tests::TemporaryDirectory directory;
  std::string home = directory / "home";
  std::string project = directory / "project";
  std::vector<std::string> entries = {"HOME=" + home};

  Home() { sys::make_directories(project); }

  std::optional<Candidate> find() const {
    const tests::Variables variables(entries);
    const Grounds grounds{variables.env(), {home + "/state", ".project"}, {}, home + "/shelf"};
    return foreign_candidate(grounds, project);
  }
  /// "RULE PATH", with "(not own)" behind an environment that must be allowed, or "nothing".
  std::string found() const {
    const std::optional<Candidate> candidate = find();
    if (!candidate) return "nothing";
    return std::string(rule_name(candidate->rule)) + ' ' + candidate->environment + (candidate->own ? "" : " (not own)");
  }
  /// `text` with the test's directory for each '@': generators keep the paths of the first one.
  std::string placed(std::string text) const {
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@')) text.replace(at, 1, directory.path());
    return text;
  }
  void file(const std::string& name, std::string_view text) const { write_file(project + '/' + name, text); }
  std::string make(const std::string& path) const { return make_environment(home + '/' + path); }
};

}  // namespace

TEST_CASE("the tools' digests are theirs") {
  // The vector that python-environment-tools has for poetry.
  CHECK(short_digest("/Users/donjayamanne/temp/poetry-sample1/poetry-demo") == "gNT2WXAV");
}

TEST_CASE("a directory without any tool's file has no foreign environment") {
  const Home home;
  CHECK(home.found() == "nothing");
}

// --- pyenv ---

TEST_CASE("pyenv: the first version that is an environment") {
  const Home home;
  const std::string environment = home.make(".pyenv/versions/web");
  sys::make_directories(home.home + "/.pyenv/versions/3.12.1/bin");
  home.file(".python-version", "# ours\n3.12.1\n  web # comment\nother\n");
  CHECK(home.found() == "pyenv " + environment);
}

TEST_CASE("pyenv: PYENV_ROOT, and the long form of a name") {
  Home home;
  const std::string environment = home.make("other/versions/3.12.1/envs/web");
  home.entries.push_back("PYENV_ROOT=" + home.home + "/other");
  home.file(".python-version", "3.12.1/envs/web\n");
  CHECK(home.found() == "pyenv " + environment);
}

TEST_CASE("pyenv: a version of Python, or one that is not there, is no marker") {
  const Home home;
  sys::make_directories(home.home + "/.pyenv/versions/3.12.1/bin");
  home.file(".python-version", GENERATE("3.12.1\n", "3.13\n", "system\n", "", "#\n"));
  CHECK(home.found() == "nothing");
}

TEST_CASE("pyenv: no name leads out of pyenv's versions") {
  const Home home;
  make_environment(home.directory / "evil");
  home.make(".pyenv/evil");
  home.make(".pyenv/versions/a/b/c");
  sys::make_directories(home.home + "/.pyenv/versions");
  const std::string name = GENERATE("@/evil", "../evil", "../../../evil", "a/envs/../../evil", ".", "a/b/c", "..\n../evil");
  home.file(".python-version", home.placed(name) + "\n");
  CHECK(home.found() == "nothing");
}

TEST_CASE("pyenv: with PYENV_VERSION the file does not count") {
  Home home;
  home.make(".pyenv/versions/web");
  home.file(".python-version", "web\n");
  home.entries.push_back("PYENV_VERSION=3.12.1");
  CHECK(home.found() == "nothing");
}

TEST_CASE("a file of a tool that is a FIFO is not waited for") {
  const Home home;
  const std::string name = GENERATE(".python-version", ".pdm-python", "Pipfile", "pyproject.toml", "environment.yml");
  REQUIRE(mkfifo((home.project + '/' + name).c_str(), 0600) == 0);
  CHECK(home.found() == "nothing");
}

// --- pipenv ---

// Six bytes of a digest are exactly its first eight characters in base 64.
TEST_CASE("pipenv: the directory's name and the digest of the Pipfile's path") {
  const Home home;
  home.file("Pipfile", "");
  const std::string environment = home.make(".local/share/virtualenvs/project-" + short_digest(home.project + "/Pipfile"));
  CHECK(home.found() == "pipenv " + environment);
}

TEST_CASE("pipenv: WORKON_HOME, a Python and a name of one's own") {
  Home home;
  home.file("Pipfile", "");
  home.entries.push_back("WORKON_HOME=" + home.home + "/work");
  const std::string digest = short_digest(home.project + "/Pipfile");
  SECTION("a Python") {
    home.entries.push_back("PIPENV_PYTHON=/usr/bin/python3.12");
    CHECK(home.found() == "nothing");
    const std::string environment = home.make("work/project-" + digest + "-python3.12");
    CHECK(home.found() == "pipenv " + environment);
  }
  SECTION("a name") {
    home.entries.push_back("PIPENV_CUSTOM_VENV_NAME=mine");
    const std::string environment = home.make("work/mine");
    CHECK(home.found() == "pipenv " + environment);
  }
}

TEST_CASE("pipenv: characters that pipenv replaces, and 42 of them") {
  Home home;
  home.project = home.directory / "a b&c$d`e!f*g@h\"i(j)k[l]m\\n-ööööööööööööööööööööö";
  home.file("Pipfile", "");
  const std::string name = "a_b_c_d_e_f_g_h_i_j_k_l_m_n-öööööööööööööö-";
  const std::string environment = home.make(".local/share/virtualenvs/" + name + short_digest(home.project + "/Pipfile"));
  CHECK(home.found() == "pipenv " + environment);
}

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

// --- pdm ---

TEST_CASE("pdm: the environment of the interpreter it remembers, its own without asking") {
  const Home home;
  const std::string environment = home.make(".local/share/pdm/venvs/project-abcdefgh-3.12");
  home.file(".pdm-python", environment + "/bin/python");
  CHECK(home.found() == "pdm " + environment);
}

TEST_CASE("pdm: any other environment must be allowed") {
  const Home home;
  home.make(".local/share/pdm/venvs/x");
  const std::string evil = make_environment(home.directory / "evil");
  const std::string way = home.placed(GENERATE("@/evil", "@/home/.local/share/pdm/venvs/../../../../../evil", "@/home/link"));
  sys::make_link(evil, home.home + "/link");
  home.file(".pdm-python", way + "/bin/python\n");
  CHECK(home.found() == "pdm " + evil + " (not own)");
}

TEST_CASE("pdm: an interpreter in no environment is no marker") {
  const Home home;
  home.file(".pdm-python", GENERATE("/usr/bin/python3", "python", "", "/", "\n\n", "bin/python", "../bin/python"));
  CHECK(home.found() == "nothing");
}

TEST_CASE("pdm: an environment by the digest of the project's path, the newest Python first") {
  const Home home;
  home.file("pyproject.toml", "[project]\nname = \"other\"\n");
  const std::string start = ".local/share/pdm/venvs/project-" + to_base64url(md5(home.project)).substr(0, 8) + '-';
  home.make(start + "3.8");
  const std::string environment = home.make(start + "3.11");
  CHECK(home.found() == "pdm " + environment);
}

// --- conda ---

TEST_CASE("conda: the named environment, in any of the user's places") {
  Home home;
  const std::string place = GENERATE("miniconda3/envs", ".conda/envs", "micromamba/envs", "chosen", "listed");
  home.entries.push_back("CONDA_ENVS_PATH=" + home.home + "/chosen");
  write_file(home.home + "/.condarc", "channels:\n  - defaults\nenvs_dirs:\n  - ~/listed\n");
  const std::string environment = home.home + '/' + place + "/sci";
  sys::make_directories(environment + "/conda-meta");
  home.file(GENERATE("environment.yml", "environment.yaml"), GENERATE("name: sci\n", "# x\nchannels: [a]\nname: \"sci\" # y\n", "name: 'sci'"));
  CHECK(home.found() == "conda " + environment);
}

TEST_CASE("conda: what is not there, not named or no name is no marker") {
  const Home home;
  sys::make_directories(home.home + "/miniconda3/envs/sci/conda-meta");
  sys::make_directories(home.home + "/miniconda3/conda-meta");
  sys::make_directories(home.home + "/evil/conda-meta");
  home.file("environment.yml", GENERATE("name: other\n", "channels: []\n", "  name: sci\n", "name: ..\n", "name: ../..\n", "name: ../../evil\n", "name:\n",
                                        "name: \"sci\n"));
  CHECK(home.found() == "nothing");
}
