// SPDX-License-Identifier: MIT
#include "builder/relocate_metadata.hpp"
#include "builder/record.hpp"
#include "builder/relocate_mentions.hpp"
#include "unit/catch.hpp"

using namespace molt::builder;

namespace {

const Paths paths{.old = {"/x/the env"}, .now = "/y/new", .old_names = {"the env"}};

}  // namespace

TEST_CASE("pyvenv.cfg keeps everything but the command's path, the prompt and paths of the environment") {
  CHECK(rewrite_configuration("home = /usr/bin\ncommand = /usr/bin/python3 -m venv --copies /x/the env\nprompt = 'the env'\n", paths) ==
        "home = /usr/bin\ncommand = /usr/bin/python3 -m venv --copies /y/new\nprompt = 'new'\n");
  CHECK(rewrite_configuration("command = /x/the env/bin/python -m venv --upgrade /x/the env\r\n", paths) ==
        "command = /y/new/bin/python -m venv --upgrade /y/new\r\n");
  CHECK(rewrite_configuration("prompt = the env\nbase-prefix = /x/the env/base", paths) == "prompt = new\nbase-prefix = /y/new/base");
  const std::string kept = "home=/x/the env2/bin\nprompt = 'mine'\nno key\ncommand = /usr/bin/python3 -m venv /x/the env2\n";
  CHECK(rewrite_configuration(kept, paths) == kept);
}

TEST_CASE("Lines of path files are replaced whole, and never joined") {
  CHECK(rewrite_path_lines("/x/the env/src/a\n/elsewhere\nimport os; os.x = '/x/the env'\n/x/the env", paths) ==
        "/y/new/src/a\n/elsewhere\nimport os; os.x = '/x/the env'\n/y/new");
  CHECK(rewrite_path_lines("/x/the env2\r\n/x/the env/b\r\n", paths) == "/x/the env2\r\n/y/new/b\r\n");
}

TEST_CASE("URLs of files are decoded and written as pip does") {
  CHECK(rewrite_urls(R"({"url": "file:///x/the%20env/src/a%2Bb", "dir_info": {}})", paths) ==
        R"({"url": "file:///y/new/src/a%2Bb", "dir_info": {}})");
  CHECK(rewrite_urls(R"({"url": "file:///x/the%20env"})", {.old = paths.old, .now = "/y/\xc3\xa9 z", .old_names = {}}) ==
        R"({"url": "file:///y/%C3%A9%20z"})");
  const std::string kept = R"({"url": "file:///x/the%20env2/a", "vcs_info": {"url": "https://x/the%20env"}})";
  CHECK(rewrite_urls(kept, paths) == kept);
}

TEST_CASE("An editable install elsewhere is recognised") {
  const auto elsewhere = [](std::string_view name, std::string_view text) { return editable_elsewhere(name, text, paths); };
  CHECK(elsewhere("direct_url.json", R"({"dir_info": {"editable": true}, "url": "file:///src/a%20b"})") == "/src/a b");
  CHECK(elsewhere("a.egg-link", "/src/a\n.") == "/src/a");
  CHECK_FALSE(elsewhere("direct_url.json", R"({"dir_info": {"editable": false}, "url": "file:///src/a"})"));
  CHECK_FALSE(elsewhere("direct_url.json", R"({"dir_info": {"editable": true}, "url": "file:///x/the%20env/src/a"})"));
  CHECK_FALSE(elsewhere("a.egg-link", "/x/the env/src/a\n."));
  CHECK_FALSE(elsewhere("notes.txt", "/src/a"));
}

TEST_CASE("RECORD gets the new hash and size of what changed, and nothing else changes in it") {
  const std::string content = "new script\n";
  const auto changed = [&](const std::string& path) { return path == "bin/tool" || path == "etc/x" ? &content : nullptr; };
  const RecordRow row = row_of("../../../bin/tool", content);
  const auto rewritten = [&](const std::string& text) { return rewrite_record(text, "lib/python3.11/site-packages", paths, changed); };
  CHECK(rewritten("b.py,sha256=x,1\r\n../../../bin/tool,sha256=old,3\r\na.py,,\r\n") ==
        "b.py,sha256=x,1\r\n../../../bin/tool," + row.hash + ",11\r\na.py,,\r\n");
  CHECK(rewritten("../../../bin/tool,,\n") == "../../../bin/tool,,\n");
  CHECK(rewritten("/x/the env/etc/x,sha256=old,3\n\"/x/the env/a,b\",,\n/etc/x,,\n") ==
        "/y/new/etc/x," + row.hash + ",11\n\"/y/new/a,b\",,\n/etc/x,,\n");
}

TEST_CASE("Files that still mention the old path are told, those of a checkout in one sentence") {
  Mentions mentions(paths);
  mentions.look("etc/a.conf", "dir=/x/the env/var\n");
  mentions.look("lib/b.so", std::string("ELF\0/x/the env/lib\0", 19));
  mentions.look("src/pkg/one", "'/x/the env'");
  mentions.look("src/pkg/deep/two", "/x/the env");
  mentions.look("etc/c.conf", "/x/the env2 /a/x/the env /y/new");
  mentions.add_too_large();
  CHECK(mentions.sentences() == std::vector<std::string>{"'etc/a.conf' mentions the old path", "'lib/b.so' is a binary file that holds the old path",
                                                         "'src/pkg' mentions the old path in 2 files",
                                                         "1 file larger than 64 MiB: not searched for the old path"});
}

TEST_CASE("A new path that begins like the old one is no mention of it") {
  const Paths longer{.old = {"/x/env"}, .now = "/x/env's", .old_names = {}};
  Mentions mentions(longer);
  mentions.look("a", "V='/x/env'\"'\"'s/bin'");
  mentions.look("b", "/x/env's");
  CHECK(mentions.sentences().empty());
  mentions.look("c", "'/x/env'");
  CHECK(mentions.sentences().size() == 1);
}
