// SPDX-License-Identifier: MIT
#include "builder/record.hpp"

#include "unit/catch.hpp"

namespace molt::builder {

TEST_CASE("a RECORD is read with any line ends, quotes and missing fields") {
  const std::vector<RecordRow> rows = parse_record("a.py,sha256=x,3\r\n\"b,\"\"c\"\".py\",,\nonly\n\nd,h,4,more,\n");
  CHECK(rows == std::vector<RecordRow>{{"a.py", "sha256=x", "3"}, {"b,\"c\".py", "", ""}, {"only", "", ""}, {"d", "h", "4"}});
}

TEST_CASE("a RECORD cut off within quotes ends there") {
  CHECK(parse_record("\"a") == std::vector<RecordRow>{{"a", "", ""}});
  CHECK(parse_record("\"a\"\"") == std::vector<RecordRow>{{"a\"", "", ""}});
  CHECK(parse_record("").empty());
}

TEST_CASE("a RECORD is written sorted, with CR LF and quotes only where they are needed") {
  CHECK(write_record({{"b", "h", "1"}, {"../../bin/pip", "", ""}, {"a,b", "", ""}, {"a\"c", "", ""}}) ==
        "../../bin/pip,,\r\n\"a\"\"c\",,\r\n\"a,b\",,\r\nb,h,1\r\n");
}

TEST_CASE("a row has the hash of the content in URL-safe base64 without padding") {
  CHECK(row_of("INSTALLER", "pip\n") == RecordRow{"INSTALLER", "sha256=zuuue4knoyJ-UwPPXg8fezS7VCrXJQrAP7zeNuwvFQg", "4"});
  CHECK(row_of("REQUESTED", "") == RecordRow{"REQUESTED", "sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", "0"});
}

}  // namespace molt::builder
