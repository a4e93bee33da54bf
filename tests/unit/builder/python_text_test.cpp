// SPDX-License-Identifier: MIT
#include "builder/python_text.hpp"

#include "unit/catch.hpp"

namespace molt::builder {

TEST_CASE("repr is Python's") {
  CHECK(python_repr("") == "''");
  CHECK(python_repr("web") == "'web'");
  CHECK(python_repr("it's") == "\"it's\"");
  CHECK(python_repr("it's \"it\"") == "'it\\'s \"it\"'");
  CHECK(python_repr("a\\b") == "'a\\\\b'");
  CHECK(python_repr("\n\r\t\x01\x7f") == "'\\n\\r\\t\\x01\\x7f'");
  CHECK(python_repr("\u00fc\u2603\U0001d70b") == "'\u00fc\u2603\U0001d70b'");
  CHECK(python_repr("\u00a0\u200b\ufeff\U000e0001") == "'\\xa0\\u200b\\ufeff\\U000e0001'");
}

TEST_CASE("shell quoting is shlex.quote's") {
  CHECK(shell_quote("") == "''");
  CHECK(shell_quote("/a/b-c_d.e,f:g=h%i+j@k") == "/a/b-c_d.e,f:g=h%i+j@k");
  CHECK(shell_quote("a b") == "'a b'");
  CHECK(shell_quote("it's") == "'it'\"'\"'s'");
  CHECK(shell_quote("\u00fc") == "'\u00fc'");
  CHECK(shell_quote("~") == "'~'");
}

TEST_CASE("PowerShell quoting doubles single quotes") { CHECK(powershell_quote("it's $x") == "'it''s $x'"); }

TEST_CASE("replacing goes on after what was put in") {
  CHECK(replace_all("aXbX", "X", "XX") == "aXXbXX");
  CHECK(replace_all("", "X", "Y").empty());
}

}  // namespace molt::builder
