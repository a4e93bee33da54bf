// SPDX-License-Identifier: MIT
#include "sys/env.hpp"

#include <cstdlib>

#include "sys/files.hpp"
#include "unit/support.hpp"

using namespace molt::sys;
using molt::tests::TemporaryDirectory;
using molt::tests::Variables;
using molt::tests::WorkingDirectory;
using Texts = std::vector<std::string>;

TEST_CASE("a variable that is set to nothing is set") {
  const Variables variables({"A=1", "EMPTY=", "B=x=y", "AB=2"});
  CHECK(variables.env().get("A") == "1");
  CHECK(variables.env().get("B") == "x=y");
  CHECK(variables.env().get("EMPTY") == "");
  CHECK_FALSE(variables.env().get("NONE").has_value());
  CHECK_FALSE(variables.env().get("").has_value());
  CHECK(variables.env().value("NONE").empty());
  CHECK(variables.env().value("AB") == "2");
}

TEST_CASE("of two entries of one name the first counts, as in getenv") { CHECK(Variables({"A=1", "A=2"}).env().get("A") == "1"); }

TEST_CASE("entries without an equals sign are no variables") { CHECK_FALSE(Variables({"A"}).env().get("A").has_value()); }

TEST_CASE("a child's environment has variables set, replaced and left out") {
  const Variables variables({"A=1", "B=2", "C=3"});
  CHECK(variables.env().with({{"B", "new"}, {"C", std::nullopt}, {"D", ""}}) == Texts{"A=1", "B=new", "D="});
  CHECK(variables.env().with({}) == Texts{"A=1", "B=2", "C=3"});
}

TEST_CASE("the environment of this process is read whole") {
  const char* path = std::getenv("PATH");
  REQUIRE(path != nullptr);
  CHECK(process_environment().get("PATH") == path);
}

TEST_CASE("the current directory is PWD while that is where the process stands") {
  const TemporaryDirectory directory;
  make_directories(directory / "real");
  make_link("real", directory / "link");
  const WorkingDirectory here(directory / "real");
  CHECK(current_directory(Variables({"PWD=" + directory / "link"}).env()) == directory / "link");
  CHECK(current_directory(Variables({"PWD=/"}).env()) == directory / "real");
  CHECK(current_directory(Variables({"PWD=."}).env()) == directory / "real");
  CHECK(current_directory(Variables({}).env()) == directory / "real");
  CHECK(physical_directory() == directory / "real");
}

TEST_CASE("a directory that is gone is no current directory") {
  const TemporaryDirectory directory;
  make_directories(directory / "gone");
  const WorkingDirectory here(directory / "gone");
  remove_tree(directory / "gone");
  CHECK_FALSE(physical_directory().has_value());
  CHECK_FALSE(current_directory(Variables({"PWD=" + directory / "gone"}).env()).has_value());
}
