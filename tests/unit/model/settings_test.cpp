// SPDX-License-Identifier: MIT
#include "model/settings.hpp"

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using namespace molt::model;
using tests::content;
using tests::write_file;

namespace {

struct User {
  tests::TemporaryDirectory directory;
  std::string config = directory / "home/.config/molt/config.toml";
  std::string state = directory / "state";
  tests::Variables variables{{"HOME=" + directory / "home"}};

  Settings read() const { return read_settings(variables.env(), state); }
};

}  // namespace

TEST_CASE("without a config nothing is set and nothing is kept") {
  const User user;
  CHECK(user.read() == Settings{});
  CHECK_FALSE(sys::exists(user.state));
}

TEST_CASE("what the config says, from the file and from the snapshot") {
  const User user;
  write_file(user.config, "workon_home = \"~/envs\"\ntrust = [\"~/src\", \"/a b\"]\n[auto]\nenabled = false\nnames = [\"venv\", \"env\"]\n");
  const Settings expected{.workon_home = "~/envs", .trust = {"~/src", "/a b"}, .names = {"venv", "env"}, .automatic = false};
  CHECK(user.read() == expected);
  CHECK(content(user.state + "/names") == "venv:env\n");
  CHECK(sys::info(user.state + "/settings")->mode == 0600);
  CHECK(user.read() == expected);
}

TEST_CASE("the snapshot is what is read while the config is the same") {
  const User user;
  write_file(user.config, "trust = [\"/a\"]\n");
  user.read();
  const std::string kept = content(user.state + "/settings");
  write_file(user.state + "/settings", kept + "trust /b\n");
  CHECK(user.read().trust == std::vector<std::string>{"/a", "/b"});
}

TEST_CASE("an edited, replaced or removed config counts at once") {
  const User user;
  write_file(user.config, "auto.names = [\"venv\"]\n");
  CHECK(user.read().names.size() == 1);
  write_file(user.config, "auto.names = [\"venv\", \"env\"]\n");
  CHECK(user.read().names.size() == 2);
  sys::remove_file(user.config);
  CHECK(user.read() == Settings{});
  CHECK_FALSE(sys::exists(user.state + "/settings"));
  CHECK_FALSE(sys::exists(user.state + "/names"));
}

TEST_CASE("a config that cannot be used is a problem, told without reading it again") {
  const User user;
  write_file(user.config, "trust = \"/a\"\n");
  const Settings settings = user.read();
  CHECK(settings.problem == user.config + ":1:9: 'trust' must be a list of texts in quotes");
  CHECK(user.read() == settings);
  CHECK(content(user.state + "/settings").find("problem ") != std::string::npos);
}

TEST_CASE("a snapshot that was cut or spoilt is made anew") {
  const User user;
  write_file(user.config, "trust = [\"/a\"]\n");
  user.read();
  const std::string spoilt = GENERATE(as<std::string>(), "", "config 1 2 3\n", "\n", std::string(100, '\0'));
  write_file(user.state + "/settings", spoilt);
  CHECK(user.read().trust == std::vector<std::string>{"/a"});
}

TEST_CASE("a state directory that cannot be written costs nothing but time") {
  const User user;
  write_file(user.config, "trust = [\"/a\"]\n");
  write_file(user.state, "a file");
  CHECK(user.read().trust == std::vector<std::string>{"/a"});
}

namespace {

constexpr std::int64_t long_ago = 1'000'000'000'123'456'789;

struct SwitchedOff : User {
  std::string off = state + "/off";

  SwitchedOff() {
    write_file(config, "auto.enabled = false\n");
    sys::set_modified(config, long_ago);
  }
};

}  // namespace

TEST_CASE("while the config switches cd off, a file of the config's own time says so") {
  const SwitchedOff user;
  CHECK_FALSE(user.read().automatic);
  CHECK(sys::info(user.off)->modified_ns == long_ago);
  write_file(user.config, "trust = []\n");
  user.read();
  CHECK_FALSE(sys::exists(user.off));
}

TEST_CASE("a config that was only just edited may be edited again within the second: shells must ask") {
  const SwitchedOff user;
  sys::set_modified(user.config, sys::now_ns());
  CHECK_FALSE(user.read().automatic);
  CHECK_FALSE(sys::exists(user.off));
  sys::set_modified(user.config, long_ago);
  CHECK_FALSE(user.read().automatic);
  CHECK(sys::exists(user.off));
}

TEST_CASE("the file that says cd is off is put right when it was lost") {
  const SwitchedOff user;
  user.read();
  sys::remove_file(user.off);
  user.read();
  CHECK(sys::info(user.off)->modified_ns == long_ago);
  sys::set_modified(user.off, long_ago + 1);
  user.read();
  CHECK(sys::info(user.off)->modified_ns == long_ago);
  sys::remove_file(user.config);
  user.read();
  CHECK_FALSE(sys::exists(user.off));
}
