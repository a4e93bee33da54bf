// SPDX-License-Identifier: MIT
#include "complete.hpp"

#include "commands/table.hpp"
#include "unit/support.hpp"

using namespace molt;
using tests::make_environment;
using tests::Variables;
using tests::write_file;
using Line = std::vector<std::string_view>;

namespace {

struct Shelf {
  tests::TemporaryDirectory directory;
  Variables variables{{"HOME=" + directory / "home", "WORKON_HOME=" + directory / "shelf"}};

  explicit Shelf(const std::vector<std::string>& names = {"api", "web", "web two"}) {
    for (const std::string& name : names) make_environment(directory / "shelf/" + name);
  }
  std::string complete(const Line& words) const { return molt::complete(words, variables.env()).text; }
  Instead instead(const Line& words) const { return molt::complete(words, variables.env()).instead; }
};

}  // namespace

TEST_CASE("workon completes with environments") {
  const Shelf shelf;
  CHECK(shelf.complete({"bash", "workon", ""}) == "api\nweb\nweb two\n");
  CHECK(shelf.complete({"bash", "workon", "w"}) == "web\nweb two\n");
  CHECK(shelf.complete({"bash", "workon", "x"}).empty());
}

TEST_CASE("a command typed as molt COMMAND completes alike") {
  const Shelf shelf;
  CHECK(shelf.complete({"bash", "molt", "workon", "a"}) == "api\n");
  CHECK(shelf.complete({"bash", "molt", "init", "t"}) == "tcsh\n");
}

TEST_CASE("molt completes with its commands, and hidden ones are not among them") {
  const Shelf shelf;
  CHECK(shelf.complete({"bash", "molt", "work"}) == "workon\n");
  const std::string all = '\n' + shelf.complete({"bash", "molt", ""});
  for (const cli::Command* command : commands::table()) {
    CHECK((all.find('\n' + std::string(command->name) + '\n') != std::string::npos) == !command->hidden);
  }
}

TEST_CASE("a word that begins with a dash completes with options") {
  const Shelf shelf;
  CHECK(shelf.complete({"bash", "workon", "-"}) == "-n\n--no-cd\n-c\n--cd\n--help\n");
  CHECK(shelf.complete({"bash", "workon", "--n"}) == "--no-cd\n");
}

TEST_CASE("shells that show descriptions get them after a tab") {
  const Shelf shelf;
  CHECK(shelf.complete({"fish", "workon", "--n"}) == "--no-cd\tstay in this directory\n");
  CHECK(shelf.complete({"zsh", "workon", "--n"}) == "--no-cd\tstay in this directory\n");
  CHECK(shelf.complete({"powershell", "molt", "worko"}) == "workon\t" + std::string(commands::workon.summary) + "\n");
  CHECK(shelf.complete({"csh", "workon", "--n"}) == "--no-cd\n");
  CHECK(shelf.complete({"fish", "workon", "a"}) == "api\n");
}

TEST_CASE("after an option with a value comes its value, not an operand") {
  const Shelf shelf;
  CHECK(shelf.complete({"bash", "mkvirtualenv", "--prompt", ""}).empty());
  CHECK(shelf.complete({"bash", "workon", "-n", "a"}) == "api\n");
}

TEST_CASE("words of a fixed set complete") {
  const Shelf shelf;
  CHECK(shelf.complete({"bash", "molt", "auto", ""}) == "on\noff\n");
  CHECK(shelf.complete({"bash", "molt", "init", "p"}) == "powershell\npwsh\n");
  CHECK(shelf.complete({"bash", "molt", "help", "work"}) == "workon\n");
}

TEST_CASE("what comes second may be of another kind") {
  const Shelf shelf;
  CHECK(shelf.complete({"bash", "rmvirtualenv", "api", "w"}) == "web\nweb two\n");
  CHECK(shelf.complete({"bash", "mvvirtualenv", "api", "w"}).empty());
  CHECK(shelf.instead({"bash", "setvirtualenvproject", "api", ""}) == Instead::directories);
  CHECK(shelf.instead({"bash", "setvirtualenvproject", "api", "x", ""}) == Instead::nothing);
}

TEST_CASE("a project that is there is offered only where it may be used") {
  const Shelf shelf;
  write_file(shelf.directory / "home/.config/molt/config.toml", "project_home = '" + shelf.directory / "shelf" + "'\n");
  CHECK(shelf.complete({"bash", "mkproject", "a"}).empty());
  CHECK(shelf.complete({"bash", "mkproject", "-f", "a"}) == "api\n");
  CHECK(shelf.complete({"bash", "mkproject", "--force", "a"}) == "api\n");
  CHECK(shelf.complete({"bash", "mkproject", "-t", "--force", "a"}).empty());  // the name of a template
}

TEST_CASE("what is the shell's is left to it") {
  const Shelf shelf;
  CHECK(shelf.instead({"bash", "add2virtualenv", "x"}) == Instead::directories);
  CHECK(shelf.instead({"bash", "molt", "allow", ""}) == Instead::directories);
  CHECK(shelf.instead({"bash", "mkvirtualenv", "-a", ""}) == Instead::directories);
  CHECK(shelf.instead({"bash", "mkvirtualenv", "-r", ""}) == Instead::files);
  CHECK(shelf.instead({"bash", "mkvirtualenv", "-p", "/usr/bin/py"}) == Instead::files);
  CHECK(shelf.instead({"bash", "mkvirtualenv", "--python=~/py"}) == Instead::files);
  CHECK(shelf.instead({"bash", "cpvirtualenv", "./x"}) == Instead::directories);
  CHECK(shelf.instead({"bash", "cpvirtualenv", "x"}) == Instead::nothing);
  CHECK(shelf.instead({"bash", "mkvirtualenv", "x"}) == Instead::nothing);
  CHECK(shelf.instead({"bash", "workon", "w"}) == Instead::nothing);
}

TEST_CASE("what allvirtualenv runs is another program's, with its options") {
  const Shelf shelf;
  CHECK(shelf.instead({"bash", "allvirtualenv", "p"}) == Instead::command_line);
  CHECK(shelf.instead({"bash", "molt", "allvirtualenv", "pip", "--h"}) == Instead::command_line);
  CHECK(shelf.complete({"bash", "allvirtualenv", "pip", "--h"}).empty());
  CHECK(shelf.complete({"bash", "allvirtualenv", "--h"}) == "--help\n");
}

TEST_CASE("a name with a dash is offered behind two dashes") {
  const Shelf shelf({"-dashed"});
  CHECK(shelf.complete({"bash", "workon", "-d"}).empty());
  CHECK(shelf.complete({"bash", "workon", "--", "-d"}) == "-dashed\n");
}

TEST_CASE("names that a list of lines cannot carry are left out, others are bytes as they are") {
  const Shelf shelf({"a\nb", "a\tb", "a'b", "a\xff", "a$b"});
  CHECK(shelf.complete({"bash", "workon", "a"}) == "a$b\na'b\na\xff\n");
}

TEST_CASE("whatever goes wrong is no candidate") {
  const Shelf shelf;
  CHECK(shelf.complete({}).empty());
  CHECK(shelf.complete({"bash"}).empty());
  CHECK(shelf.complete({"bash", "workon"}).empty());
  CHECK(shelf.complete({"bash", "nosuch", ""}).empty());
  CHECK(molt::complete(Line{"bash", "workon", ""}, Variables({}).env()).text.empty());
}

TEST_CASE("a broken configuration completes with nothing") {
  const Shelf shelf;
  write_file(shelf.directory / "home/.config/molt/config.toml", "not toml");
  CHECK(shelf.complete({"bash", "workon", ""}).empty());
}

TEST_CASE("the shelf may be the configured one") {
  const Shelf shelf;
  const Variables variables({"HOME=" + shelf.directory / "home"});
  write_file(shelf.directory / "home/.config/molt/config.toml", "workon_home = '" + shelf.directory / "shelf" + "'\n");
  CHECK(molt::complete(Line{"bash", "workon", "a"}, variables.env()).text == "api\n");
}
