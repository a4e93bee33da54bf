// SPDX-License-Identifier: MIT
#include "model/foreign.hpp"

#include <sys/stat.h>

#include "base/base64.hpp"
#include "base/md5.hpp"
#include "model/foreign_text.hpp"
#include "unit/model/home.hpp"

using namespace molt;
using namespace molt::model;
using tests::Home;
using tests::make_environment;
using tests::write_file;

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
  home.file("environment.yml", GENERATE("name: other\n", "channels: []\n", "  name: sci\n", "name: ..\n", "name: ../..\n", "name: ../../evil\n",
                                        "name:\n", "name: \"sci\n"));
  CHECK(home.found() == "nothing");
}
