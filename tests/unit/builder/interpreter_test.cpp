// SPDX-License-Identifier: MIT
#include "builder/interpreter.hpp"

#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

namespace molt::builder {
namespace {

void make_directories(const std::string& path) {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    mkdir(path.substr(0, slash).c_str(), 0755);
  }
  mkdir(path.c_str(), 0755);
}

/// A machine of its own: a home, PATH, and programs that are never run.
class Machine {
 public:
  std::string program(const std::string& path) const {
    const std::string file = root_ / path;
    make_directories(file.substr(0, file.find_last_of('/')));
    tests::write_file(file, "#!/nothing\n");
    chmod(file.c_str(), 0755);
    return file;
  }

  void environment(const std::string& path, const std::string& home) const {
    program(path + "/bin/python3");
    tests::write_file((root_ / path) + "/pyvenv.cfg", "home = " + (root_ / home) + "\n");
  }

  std::string at(const std::string& path) const { return root_ / path; }

  /// What is found for `typed` with these directories in PATH, below the root; "none" when nothing is.
  std::string find(const std::string& typed, const std::vector<std::string>& path, std::vector<std::string> variables = {}) const {
    std::string value = "PATH=";
    for (const std::string& directory : path) value += (root_ / directory) + ':';
    variables.push_back(value);
    variables.push_back("PYENV_ROOT=" + (root_ / "pyenv"));
    const tests::Variables env(variables);
    try {
      return find_interpreter(typed, {.env = env.env(), .home = root_.path(), .cache_directory = root_ / "cache"}).path;
    } catch (const Error&) {
      return "none";
    }
  }

 private:
  tests::TemporaryDirectory root_;
};

// A version that no machine has: what is tested must not find the machine's own.
constexpr const char* unreal = "3.99";

}  // namespace

TEST_CASE("an interpreter is found in PATH, in its order") {
  const Machine machine;
  const std::string first = machine.program("one/python3.99");
  machine.program("two/python3.99");
  CHECK(machine.find(unreal, {"none", "one", "two"}) == first);
  CHECK(machine.find("python3.99", {"one", "two"}) == first);
  CHECK(machine.find(unreal, {"none"}) == "none");
  CHECK(machine.find("one", {"one"}) == "none");
}

TEST_CASE("nothing typed is python3") {
  const Machine machine;
  const std::string python = machine.program("one/python3");
  CHECK(machine.find("", {"one"}) == python);
  CHECK(machine.find("3", {"one"}) == python);
}

TEST_CASE("an environment in PATH is passed over, and its base is the last resort") {
  const Machine machine;
  machine.environment("env", "base");
  machine.program("env/bin/python3.99");
  const std::string other = machine.program("other/python3.99");
  CHECK(machine.find(unreal, {"env/bin", "other"}) == other);
  const std::string base = machine.program("base/python3.99");
  CHECK(machine.find(unreal, {"env/bin"}, {"VIRTUAL_ENV=" + machine.at("env")}) == base);
  CHECK(machine.find(unreal, {"env/bin"}) == "none");
}

TEST_CASE("a path is taken as it is, that of an environment stands for its base") {
  const Machine machine;
  const std::string python = machine.program("base/python3");
  machine.environment("env", "base");
  CHECK(machine.find(python, {}) == python);
  CHECK(machine.find(machine.at("env/bin/python3"), {}) == python);
  CHECK(machine.find(machine.at("nothing"), {}) == "none");
  CHECK(machine.find(machine.at("base"), {}) == "none");
  const tests::WorkingDirectory here(machine.at("base"));
  CHECK(machine.find("./python3", {}) == machine.at("base/./python3"));
}

TEST_CASE("pyenv's shims are never taken, but what they would run") {
  const Machine machine;
  machine.program("pyenv/shims/python3.99");
  const std::string old = machine.program("pyenv/versions/3.99.2/bin/python3.99");
  const std::string python = machine.program("pyenv/versions/3.99.10/bin/python3.99");
  CHECK(machine.find(unreal, {"pyenv/shims"}, {"PYENV_VERSION=3.99.2"}) == old);
  CHECK(machine.find(unreal, {"pyenv/shims"}, {"PYENV_VERSION=3.99"}) == python);
  CHECK(machine.find(unreal, {"pyenv/shims"}, {"PYENV_VERSION=3.1:3.99.2"}) == old);
  tests::write_file(machine.at("pyenv/version"), "3.99.2 # comment\n");
  const tests::WorkingDirectory here(machine.at("pyenv"));
  CHECK(machine.find(unreal, {"pyenv/shims"}) == old);
  tests::write_file(machine.at("pyenv/.python-version"), "../../other\n3.99.10\n");
  CHECK(machine.find(unreal, {"pyenv/shims"}) == python);
}

TEST_CASE("installed versions are found without PATH, the newest that fits first") {
  const Machine machine;
  machine.program("pyenv/versions/3.99.2/bin/python3.99");
  machine.program("pyenv/versions/3.99.11-dev/bin/python3.99");
  machine.environment("pyenv/versions/3.99.12", "base");
  const std::string newest = machine.program("pyenv/versions/3.99.10/bin/python3.99");
  const std::string uv = machine.program(".local/share/uv/python/cpython-3.98.1-linux-x86_64-gnu/bin/python3.98");
  const std::string rye = machine.program(".rye/py/cpython@3.97.1/bin/python3");
  const std::string pypy = machine.program("pyenv/versions/pypy3.96-7.3.12/bin/pypy3.96");
  CHECK(machine.find(unreal, {}) == newest);
  CHECK(machine.find("3.99.2", {}) == machine.at("pyenv/versions/3.99.2/bin/python3.99"));
  CHECK(machine.find("3.98", {}) == uv);
  CHECK(machine.find("3.97", {}) == rye);
  CHECK(machine.find("pypy3.96", {}) == pypy);
  CHECK(machine.find("3.96", {}) == "none");
}

TEST_CASE("a third number is looked for where names tell it") {
  const Machine machine;
  machine.program("one/python3.99");
  const std::string exact = machine.program("pyenv/versions/3.99.1/bin/python3.99");
  CHECK(machine.find("3.99.1", {"one"}) == exact);
  CHECK(machine.find("3.99.3", {"one"}) == "none");
}

TEST_CASE("the list has each real file once, and no environment") {
  const Machine machine;
  const std::string python = machine.program("one/python3.99");
  sys::make_link("python3.99", machine.at("one/python3"));
  sys::make_link("python3.99", machine.at("one/python"));
  machine.program("one/python3.99-config");
  machine.environment("env", "one");
  const tests::Variables env({"PATH=" + machine.at("one") + ':' + machine.at("env/bin")});
  std::vector<std::string> ours;
  for (const Interpreter& found : all_interpreters({.env = env.env(), .home = machine.at("home"), .cache_directory = machine.at("cache")})) {
    if (found.path.starts_with(machine.at(""))) ours.push_back(found.path);
  }
  CHECK(ours.size() == 1);
}

}  // namespace molt::builder
