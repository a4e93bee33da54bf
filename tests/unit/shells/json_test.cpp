// SPDX-License-Identifier: MIT
#include "base/text.hpp"
#include "shells/shell.hpp"
#include "unit/support.hpp"

using namespace molt;

namespace {

std::string quoted(std::string_view value) { return std::string(shells::find_shell("json")->quote(value).text()); }

/// What Python's json.loads and os.fsencode make of a word: the escapes undone, and lone surrogates U+DC80 to U+DCFF turned back into bytes.
std::string read_back(std::string_view word) {
  REQUIRE(word.size() >= 2);
  REQUIRE((word.front() == '"' && word.back() == '"'));
  word = word.substr(1, word.size() - 2);
  std::string bytes;
  for (std::size_t i = 0; i < word.size(); ++i) {
    REQUIRE(word[i] != '"');
    if (word[i] != '\\') {
      bytes += word[i];
    } else if (word[i + 1] == 'u') {
      const unsigned long unit = std::stoul(std::string(word.substr(i + 2, 4)), nullptr, 16);
      REQUIRE((unit < 0x80 || (unit >= 0xdc80 && unit <= 0xdcff)));
      bytes += static_cast<char>(unit & 0xff);
      i += 5;
    } else {
      bytes += word[++i];
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("json: quotes, backslashes and control characters are escaped, text is kept") {
  CHECK(quoted("") == "\"\"");
  CHECK(quoted("a \"b\" \\") == "\"a \\\"b\\\" \\\\\"");
  CHECK(quoted("\n\t\x01\x7f") == "\"\\u000a\\u0009\\u0001\\u007f\"");
  CHECK(quoted("café 😀") == "\"café 😀\"");
}

TEST_CASE("json: a byte that is not UTF-8 is a lone surrogate") {
  CHECK(quoted("\xff") == "\"\\udcff\"");
  CHECK(quoted("a\xc3") == "\"a\\udcc3\"");
  CHECK(quoted("\xed\xb2\x80") == "\"\\udced\\udcb2\\udc80\"");  // what looks like such a surrogate in UTF-8 is told apart from it
}

TEST_CASE("json: any bytes come back as they were") {
  for (int byte = 1; byte < 256; ++byte) {
    const auto character = static_cast<char>(byte);
    const std::string alone(1, character);
    const std::string mixed{'a', character, '\xc3', '\xa9', character, character, '"', '\\', character};
    CAPTURE(byte);
    CHECK(read_back(quoted(alone)) == alone);
    CHECK(read_back(quoted(mixed)) == mixed);
  }
}

TEST_CASE("json: a word is valid UTF-8 without control characters") {
  for (int byte = 1; byte < 256; ++byte) {
    const std::string word = quoted(std::string{'x', static_cast<char>(byte), '\xe2', static_cast<char>(byte)});
    CHECK(printable(word) == word);
  }
}
