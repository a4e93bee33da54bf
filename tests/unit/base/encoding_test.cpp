// SPDX-License-Identifier: MIT
#include "base/base64.hpp"
#include "base/json.hpp"
#include "base/md5.hpp"
#include "unit/support.hpp"

using namespace molt;

namespace {

std::string base64(std::string_view text) { return to_base64url({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}); }

}  // namespace

TEST_CASE("base 64 as in RFC 4648, with the alphabet for URLs") {
  CHECK(base64("").empty());
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64("\xfb\xff\xfe") == "-__-");
}

TEST_CASE("MD5 as in RFC 1321, across the borders of its blocks") {
  CHECK(to_base64url(md5("")) == "1B2M2Y8AsgTpgAmY7PhCfg==");
  CHECK(to_base64url(md5("abc")) == "kAFQmDzST7DWlj99KOF_cg==");
  CHECK(to_base64url(md5("12345678901234567890123456789012345678901234567890123456789012345678901234567890")) == "V-30oivjyVWsSdouIQe2eg==");
  CHECK(to_base64url(md5(std::string(119, 'x'))) == "qzR6X2jIpEPPzdxjPxLCTw==");
}

TEST_CASE("JSON text is ASCII-safe where it must be, and UTF-8 elsewhere") {
  CHECK(json_text("") == "\"\"");
  CHECK(json_text("a\"b\\c") == "\"a\\\"b\\\\c\"");
  CHECK(json_text("\n\x1b\x7f") == "\"\\u000a\\u001b\\u007f\"");
  CHECK(json_text("\xc3\xb6") == "\"\xc3\xb6\"");
  CHECK(json_text("\xff") == "\"\\udcff\"");
}
