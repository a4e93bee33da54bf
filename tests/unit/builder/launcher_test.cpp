// SPDX-License-Identifier: MIT
#include "builder/launcher.hpp"

#include "unit/catch.hpp"

namespace molt::builder {
namespace {

const std::string distlib = "SCRIPT_TEMPLATE = r'''# -*- coding: utf-8 -*-\nfrom %(module)s import %(import_name)s\nx = r'\\.exe'\n%(func)s()\n'''\n";

std::vector<std::string> names(const std::vector<EntryPoint>& entry_points) {
  std::vector<std::string> out;
  for (const EntryPoint& entry_point : entry_points) out.push_back(entry_point.name);
  return out;
}

std::string first_lines(const std::string& executable) {
  const std::string text = launcher({.name = "pip", .module = "m", .function = "f"}, "%(func)s\n", executable);
  return text.substr(0, text.size() - 2);
}

}  // namespace

TEST_CASE("entry points are read from their sections only") {
  const std::vector<EntryPoint> found = parse_entry_points(
      "# comment\n[other]\nx = y:z\n[console_scripts]\npip = pip._internal.cli.main:main\n tool=a.b : c.d [extra]\nbroken\n[gui_scripts]\ng = h:i\n");
  REQUIRE(names(found) == std::vector<std::string>{"pip", "tool", "g"});
  CHECK(found[0].module == "pip._internal.cli.main");
  CHECK(found[1].module == "a.b");
  CHECK(found[1].function == "c.d");
}

TEST_CASE("pip and easy_install are named after the Python, not after the wheel") {
  const std::vector<EntryPoint> baked = {
      {"pip", "m", "f"}, {"pip3", "m", "f"}, {"pip3.9", "m", "f"}, {"easy_install", "e", "f"}, {"easy_install-3.8", "e", "f"}, {"pipx", "m", "f"}};
  CHECK(names(with_versioned_names(baked, "3.11")) ==
        std::vector<std::string>{"pip", "pip3", "pip3.11", "easy_install", "easy_install-3.11", "pipx"});
}

TEST_CASE("the template is the one of the pip that is installed") {
  CHECK(find_launcher_template("", distlib) == "# -*- coding: utf-8 -*-\nfrom %(module)s import %(import_name)s\nx = r'\\.exe'\n%(func)s()\n");
  const std::string newer =
      "class M:\n    script_template = textwrap.dedent(\"\"\"\\\n        from %(module)s import %(import_name)s\n        if 1:\n"
      "            %(func)s()\n\"\"\")\n";
  CHECK(find_launcher_template(newer, distlib) == "from %(module)s import %(import_name)s\nif 1:\n    %(func)s()\n");
  const std::string on_next_line = "    script_template = textwrap.dedent(\n        \"\"\"\\\n        %(func)s()\n\"\"\"\n    )\n";
  CHECK(find_launcher_template(on_next_line, "") == "%(func)s()\n");
}

TEST_CASE("a template that cannot be understood is none") {
  CHECK_FALSE(find_launcher_template("", ""));
  CHECK_FALSE(find_launcher_template("", "SCRIPT_TEMPLATE = r'''%(func)s %(new)s\n'''"));
  CHECK_FALSE(find_launcher_template("", "SCRIPT_TEMPLATE = r'''no fields\n'''"));
  CHECK_FALSE(find_launcher_template("", "SCRIPT_TEMPLATE = '''%(func)s\\t\n'''"));
  CHECK_FALSE(find_launcher_template("", "SCRIPT_TEMPLATE = r'''%(func)s\n"));
}

TEST_CASE("a first line that a kernel cannot read is exchanged for the shell") {
  CHECK(first_lines("/e/bin/python") == "#!/e/bin/python\n");
  CHECK(first_lines("/a b/python") == "#!/bin/sh\n'''exec' \"/a b/python\" \"$0\" \"$@\"\n' '''\n");
  const std::string longest = '/' + std::string(123, 'x');
  CHECK(first_lines(longest) == "#!" + longest + '\n');
#ifndef __APPLE__
  CHECK(first_lines(longest + 'x') == "#!/bin/sh\n'''exec' " + longest + "x \"$0\" \"$@\"\n' '''\n");
#endif
}

TEST_CASE("the shell expands nothing of a path") {
  CHECK(first_lines("/a $(x)/python") == "#!/bin/sh\n'''exec' '/a $(x)/python' \"$0\" \"$@\"\n' '''\n");
  const std::string dear = '/' + std::string(600, '$');
  CHECK(first_lines(dear) == "#!/bin/sh\n'''exec' '" + dear + "' \"$0\" \"$@\"\n' '''\n");
}

}  // namespace molt::builder
