// SPDX-License-Identifier: MIT
#include <array>

#include "builder/relocate_launcher.hpp"
#include "builder/relocate_scripts.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"
#include "unit/support.hpp"

using namespace molt::builder;
using molt::tests::TemporaryDirectory;
using molt::tests::write_file;

namespace {

Paths paths(const std::string& from, const std::string& to) {
  return {.old = {from}, .now = to, .old_names = {from.substr(from.find_last_of('/') + 1)}};
}

const Paths plain = paths("/x/env", "/y/new");
const Paths awkward = paths("/x/env", "/y/it's $(id) \"new\"");

}  // namespace

TEST_CASE("A path is replaced in whatever quotes it stands") {
  CHECK(replace_quoted("VIRTUAL_ENV=/x/env", Language::posix, plain) == "VIRTUAL_ENV=/y/new");
  CHECK(replace_quoted("VIRTUAL_ENV='/x/env'", Language::posix, plain) == "VIRTUAL_ENV='/y/new'");
  CHECK(replace_quoted("export P=\"/x/env/bin:$P\"  # of /x/env", Language::posix, plain) == "export P=\"/y/new/bin:$P\"  # of /y/new");
  CHECK(replace_quoted("V=/x/env", Language::posix, awkward) == R"(V='/y/it'"'"'s $(id) "new"')");
  CHECK(replace_quoted("V='/x/env'/bin", Language::posix, awkward) == R"(V='/y/it'"'"'s $(id) "new"'/bin)");
  CHECK(replace_quoted("V=\"/x/env\"", Language::posix, awkward) == R"(V="/y/it's \$(id) \"new\"")");
  CHECK(replace_quoted("setenv V \"/x/env\"", Language::csh, paths("/x/env", "/y/$a!")) == "setenv V \"/y/\"\\$\"a\\!\"");
  CHECK(replace_quoted("set V '/x/env'", Language::fish, awkward) == R"(set V '/y/it\'s $(id) "new"')");
  CHECK(replace_quoted("M = {'a': '/x/env/a', \"b\": \"/x/env\"}", Language::python, awkward) ==
        R"(M = {'a': '/y/it\'s $(id) "new"/a', "b": "/y/it's $(id) \"new\""})");
  CHECK(replace_quoted("$v = '/x/env'", Language::powershell, awkward) == R"($v = '/y/it''s $(id) "new"')");
}

TEST_CASE("An awkward path is found as it was quoted, and as virtualenv wrote it raw") {
  const Paths back = paths("/y/it's $(id) \"new\"", "/x/env");
  CHECK(replace_quoted(R"(V='/y/it'"'"'s $(id) "new"'/bin)", Language::posix, back) == "V='/x/env'/bin");
  CHECK(replace_quoted(R"(V='/y/it's $(id) "new"')", Language::posix, back) == "V='/x/env'");
  CHECK(replace_quoted(R"(set V '/y/it\'s $(id) "new"')", Language::fish, back) == "set V '/x/env'");
  CHECK(replace_quoted(R"(M = '/y/it\'s $(id) "new"/a')", Language::python, back) == "M = '/x/env/a'");
  CHECK(replace_quoted(R"(V='/y/it'"'"'/b')", Language::posix, paths("/y/it'", "/x/env")) == R"(V='/x/env'""'/b')");
}

TEST_CASE("What only looks like the path stays") {
  for (const std::string text : {"/x/env2", "/x/env-old/bin", "/x/env.bak", "/a/x/env", "$HOME/x/env", "/x/en", "x/env"}) {
    CHECK(replace_quoted("V=" + text, Language::posix, plain) == "V=" + text);
    CHECK(replace_quoted("V='" + text + "'", Language::posix, plain) == "V='" + text + "'");
  }
}

TEST_CASE("The prompt changes when it is the old name, and in the prompt's statements alone") {
  const auto rewritten = [](const std::string& line, Language language) { return rewrite_activation(line, language, plain); };
  CHECK(rewritten("    PS1='(env) '\"${PS1:-}\"\n", Language::posix) == "    PS1='(new) '\"${PS1:-}\"\n");
  CHECK(rewritten("PS1=\"(env) ${PS1:-}\"", Language::posix) == "PS1=\"(new) ${PS1:-}\"");
  CHECK(rewritten("PS1=\"(\"env\") ${PS1:-}\"", Language::posix) == "PS1=\"(\"new\") ${PS1:-}\"");
  CHECK(rewritten("VIRTUAL_ENV_PROMPT=env", Language::posix) == "VIRTUAL_ENV_PROMPT=new");
  CHECK(rewritten("    set prompt = \"(env) $prompt\"", Language::csh) == "    set prompt = \"(new) $prompt\"");
  CHECK(rewritten("setenv VIRTUAL_ENV_PROMPT 'env'", Language::csh) == "setenv VIRTUAL_ENV_PROMPT 'new'");
  CHECK(rewritten("printf \"%s(%s)%s \" (set_color 4B8BBE) env (set_color normal)", Language::fish) ==
        "printf \"%s(%s)%s \" (set_color 4B8BBE) new (set_color normal)");
  CHECK(rewritten("PS1='(other) '\"${PS1:-}\"", Language::posix) == "PS1='(other) '\"${PS1:-}\"");
  CHECK(rewritten("PS1='(env2) '\"${PS1:-}\"", Language::posix) == "PS1='(env2) '\"${PS1:-}\"");
  CHECK(rewritten("if [ \"env\" != x ] ; then", Language::posix) == "if [ \"env\" != x ] ; then");
  CHECK(rewritten("echo env", Language::posix) == "echo env");
}

TEST_CASE("A rewritten script sets the very path in its shell") {
  const std::array<std::string, 8> names = {"a b", "it's", "a\"b", "$HOME", "`id`", "a!b", "a\\b", "\xc3\xa9;&|*?[x]{y}#~%"};
  const TemporaryDirectory directory;
  struct Case {
    const char* program;
    Language language;
    const char* script;
  };
  const std::array<Case, 5> cases = {{
      {"/bin/sh", Language::posix, "VIRTUAL_ENV=/x/env\nprintf %s \"$VIRTUAL_ENV\""},
      {"/bin/sh", Language::posix, "VIRTUAL_ENV=\"/x/env\"\nprintf %s \"$VIRTUAL_ENV\""},
      {"/usr/bin/tcsh", Language::csh, "setenv VIRTUAL_ENV '/x/env'\nprintenv VIRTUAL_ENV"},
      {"/usr/bin/tcsh", Language::csh, "setenv VIRTUAL_ENV \"/x/env\"\nprintenv VIRTUAL_ENV"},
      {"/usr/bin/fish", Language::fish, "set -gx VIRTUAL_ENV \"/x/env\"\nprintf %s $VIRTUAL_ENV"},
  }};
  for (const Case& one : cases) {
    if (!molt::sys::is_executable(one.program)) continue;
    for (const std::string& name : names) {
      const std::string script = directory / "script";
      write_file(script, rewrite_activation(one.script, one.language, paths("/x/env", "/y/" + name)));
      std::string output = molt::sys::capture({.words = {one.program, script}, .environment = {"PATH=/usr/bin:/bin"}}, false).output;
      if (output.ends_with('\n')) output.pop_back();  // printenv's
      CAPTURE(one.program, one.script);
      CHECK(output == "/y/" + name);
    }
  }
}

TEST_CASE("The path that an activation script assigns is known unless it is worked out") {
  CHECK(assigned_environment("x=1\n    export VIRTUAL_ENV=\"/a/b\"\n") == "/a/b");
  CHECK(assigned_environment("VIRTUAL_ENV='/a/it'\"'\"'s'\n") == "/a/it's");
  CHECK_FALSE(assigned_environment("VIRTUAL_ENV=$(cygpath \"/a/b\")\n"));
  CHECK_FALSE(assigned_environment("VIRTUAL_ENV=\"$HERE/b\"\n"));
  CHECK_FALSE(assigned_environment("VIRTUAL_ENV='/a/it's'\n"));
  CHECK_FALSE(assigned_environment("VIRTUAL_ENV=relative\n"));
}

TEST_CASE("A program's first line leads to the new place in the form that this needs") {
  const std::string body = "import sys\n# /x/env stays\n";
  const std::string trampoline = "#!/bin/sh\n'''exec' \"/x/env/bin/python\" \"$0\" \"$@\"\n' '''\n";
  CHECK(rewrite_launcher("#!/x/env/bin/python3.11 -E\n" + body, plain) == "#!/y/new/bin/python3.11 -E\n" + body);
  CHECK(rewrite_launcher(trampoline + body, plain) == "#!/y/new/bin/python\n" + body);
  CHECK(rewrite_launcher("#!/x/env/bin/python\n" + body, paths("/x/env", "/y/n w")) ==
        "#!/bin/sh\n'''exec' \"/y/n w/bin/python\" \"$0\" \"$@\"\n' '''\n" + body);
  CHECK(
      rewrite_launcher("#!/x/env/bin/python\n" + body, awkward)->starts_with("#!/bin/sh\n'''exec' '/y/it'\"'\"'s $(id) \"new\"/bin/python' \"$0\""));
  CHECK(rewrite_launcher("#!/x/env/bin/python\n", paths("/x/env", '/' + std::string(112, 'a')))->starts_with("#!/a"));
  CHECK(rewrite_launcher("#!/x/env/bin/python\n", paths("/x/env", '/' + std::string(113, 'a')))->starts_with("#!/bin/sh\n"));
  CHECK(rewrite_launcher("#!/x/env/bin/node\n", plain) == "#!/y/new/bin/node\n");
  // Only Python reads the second line of the other form as a text.
  CHECK_FALSE(rewrite_launcher("#!/x/env/bin/node\n", awkward));
  CHECK_FALSE(rewrite_launcher("#!/usr/bin/python3\n", plain));
  CHECK_FALSE(rewrite_launcher("#!/x/env2/bin/python\n", plain));
  CHECK_FALSE(rewrite_launcher("\x7f"
                               "ELF /x/env/bin",
                               plain));
}
