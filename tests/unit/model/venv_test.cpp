// SPDX-License-Identifier: MIT
#include "model/venv.hpp"

#include <sys/stat.h>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt::model;
using molt::tests::make_environment;
using molt::tests::TemporaryDirectory;
using molt::tests::write_file;

namespace {

/// The prompt of an environment called "web" whose pyvenv.cfg is `cfg`.
std::string prompt_of(std::string_view cfg) {
  const TemporaryDirectory directory;
  return read_venv(make_environment(directory / "web", cfg)).prompt;
}

}  // namespace

TEST_CASE("cfg_value reads lines of key = value") {
  constexpr std::string_view text = "home = /usr/bin\nversion=3.11.2\r\n  prompt\t=  a = b  \nempty =\nno value\n";
  CHECK(cfg_value(text, "home") == "/usr/bin");
  CHECK(cfg_value(text, "version") == "3.11.2");
  CHECK(cfg_value(text, "prompt") == "a = b");
  CHECK(cfg_value(text, "empty") == "");
  CHECK_FALSE(cfg_value(text, "no value").has_value());
  CHECK_FALSE(cfg_value(text, "vers").has_value());
  CHECK_FALSE(cfg_value("", "home").has_value());
}

TEST_CASE("cfg_value takes keys in any case, and a last line without a newline") {
  CHECK(cfg_value("HOME = /x", "home") == "/x");
  CHECK(cfg_value("Include-System-Site-Packages = true", "include-system-site-packages") == "true");
}

TEST_CASE("the prompt is that of pyvenv.cfg, else the environment's name") {
  CHECK(prompt_of("prompt = api\n") == "api");
  CHECK(prompt_of("home = /usr/bin\n") == "web");
  CHECK(prompt_of("prompt =\n") == "web");
  CHECK(prompt_of("prompt = '  '\n") == "web");
  CHECK(prompt_of("") == "web");
}

TEST_CASE("the path of an environment stays as it was given") {
  const TemporaryDirectory directory;
  make_environment(directory / "real");
  molt::sys::make_link(directory / "real", directory / "link");
  const Venv venv = read_venv(directory / "link");
  CHECK(venv.path == directory / "link");
  CHECK(venv.prompt == "link");
}

TEST_CASE("a prompt that venv wrote as Python's repr is read back") {
  CHECK(prompt_of("prompt = 'api'\n") == "api");
  CHECK(prompt_of("prompt = \"it's\"\n") == "it's");
  CHECK(prompt_of("prompt = 'both \\' and \"'\n") == "both ' and \"");
  CHECK(prompt_of("prompt = 'back\\\\slash'\n") == "back\\slash");
}

TEST_CASE("quotes that do not belong together are part of the prompt") {
  CHECK(prompt_of("prompt = 'api\n") == "'api");
  CHECK(prompt_of("prompt = it's\n") == "it's");
  CHECK(prompt_of("prompt = '\n") == "'");
  CHECK(prompt_of("prompt = 'api\"\n") == "'api\"");
}

TEST_CASE("a prompt is text: nothing in it is evaluated, and no control character gets through") {
  CHECK(prompt_of("prompt = $(touch x) `y` %n \\u\n") == "$(touch x) `y` %n \\u");
  CHECK(prompt_of("prompt = \x1b]0;title\x07 red\n") == "]0;title red");
  CHECK(prompt_of("prompt = a\xff\xc2\x9b"
                  "b\n") == "ab");
  CHECK(prompt_of("prompt = \x1b\x07\n") == "web");
  CHECK(prompt_of("prompt = 'café'\n") == "café");
}

TEST_CASE("a prompt that is too long is cut between characters") {
  CHECK(prompt_of("prompt = " + std::string(1000, 'x') + "\n") == std::string(128, 'x'));
  const std::string cut = prompt_of("prompt = x" + std::string(1000, '\xc3').replace(0, 1000, [] {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "é";
    return text;
  }()) + "\n");
  CHECK(cut.size() == 127);
  CHECK(cut.ends_with("é"));
}

TEST_CASE("a pyvenv.cfg of 10 MB counts as none") { CHECK(prompt_of("prompt = big\n" + std::string(10 << 20, '#')) == "web"); }

TEST_CASE("a pyvenv.cfg that is no regular file counts as none, and is never waited for") {
  const TemporaryDirectory directory;
  molt::sys::make_directories(directory / "fifo");
  REQUIRE(mkfifo((directory / "fifo/pyvenv.cfg").c_str(), 0600) == 0);
  CHECK(read_venv(directory / "fifo").prompt == "fifo");
  molt::sys::make_directories(directory / "directory/pyvenv.cfg");
  CHECK(read_venv(directory / "directory").prompt == "directory");
  molt::sys::make_directories(directory / "device");
  molt::sys::make_link("/dev/zero", directory / "device/pyvenv.cfg");
  CHECK(read_venv(directory / "device").prompt == "device");
}

TEST_CASE("an environment is known by what any tool leaves in it") {
  const TemporaryDirectory directory;
  write_file(directory / "virtualenv/bin/activate", "");
  write_file(directory / "venv/pyvenv.cfg", "");
  molt::sys::make_directories(directory / "conda/conda-meta");
  molt::sys::make_directories(directory / "empty/bin");
  CHECK(is_environment(directory / "virtualenv"));
  CHECK(is_environment(directory / "venv"));
  CHECK(is_environment(directory / "conda"));
  CHECK_FALSE(is_environment(directory / "empty"));
  CHECK_FALSE(is_environment(directory / "missing"));
}

TEST_CASE("an environment with a Python that runs has no defect") {
  const TemporaryDirectory directory;
  CHECK_FALSE(defect(make_environment(directory / "web")).has_value());
}

TEST_CASE("an environment whose Python is gone is broken, and the message says which") {
  const TemporaryDirectory directory;
  const std::string web = make_environment(directory / "web");
  molt::sys::remove_file(web + "/bin/python");
  CHECK(defect(web) == "it has no '" + web + "/bin/python'");
  molt::sys::make_link("/opt/python3.7/bin/python", web + "/bin/python");
  CHECK(defect(web) == "its Python '/opt/python3.7/bin/python' is gone");
}

TEST_CASE("a Python that cannot be run is a defect") {
  const TemporaryDirectory directory;
  const std::string web = make_environment(directory / "web");
  molt::sys::remove_file(web + "/bin/python");
  write_file(web + "/bin/python", "not executable");
  CHECK(defect(web).has_value());
}
