// SPDX-License-Identifier: MIT
// Environments of venv and virtualenv, copied, moved, and used.
#include <cstdlib>

#include "base/text.hpp"
#include "builder/relocate.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"
#include "unit/builder/tree_state.hpp"
#include "unit/support.hpp"

using namespace molt::builder;
using molt::tests::content;
using molt::tests::state_of;
using molt::tests::TemporaryDirectory;
using molt::tests::write_file;
namespace sys = molt::sys;

namespace {

/// What a program prints, without its last line feed; its status where that is not 0.
std::string output_of(const std::vector<std::string>& words) {
  const std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/nonexistent", "PYTHONDONTWRITEBYTECODE=1"};
  const sys::Captured captured = sys::capture({.words = words, .environment = environment}, true);
  if (captured.status != 0) return "status " + std::to_string(captured.status);
  return std::string(molt::trim(captured.output));
}

std::string program(const char* name) { return sys::find_program(name, "/usr/bin:/usr/local/bin:/opt/homebrew/bin").value_or(""); }

/// Everything that a user does first, with the environment at `path`.
void check_use(const std::string& path) {
  CAPTURE(path);
  CHECK(output_of({path + "/bin/python", "-c", "import sys; print(sys.prefix)"}) == path);
  CHECK(output_of({path + "/bin/python", "-m", "pip", "list", "--format", "freeze"}).starts_with("pip=="));
  CHECK(output_of({path + "/bin/pip", "--version"}).find(" from " + path + "/lib/") != std::string::npos);
  CHECK(output_of({path + "/bin/tool"}) == path);
  const std::string script =
      ". \"$1/bin/activate\" && printf '%s\\n' \"$VIRTUAL_ENV\" \"$PS1\" && command -v pip && python -c 'import sys; print(sys.prefix)'";
  const std::string name = path.substr(path.find_last_of('/') + 1);
  CHECK(output_of({"/bin/bash", "-c", script, "bash", path}) == path + "\n(" + name + ") \n" + path + "/bin/pip\n" + path);
}

/// `pip check` compares no hashes; this is what an auditor does.
void check_record(const std::string& path) {
  const std::string audit = "import base64, hashlib, importlib.metadata as m\n"
                            "for f in m.distribution('pip').files:\n"
                            "  if f.hash and f.locate().exists():\n"
                            "    got = base64.urlsafe_b64encode(hashlib.sha256(f.locate().read_bytes()).digest()).decode().rstrip('=')\n"
                            "    assert got == f.hash.value and f.locate().stat().st_size == f.size, f\n"
                            "print('ok')\n";
  CHECK(output_of({path + "/bin/python", "-c", audit}) == "ok");
}

void add_tool(const std::string& path) {
  const std::string pip = content(path + "/bin/pip");
  write_file(path + "/bin/tool", pip.substr(0, pip.find('\n') + 1) + "import sys\nprint(sys.prefix)\n");
  REQUIRE(std::system(("chmod 755 '" + path + "/bin/tool'").c_str()) == 0);
}

}  // namespace

TEST_CASE("An environment of venv works where it is copied and moved to") {
  const TemporaryDirectory directory;
  const std::string from = directory / "env";
  REQUIRE(output_of({program("python3"), "-m", "venv", from}).empty());
  add_tool(from);
  const std::vector<std::string> before = state_of(from);
  const std::string base = state_of(program("python3"))[0];
  for (const char* name : {"with space", "it's \"so\" $(touch x) `y`"}) {
    const std::string copy = directory / name;
    CHECK(copy_environment(from, copy).left_alone.empty());
    check_use(copy);
    check_record(copy);
    const std::string moved = directory / (std::string("moved/") + name);
    CHECK(move_environment(copy, moved).left_alone.empty());
    CHECK_FALSE(sys::exists(copy));
    check_use(moved);
    check_record(moved);
  }
  CHECK(state_of(from) == before);
  CHECK(state_of(program("python3"))[0] == base);
  check_use(from);

  // What venv itself writes at a place is what a copy to it holds.
  sys::rename_file(from, directory / "kept");
  copy_environment(directory / "kept", from);
  for (const char* file : {"/pyvenv.cfg", "/bin/activate", "/bin/activate.csh", "/bin/activate.fish", "/bin/Activate.ps1", "/bin/pip"}) {
    CHECK(content(from + file) == content(directory / "kept" + file));
  }
}

TEST_CASE("An environment of virtualenv works where it is copied and moved to") {
  const std::string virtualenv = program("virtualenv");
  if (virtualenv.empty()) return;
  const TemporaryDirectory directory;
  const std::string from = directory / "an env";
  REQUIRE(output_of({virtualenv, "--quiet", "--app-data", directory / "data", from}).empty());
  write_file(from + "/bin/tool", "#!/bin/sh\n'''exec' \"" + from + "/bin/python\" \"$0\" \"$@\"\n' '''\nimport sys\nprint(sys.prefix)\n");
  REQUIRE(std::system(("chmod 755 '" + from + "/bin/tool'").c_str()) == 0);
  const std::vector<std::string> before = state_of(from);
  for (const char* name : {"plain", "it's $so"}) {
    copy_environment(from, directory / name);
    check_use(directory / name);
    move_environment(directory / name, directory / "moved");
    check_use(directory / "moved");
    sys::remove_tree(directory / "moved");
  }
  CHECK(state_of(from) == before);
}
