// SPDX-License-Identifier: MIT
#include "builder/scripts.hpp"

#include "sys/files.hpp"
#include "unit/support.hpp"

namespace molt::builder {
namespace {

Facts facts_of(int minor) {
  Facts facts;
  facts.minor = minor;
  facts.base_executable = "/usr/bin/python3";
  facts.scripts = "bin";
  return facts;
}

std::string filled(std::string_view text, Quoting quoting, const std::string& destination, int minor = 12, std::string_view name = "activate") {
  const Facts facts = facts_of(minor);
  const Options options;
  return fill_template(text, name, quoting, {.facts = facts, .options = options, .destination = destination, .prompt = "p"});
}

/// A library with a venv module of that source and one script.
std::string lay_library(const tests::TemporaryDirectory& directory, std::string_view source, std::string_view script) {
  sys::make_directory(directory / "lib");
  sys::make_directory(directory / "lib/venv");
  sys::make_directory(directory / "lib/venv/scripts");
  sys::make_directory(directory / "lib/venv/scripts/common");
  tests::write_file(directory / "lib/venv/__init__.py", source);
  tests::write_file(directory / "lib/venv/scripts/common/activate", script);
  return directory / "lib";
}

}  // namespace

TEST_CASE("a build that quotes gets quoted values, an older one what stands between its quotes") {
  CHECK(filled("V=__VENV_DIR__", Quoting::quoted, "/a b") == "V='/a b'");
  CHECK(filled("V=\"__VENV_DIR__\"", Quoting::raw, "/a b") == "V=\"/a b\"");
  CHECK(filled("__VENV_NAME__ __VENV_BIN_NAME__ __VENV_PYTHON__", Quoting::raw, "/a/b") == "b bin /a/b/bin/python3");
  CHECK(filled("$x = __VENV_DIR__", Quoting::quoted, "/it's", 12, "Activate.ps1") == "$x = '/it''s'");
}

TEST_CASE("the prompt has its parentheses where the template has none") {
  CHECK(filled("__VENV_PROMPT__", Quoting::raw, "/a", 12) == "(p) ");
  CHECK(filled("(__VENV_PROMPT__) ", Quoting::raw, "/a", 13) == "(p) ");
}

TEST_CASE("an older template never runs a part of a name") {
  CHECK(filled("V=\"__VENV_DIR__\"\n", Quoting::raw, "/$(x)") == "V=\"\"'/$(x)'\"\"\n");
  CHECK(filled("P=\"a:__VENV_DIR__/__VENV_BIN_NAME__:$PATH\"", Quoting::raw, "/`x`") == "P=\"a:\"'/`x`'\"/bin:$PATH\"");
  CHECK(filled("V=__VENV_DIR__", Quoting::raw, "/\"") == "V='/\"'");
}

TEST_CASE("how a build quotes is read from its own module") {
  const tests::TemporaryDirectory directory;
  Facts facts = facts_of(11);
  facts.standard_library = lay_library(directory, "quote = shlex.quote\n", "V=__VENV_DIR__\n");
  const Templates templates = read_templates(facts);
  CHECK(templates.quoting == Quoting::quoted);
  CHECK_FALSE(templates.obstacle);
  REQUIRE(templates.files.size() == 1);
  CHECK(templates.files[0].path == "activate");
  CHECK(templates.files[0].mode == 0644);
}

TEST_CASE("templates of an unknown kind are an obstacle") {
  const tests::TemporaryDirectory directory;
  Facts facts = facts_of(11);
  facts.standard_library = directory / "lib";
  CHECK(read_templates(facts).obstacle == "it has no venv module");
  lay_library(directory, "", "V=__VENV_NEWER__\n");
  CHECK(read_templates(facts).obstacle == "its script 'activate' is of an unknown kind");
}

}  // namespace molt::builder
