// SPDX-License-Identifier: MIT
#include "model/state.hpp"

#include "unit/support.hpp"

using namespace molt::model;
using molt::Plan;
using molt::tests::described;
using molt::tests::Variables;

namespace {

const Venv web{.path = "/envs/web", .prompt = "web"};
const Venv api{.path = "/envs/api", .prompt = "api"};

State with_path(std::string path) {
  State state;
  state.path = std::move(path);
  return state;
}

/// The state of a shell where a stock bin/activate was sourced.
State foreign() {
  State state = with_path("/other/bin:/usr/bin");
  state.virtual_env = "/other";
  state.prompt = "(other) ";
  return state;
}

}  // namespace

TEST_CASE("the state is read from the environment; set to nothing is not unset") {
  const Variables variables({"VIRTUAL_ENV=/e", "VIRTUAL_ENV_PROMPT=e", "PATH=/bin", "PYTHONHOME=", "MOLT_ACTIVE=/e", "MOLT_ROOT=/r", "MOLT_BACK=/b",
                             "MOLT_PYTHONHOME=/p", "OTHER=x"});
  const State state = read_state(variables.env());
  CHECK(state.virtual_env == "/e");
  CHECK(state.prompt == "e");
  CHECK(state.path == "/bin");
  CHECK(state.python_home == "");
  CHECK(state.active == "/e");
  CHECK(state.root == "/r");
  CHECK(state.back == "/b");
  CHECK(state.saved_python_home == "/p");
  CHECK(read_state(Variables({}).env()) == State{});
}

TEST_CASE("an environment is ours while MOLT_ACTIVE agrees with VIRTUAL_ENV, else foreign") {
  State state = entered(with_path("/bin"), web);
  CHECK(state.ours());
  CHECK_FALSE(state.foreign());
  state.virtual_env = "/other";
  CHECK_FALSE(state.ours());
  CHECK(state.foreign());
  CHECK_FALSE(State{}.ours());
  CHECK_FALSE(State{}.foreign());
}

TEST_CASE("a renamed environment stays active under its new name") {
  State state = entered(with_path("/bin"), web);
  state.root = "/project";
  state.back = "/envs/old";
  State expected = entered(with_path("/bin"), api);
  expected.root = "/project";
  expected.back = "/envs/old";
  CHECK(renamed(state, api) == expected);
  state.back = web.path;  // `workon` within the project
  CHECK(renamed(state, api).back == api.path);
}

TEST_CASE("a renamed conda environment stays one, and what it put aside stays aside") {
  State base = with_path("/bin");
  base.conda_prefix = "/opt/conda";
  base.conda_name = "base";
  base.python_home = "/opt/python";
  const State moved = renamed(with_conda(entered(base, web)), api);
  CHECK(moved.is_conda());
  CHECK(moved.conda_prefix == api.path);
  CHECK(moved.conda_name == "api");
  CHECK(left(moved) == base);
}

TEST_CASE("a VIRTUAL_ENV that is set to nothing is no foreign environment") {
  State state;
  state.virtual_env = "";
  CHECK_FALSE(state.foreign());
}

TEST_CASE("entering puts bin first and says what is active") {
  const State state = entered(with_path("/usr/bin:/bin"), web);
  CHECK(state.path == "/envs/web/bin:/usr/bin:/bin");
  CHECK(state.virtual_env == "/envs/web");
  CHECK(state.prompt == "web");
  CHECK(state.active == "/envs/web");
}

TEST_CASE("entering and leaving gives PATH back byte for byte") {
  const std::string path = GENERATE("/usr/bin:/bin", "", ":", "::", ":/bin", "/bin:", "/bin::/usr/bin", "/a:/a:/b", ".", "relative:/bin",
                                    "/with space:/é:/\xff", "/bin/:/bin", "/envs/web:/envs/web/bin/", "/envs/web/bin2:/envs/web/bi");
  CAPTURE(path);
  CHECK(left(entered(with_path(path), web)) == with_path(path));
}

TEST_CASE("leaving takes one entry out of PATH, and the user's own twin of it stays") {
  CHECK(left(entered(with_path("/envs/web/bin:/bin"), web)).path == "/envs/web/bin:/bin");
  CHECK(left(entered(with_path("/bin:/envs/web/bin"), web)).path == "/bin:/envs/web/bin");
  State twice = entered(with_path("/bin"), web);
  twice.path = "/envs/web/bin:/new:" + *twice.path;
  CHECK(left(twice).path == "/new:/envs/web/bin:/bin");
}

TEST_CASE("leaving keeps what was done to PATH meanwhile") {
  State state = entered(with_path("/usr/bin:/bin"), web);
  state.path = "/first:/envs/web/bin:/usr/bin::/last:";
  CHECK(left(state).path == "/first:/usr/bin::/last:");
  state.path = "/somewhere/else";
  CHECK(left(state).path == "/somewhere/else");
  state.path.reset();
  CHECK_FALSE(left(state).path.has_value());
}

TEST_CASE("an entry that only looks like ours stays") {
  State state = entered(with_path("/bin"), web);
  state.path = "/envs/web/bin/:/envs/web/bin/x:x/envs/web/bin:/bin";
  CHECK(left(state).path == "/envs/web/bin/:/envs/web/bin/x:x/envs/web/bin:/bin");
}

TEST_CASE("PYTHONHOME is put aside, and put back with its value") {
  State state = with_path("/bin");
  state.python_home = GENERATE("/py", "");
  const State inside = entered(state, web);
  CHECK_FALSE(inside.python_home.has_value());
  CHECK(inside.saved_python_home == state.python_home);
  CHECK(left(inside) == state);
}

TEST_CASE("a PYTHONHOME that was not set is not set afterwards") {
  const State inside = entered(with_path("/bin"), web);
  CHECK_FALSE(inside.saved_python_home.has_value());
  CHECK_FALSE(left(inside).python_home.has_value());
}

TEST_CASE("a PYTHONHOME that the user set meanwhile stays when there was none before") {
  State inside = entered(with_path("/bin"), web);
  inside.python_home = "/mine";
  CHECK(left(inside).python_home == "/mine");
}

TEST_CASE("leaving touches neither the root nor what comes back") {
  State state = entered(with_path("/bin"), web);
  state.root = "/project";
  state.back = "/envs/api";
  const State outside = left(state);
  CHECK(outside.root == "/project");
  CHECK(outside.back == "/envs/api");
  CHECK_FALSE(outside.virtual_env.has_value());
  CHECK_FALSE(outside.prompt.has_value());
  CHECK_FALSE(outside.active.has_value());
}

TEST_CASE("leaving nothing changes nothing") {
  CHECK(left(with_path("/envs/web/bin:/bin")) == with_path("/envs/web/bin:/bin"));
  CHECK(left(State{}) == State{});
}

TEST_CASE("leaving with an empty VIRTUAL_ENV keeps /bin in PATH") {
  State state = with_path("/bin:/usr/bin");
  state.virtual_env = "";
  CHECK(left(state).path == "/bin:/usr/bin");
}

TEST_CASE("a stock activate on top of ours: both entries go") {
  State state = entered(with_path("/usr/bin"), web);
  state.virtual_env = "/other";
  state.path = "/other/bin:" + *state.path;
  CHECK(left(state) == with_path("/usr/bin"));
}

TEST_CASE("bin comes first again where a login shell pushed it back") {
  State state = entered(with_path("/bin"), web);
  CHECK(with_bin_first(state) == state);
  state.path = "/usr/local/bin:/envs/web/bin:/bin";
  CHECK(with_bin_first(state).path == "/envs/web/bin:/usr/local/bin:/bin");
  state.path = "/usr/local/bin";
  CHECK(with_bin_first(state).path == "/envs/web/bin:/usr/local/bin");
  CHECK(with_bin_first(with_path("/bin")) == with_path("/bin"));
}

TEST_CASE("the way from a state to itself is empty") {
  CHECK(difference(entered(with_path("/bin"), web), entered(with_path("/bin"), web)) == Plan{});
  CHECK(difference(foreign(), foreign()) == Plan{});
}

TEST_CASE("the way into an environment sets what it needs, MOLT_ACTIVE last") {
  State before = with_path("/bin");
  before.python_home = "/py";
  CHECK(described(difference(before, entered(before, web))) == "set VIRTUAL_ENV=/envs/web\n"
                                                               "set VIRTUAL_ENV_PROMPT=web\n"
                                                               "path /envs/web/bin:/bin\n"
                                                               "unset PYTHONHOME\n"
                                                               "set MOLT_PYTHONHOME=/py\n"
                                                               "set MOLT_ACTIVE=/envs/web\n");
}

TEST_CASE("the way out undoes it") {
  State before = with_path("/bin");
  before.python_home = "/py";
  CHECK(described(difference(entered(before, web), before)) == "unset VIRTUAL_ENV\n"
                                                               "unset VIRTUAL_ENV_PROMPT\n"
                                                               "path /bin\n"
                                                               "set PYTHONHOME=/py\n"
                                                               "unset MOLT_PYTHONHOME\n"
                                                               "unset MOLT_ACTIVE\n");
}

TEST_CASE("a switch changes what differs and nothing else") {
  const State before = entered(with_path("/bin"), web);
  CHECK(described(difference(before, entered(left(before), api))) == "set VIRTUAL_ENV=/envs/api\n"
                                                                     "set VIRTUAL_ENV_PROMPT=api\n"
                                                                     "path /envs/api/bin:/bin\n"
                                                                     "set MOLT_ACTIVE=/envs/api\n");
}

TEST_CASE("root and back are written when they change") {
  State to;
  to.root = "/project";
  to.back = "/envs/api";
  CHECK(described(difference(State{}, to)) == "set MOLT_ROOT=/project\nset MOLT_BACK=/envs/api\n");
  CHECK(described(difference(to, State{})) == "unset MOLT_ROOT\nunset MOLT_BACK\n");
}

TEST_CASE("from a foreign environment the shell's own deactivate comes first, then everything is set anew") {
  CHECK(described(difference(foreign(), entered(left(foreign()), web))) == "leave foreign\n"
                                                                           "set VIRTUAL_ENV=/envs/web\n"
                                                                           "set VIRTUAL_ENV_PROMPT=web\n"
                                                                           "path /envs/web/bin:/usr/bin\n"
                                                                           "set MOLT_ACTIVE=/envs/web\n");
}

TEST_CASE("leaving a foreign environment is clean") {
  CHECK(described(difference(foreign(), left(foreign()))) == "leave foreign\n"
                                                             "unset VIRTUAL_ENV\n"
                                                             "unset VIRTUAL_ENV_PROMPT\n"
                                                             "path /usr/bin\n");
}

TEST_CASE("a PATH that is not set is not set again afterwards") {
  const State inside = entered(State{}, web);
  CHECK(inside.path == "/envs/web/bin");
  CHECK(left(inside) == State{});
}

TEST_CASE("an entry that somebody put back is taken out once") {
  CHECK(without_entry(with_path("/envs/web/bin:/bin:/envs/web/bin"), "/envs/web").path == "/bin:/envs/web/bin");
  CHECK(without_entry(with_path("/bin"), "/envs/web").path == "/bin");
  CHECK(without_entry(with_path("/bin:"), "").path == "/bin:");
}
