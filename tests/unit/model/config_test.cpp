// SPDX-License-Identifier: MIT
#include "model/config.hpp"

#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt;
using model::Config;
using model::read_config;
using tests::error_of;
using tests::TemporaryDirectory;

namespace {

struct ConfigFile {
  TemporaryDirectory directory;
  std::string path = directory / "config.toml";

  explicit ConfigFile(std::string_view text) { tests::write_file(path, text); }

  Error error() const {
    return error_of([&] { read_config(path); });
  }
};

}  // namespace

TEST_CASE("a config says where environments live and how they are made") {
  const ConfigFile file("# mine\n"
                        "workon_home = \"~/envs\"\n"
                        "\n"
                        "[create]\n"
                        "python = \"3.12\"\n"
                        "builder = 'uv'\n");
  const Config config = read_config(file.path);
  CHECK(config.workon_home == "~/envs");
  CHECK(config.python == "3.12");
  CHECK(config.builder == "uv");
}

TEST_CASE("dotted keys and inline tables say the same") {
  CHECK(read_config(ConfigFile("create.python = \"3.12\"\n").path).python == "3.12");
  CHECK(read_config(ConfigFile("create = { python = \"3.12\" }\n").path).python == "3.12");
}

TEST_CASE("no config, or an empty one, is an empty configuration") {
  const TemporaryDirectory directory;
  const Config missing = read_config(directory / "none.toml");
  CHECK((missing.workon_home.empty() && missing.python.empty() && missing.builder.empty()));
  CHECK(read_config(ConfigFile("").path).python.empty());
  CHECK(read_config(ConfigFile("[create]\n").path).python.empty());
}

TEST_CASE("a setting molt does not know is named with its place and the nearest one") {
  const ConfigFile file("workon_home = \"/e\"\n\n  workonhome = \"/e\"\n");
  CHECK(file.error().message == file.path + ":3:3: unknown setting 'workonhome'");
  CHECK(file.error().hint == "did you mean 'workon_home'?");
}

TEST_CASE("an unknown setting in a table is named in full") {
  const ConfigFile file("[create]\npythn = \"3.12\"\n");
  CHECK(file.error().message == file.path + ":2:1: unknown setting 'create.pythn'");
  CHECK(file.error().hint == "did you mean 'create.python'?");
}

TEST_CASE("a setting like no other has no hint") {
  const ConfigFile file("colours = \"many\"\n");
  CHECK(file.error().message == file.path + ":1:1: unknown setting 'colours'");
  CHECK(file.error().hint.empty());
}

TEST_CASE("a value of another type is refused at its place") {
  const ConfigFile number("[create]\npython = 3.12\n");
  CHECK(number.error().message == number.path + ":2:10: 'create.python' must be a text in quotes");
  const ConfigFile list("workon_home = [\"/a\"]\n");
  CHECK(list.error().message == list.path + ":1:15: 'workon_home' must be a text in quotes");
}

TEST_CASE("a text that is not TOML is refused with file, line and column") {
  const std::string_view text = GENERATE("ok = 1", "workon_home = /envs\n", "[create\n", "a = \"unclosed\n", "= 1\n");
  const ConfigFile file(std::string("\n") + std::string(text));
  const std::string message = file.error().message;
  CAPTURE(message);
  CHECK(message.starts_with(file.path + ":2:"));
  CHECK(message.find_first_of("0123456789", file.path.size() + 3) == file.path.size() + 3);
  CHECK(message.find('\n') == std::string::npos);
}

TEST_CASE("a text that is not UTF-8 is refused") {
  const ConfigFile file("workon_home = \"\xff\"\n");
  CHECK(file.error().message.starts_with(file.path + ":1:"));
}

TEST_CASE("a key that stands twice is refused") {
  const ConfigFile file("workon_home = \"/a\"\nworkon_home = \"/b\"\n");
  CHECK(file.error().message.starts_with(file.path + ":2:"));
}

TEST_CASE("what cannot be read as a config is an error, not an empty one") {
  const TemporaryDirectory directory;
  sys::make_directories(directory / "config.toml");
  CHECK(error_of([&] { read_config(directory / "config.toml"); }).message == "cannot read '" + directory / "config.toml" + "'");
  REQUIRE(mkfifo((directory / "fifo").c_str(), 0600) == 0);
  CHECK(error_of([&] { read_config(directory / "fifo"); }).message == "cannot read '" + directory / "fifo" + "'");
  sys::make_link(directory / "gone", directory / "dangling");
  CHECK_FALSE(error_of([&] { read_config(directory / "dangling"); }).hint.empty());
  const ConfigFile huge("#" + std::string(2 << 20, 'x'));
  CHECK(huge.error().message == "cannot read '" + huge.path + "'");
}
