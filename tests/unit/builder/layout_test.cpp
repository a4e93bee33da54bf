// SPDX-License-Identifier: MIT
#include "builder/layout.hpp"

#include "unit/catch.hpp"

namespace molt::builder {
namespace {

Facts facts_of(int minor) {
  Facts facts;
  facts.major = 3;
  facts.minor = minor;
  facts.micro = 1;
  facts.executable = "/no/bin/python3";
  facts.base_executable = "/no/bin/python3";
  return facts;
}

std::string text(const Facts& facts, const Options& options) {
  return configuration({.facts = facts, .options = options, .destination = "/shelf/web", .prompt = options.prompt.value_or("web")});
}

}  // namespace

TEST_CASE("pyvenv.cfg has the keys of its version") {
  CHECK(text(facts_of(10), {}) == "home = /no/bin\ninclude-system-site-packages = false\nversion = 3.10.1\n");
  CHECK(text(facts_of(11), {}) == "home = /no/bin\ninclude-system-site-packages = false\nversion = 3.11.1\nexecutable = /no/bin/python3\n"
                                  "command = /no/bin/python3 -m venv /shelf/web\n");
}

TEST_CASE("the command in pyvenv.cfg has its flags in venv's order") {
  Options options;
  options.without_pip = options.copies = options.system_site_packages = options.clear = options.upgrade_deps = true;
  options.without_scm_ignore_files = true;
  options.prompt = "it's";
  const std::string flags = "--copies --without-pip --system-site-packages --clear --upgrade-deps --prompt=\"it's\" ";
  CHECK(text(facts_of(12), options).find("-m venv " + flags + "/shelf/web\n") != std::string::npos);
  CHECK(text(facts_of(13), options).find(flags + "--without-scm-ignore-files /shelf/web\n") != std::string::npos);
  CHECK(text(facts_of(13), options).find("\nprompt = \"it's\"\n") != std::string::npos);
}

}  // namespace molt::builder
