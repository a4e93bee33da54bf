// SPDX-License-Identifier: MIT
// The bytes of every action in every shell: shell/README.md is the other side of this contract.
#include "shells/shell.hpp"
#include "unit/support.hpp"

using namespace std::literals;
using namespace molt;
using tests::error_of;

namespace {

const Plan every_action{.actions = {
                            SetEnv{"VIRTUAL_ENV", "/it's"},
                            UnsetEnv{"PYTHONHOME"},
                            SetPath{"/it's/bin:/usr/bin"},
                            SetState{StateKey::last, "/a"},
                            SetState{StateKey::told, "/b:/c"},
                            SetState{StateKey::temporary, "/d"},
                            LeaveForeign{},
                            Cd{"/pro ject"},
                            Source{"/hooks/post", {"post_deactivate", "it's"}},
                            Call{{"run-hook", "post's", ""}},
                            Print{"one\ntwo\n"},
                            Print{"it's\n", Stream::err},
                        }};

std::string rendered(std::string_view shell, const Plan& plan) { return shells::render(*shells::find_shell(shell), plan); }

}  // namespace

TEST_CASE("bash and zsh: every action") {
  const std::string expected = "\\builtin export VIRTUAL_ENV=$'/it\\'s'\n"
                               "\\builtin unset PYTHONHOME\n"
                               "\\builtin export PATH=$'/it\\'s/bin:/usr/bin'\n"
                               "__molt_last=$'/a'\n"
                               "__molt_told=$'/b:/c'\n"
                               "__molt_set_temporary $'/d'\n"
                               "__molt_leave_foreign\n"
                               "__molt_cd $'/pro ject'\n"
                               "__molt_source $'/hooks/post' $'post_deactivate' $'it\\'s' || __molt_hook_failed $'/hooks/post'\n"
                               "__molt_call $'run-hook' $'post\\'s' $''\n"
                               "\\builtin printf %s $'one\\012two\\012'\n"
                               "\\builtin printf %s $'it\\'s\\012' >&2\n";
  CHECK(rendered("bash", every_action) == expected);
  CHECK(rendered("zsh", every_action) == expected);
}

TEST_CASE("fish: every action") {
  CHECK(rendered("fish", every_action) == "builtin set -gx VIRTUAL_ENV '/it\\'s'\n"
                                          "builtin set -e PYTHONHOME\n"
                                          "builtin set -gx PATH '/it\\'s/bin:/usr/bin'\n"
                                          "builtin set -g __molt_last '/a'\n"
                                          "builtin set -g __molt_told '/b:/c'\n"
                                          "__molt_set_temporary '/d'\n"
                                          "__molt_leave_foreign\n"
                                          "__molt_cd '/pro ject'\n"
                                          "__molt_source '/hooks/post' 'post_deactivate' 'it\\'s'; or __molt_hook_failed '/hooks/post'\n"
                                          "__molt_call 'run-hook' 'post\\'s' ''\n"
                                          "builtin printf %s 'one\ntwo\n'\n"
                                          "builtin printf %s 'it\\'s\n' >&2\n");
}

TEST_CASE("csh: every action but prints, which go to stdout") {
  CHECK(rendered("csh", without_prints(every_action)) == "setenv VIRTUAL_ENV '/it'\\''s'\n"
                                                         "unsetenv PYTHONHOME\n"
                                                         "setenv PATH '/it'\\''s/bin:/usr/bin'\n"
                                                         "rehash\n"
                                                         "set __molt_last = '/a'\n"
                                                         "set __molt_told = '/b:/c'\n"
                                                         "set __molt_temporary = '/d'\n"
                                                         "if ($?_OLD_VIRTUAL_PATH) then\n"
                                                         "deactivate\n"
                                                         "endif\n"
                                                         "chdir '/pro ject'\n"
                                                         "source '/hooks/post'\n"
                                                         "set __molt_failed = $status\n"
                                                         "if ($__molt_failed) \"$__molt_exe:q\" hook-failed '/hooks/post' $__molt_failed\n"
                                                         "\"$__molt_exe:q\" 'run-hook' 'post'\\''s' ''\n"
                                                         "set __molt_failed = $status\n"
                                                         "if ($__molt_failed) set __molt_status = $__molt_failed\n");
}

TEST_CASE("powershell: every action") {
  CHECK(rendered("powershell", every_action) == "$env:VIRTUAL_ENV='/it''s'\n"
                                                "$env:PYTHONHOME=$null\n"
                                                "$env:PATH='/it''s/bin:/usr/bin'\n"
                                                "$global:__molt_last='/a'\n"
                                                "$global:__molt_told='/b:/c'\n"
                                                "__molt_set_temporary '/d'\n"
                                                "__molt_leave_foreign\n"
                                                "__molt_cd '/pro ject'\n"
                                                "try { . '/hooks/post' } catch { __molt_hook_failed '/hooks/post' $_ }\n"
                                                "__molt_call 'run-hook' 'post''s' ''\n"
                                                "'one'\n"
                                                "'two'\n"
                                                "[Console]::Error.Write((-join('it''s',[char]10)))\n");
}

TEST_CASE("powershell: a printed text is one string for each line, empty lines too") {
  CHECK(rendered("powershell", printed("a\n\nb\n")) == "'a'\n''\n'b'\n");
  CHECK(rendered("powershell", printed("no newline")) == "'no newline'\n");
}

TEST_CASE("json: every action") {
  CHECK(rendered("json", every_action) == "[\n"
                                          "{\"action\": \"set_env\", \"name\": \"VIRTUAL_ENV\", \"value\": \"/it's\"},\n"
                                          "{\"action\": \"unset_env\", \"name\": \"PYTHONHOME\"},\n"
                                          "{\"action\": \"set_path\", \"value\": \"/it's/bin:/usr/bin\"},\n"
                                          "{\"action\": \"set_state\", \"key\": \"last\", \"value\": \"/a\"},\n"
                                          "{\"action\": \"set_state\", \"key\": \"told\", \"value\": \"/b:/c\"},\n"
                                          "{\"action\": \"set_state\", \"key\": \"temporary\", \"value\": \"/d\"},\n"
                                          "{\"action\": \"leave_foreign\"},\n"
                                          "{\"action\": \"cd\", \"directory\": \"/pro ject\"},\n"
                                          "{\"action\": \"source\", \"file\": \"/hooks/post\", \"words\": [\"post_deactivate\", \"it's\"]},\n"
                                          "{\"action\": \"call\", \"words\": [\"run-hook\", \"post's\", \"\"]},\n"
                                          "{\"action\": \"print\", \"stream\": \"stdout\", \"text\": \"one\\u000atwo\\u000a\"},\n"
                                          "{\"action\": \"print\", \"stream\": \"stderr\", \"text\": \"it's\\u000a\"},\n"
                                          "{\"action\": \"end\"}\n"
                                          "]\n");
}

TEST_CASE("an empty plan is no code at all") {
  const std::string_view shell = GENERATE("bash"sv, "zsh"sv, "fish"sv, "csh"sv, "powershell"sv, "json"sv);
  CHECK(rendered(shell, {}).empty());
}

TEST_CASE("the same plan is the same bytes") {
  for (const std::string_view shell : {"bash", "zsh", "fish", "csh", "powershell", "json"}) {
    CHECK(rendered(shell, every_action) == rendered(shell, every_action));
  }
}

TEST_CASE("a name that is no variable's is refused, never written") {
  const std::string_view shell = GENERATE("bash"sv, "zsh"sv, "fish"sv, "csh"sv, "powershell"sv);
  const std::string name = GENERATE("", "A B", "A;touch x", "1A", "A=1", "A\nB", "$(x)");
  CAPTURE(shell, name);
  CHECK(error_of([&] { rendered(shell, {.actions = {SetEnv{name, "x"}}}); }).message == "'" + name + "' is not the name of a variable");
  CHECK_THROWS_AS(rendered(shell, {.actions = {UnsetEnv{name}}}), Error);
}

TEST_CASE("a NUL byte in any action is refused, never cut off") {
  const std::string_view shell = GENERATE("bash"sv, "zsh"sv, "fish"sv, "csh"sv, "powershell"sv, "json"sv);
  const std::string nul = "a\0b"s;
  const Action action = GENERATE_COPY(Action(SetEnv{"A", nul}), Action(SetPath{nul}), Action(SetState{StateKey::last, nul}), Action(Cd{nul}),
                                      Action(Source{nul}), Action(Call{{"x", nul}}), Action(Print{nul}));
  CHECK_THROWS_AS(rendered(shell, {.actions = {action}}), Error);
}
