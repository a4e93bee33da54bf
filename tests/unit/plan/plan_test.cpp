// SPDX-License-Identifier: MIT
#include "plan/plan.hpp"

#include "unit/support.hpp"

using namespace molt;
using tests::described;

TEST_CASE("a plan keeps its actions in order") {
  Plan plan;
  plan.add(SetEnv{"A", "1"});
  plan.add(Plan{.actions = {UnsetEnv{"B"}, Cd{"/c"}}});
  CHECK(described(plan) == "set A=1\nunset B\ncd /c\n");
}

TEST_CASE("a printed plan has its text and its status") {
  const Plan plan = printed("hello\n", ExitStatus::failure);
  CHECK(described(plan) == "print hello\n\n");
  CHECK(plan.status == ExitStatus::failure);
  CHECK(printed("").status == ExitStatus::ok);
  CHECK(printed("").actions.empty());
}

TEST_CASE("the printed text is that of all prints for stdout, in order") {
  CHECK(printed_text({.actions = {Print{"a\n"}, Print{"x\n", Stream::err}, Cd{"/"}, Print{"b\n"}}}) == "a\nb\n");
  CHECK(printed_text({}).empty());
}

TEST_CASE("without its prints a plan keeps the rest and the status") {
  const Plan rest = without_prints({.actions = {Print{"a\n"}, Cd{"/"}, Print{"b\n"}, UnsetEnv{"A"}}, .status = ExitStatus::failure});
  CHECK(described(rest) == "cd /\nunset A\n");
  CHECK(rest.status == ExitStatus::failure);
}

TEST_CASE("only a plan of prints needs no shell") {
  CHECK_FALSE(needs_shell({}));
  CHECK_FALSE(needs_shell(printed("a\n")));
  CHECK(needs_shell({.actions = {Print{"a\n"}, Cd{"/"}}}));
}
