// SPDX-License-Identifier: MIT
#include "base/text.hpp"

#include "unit/catch.hpp"

using namespace std::literals;
using molt::decode_utf8;
using molt::is_variable_name;
using molt::join;
using molt::nearest;
using molt::printable;
using molt::split;
using molt::trim;
using molt::utf8_length;
using molt::visible;
using molt::visible_lines;
using Parts = std::vector<std::string_view>;

TEST_CASE("split keeps empty parts, as PATH has them") {
  CHECK(split("a:b", ':') == Parts{"a", "b"});
  CHECK(split(":a::b:", ':') == Parts{"", "a", "", "b", ""});
  CHECK(split("", ':') == Parts{""});
  CHECK(split(":", ':') == Parts{"", ""});
}

TEST_CASE("join is the inverse of split") {
  CHECK(join({"", "a", "", "b", ""}, ":") == ":a::b:");
  CHECK(join({"a", "b"}, ", ") == "a, b");
  CHECK(join({}, ":").empty());
  for (const std::string_view path : {"", ":", "::", "/bin", ":/bin", "/bin:", "/a::/b"}) CHECK(join(split(path, ':'), ":") == path);
}

TEST_CASE("trim takes blanks from both ends and none from the middle") {
  CHECK(trim(" \t\r\n a b \r\n") == "a b");
  CHECK(trim("a") == "a");
  CHECK(trim(" \t ").empty());
  CHECK(trim("").empty());
  CHECK(trim("\v\fa\v") == "\v\fa\v");
}

TEST_CASE("visible shows control characters and invalid UTF-8 as escapes") {
  CHECK(visible("plain café 😀") == "plain café 😀");
  CHECK(visible("\x1b[31m") == "\\x1b[31m");
  CHECK(visible("a\nb\tc\x7f") == "a\\x0ab\\x09c\\x7f");
  CHECK(visible("\xff\xc3") == "\\xff\\xc3");
  CHECK(visible("\0"sv) == "\\x00");
  CHECK(visible("\xc2\x9b"
                "31m") == "\\xc2\\x9b31m");  // CSI as one C1 character
}

TEST_CASE("visible_lines keeps line feeds and nothing else") { CHECK(visible_lines("one\ntwo\r\x1b") == "one\ntwo\\x0d\\x1b"); }

TEST_CASE("printable leaves out what visible escapes") {
  CHECK(printable("a\x1b[0m\n\xff\xc2\x9b"
                  "é") == "a[0mé");
  CHECK(printable("\x01\x02").empty());
}

TEST_CASE("utf8_length knows the shortest form alone") {
  CHECK(utf8_length("a") == 1);
  CHECK(utf8_length("é") == 2);
  CHECK(utf8_length("€x") == 3);
  CHECK(utf8_length("😀") == 4);
  CHECK(utf8_length("\xf4\x8f\xbf\xbf") == 4);  // U+10FFFF
  CHECK(utf8_length("\xee\x80\x80") == 3);      // U+E000, the first after the surrogates
}

TEST_CASE("utf8_length refuses what is not UTF-8") {
  const std::string_view bad = GENERATE(""sv, "\x80"sv, "\xc3"sv, "\xc3("sv, "\xc0\xaf"sv, "\xc1\xbf"sv, "\xe0\x9f\xbf"sv, "\xed\xa0\x80"sv,
                                        "\xed\xbf\xbf"sv, "\xf0\x8f\xbf\xbf"sv, "\xf4\x90\x80\x80"sv, "\xf5\x80\x80\x80"sv, "\xe2\x82"sv, "\xff"sv);
  CAPTURE(visible(bad));
  CHECK(utf8_length(bad) == 0);
}

TEST_CASE("decode_utf8 gives the code point") {
  CHECK(decode_utf8("a", 1) == U'a');
  CHECK(decode_utf8("é", 2) == U'é');
  CHECK(decode_utf8("€", 3) == U'€');
  CHECK(decode_utf8("😀", 4) == U'😀');
}

TEST_CASE("nearest finds a slip of the finger") {
  const Parts commands = {"workon", "deactivate", "mkvirtualenv", "rmvirtualenv"};
  CHECK(nearest("worknn", commands) == "workon");
  CHECK(nearest("workno", commands) == "workon");
  CHECK(nearest("mkvirtualen", commands) == "mkvirtualenv");
  CHECK(nearest("workon", commands) == "workon");
}

TEST_CASE("nearest says nothing when no candidate is near") {
  CHECK_FALSE(nearest("make", {"workon", "deactivate"}).has_value());
  CHECK_FALSE(nearest("x", {}).has_value());
  CHECK_FALSE(nearest("", {"workon"}).has_value());
  CHECK_FALSE(nearest("wkn", {"workon"}).has_value());
}

TEST_CASE("nearest prefers the nearer, and of equals the first") {
  CHECK(nearest("rmvirtualen", {"mkvirtualenv", "rmvirtualenv"}) == "rmvirtualenv");
  CHECK(nearest("-x", {"-p", "-a"}) == "-p");
}

TEST_CASE("is_variable_name takes what every shell takes") {
  CHECK(is_variable_name("PATH"));
  CHECK(is_variable_name("_"));
  CHECK(is_variable_name("a1_B"));
  const std::string_view bad = GENERATE(""sv, "1A"sv, "A-B"sv, "A B"sv, "A=B"sv, "A;B"sv, "é"sv, "A\n"sv, "$A"sv, "A\0"sv);
  CAPTURE(bad);
  CHECK_FALSE(is_variable_name(bad));
}
