// SPDX-License-Identifier: MIT
#include "builder/zip.hpp"

#include "base/error.hpp"
#include "unit/builder/zip_writer.hpp"
#include "unit/catch.hpp"

namespace molt::builder {
namespace {

using tests::Packed;
using tests::ZipWriter;

/// What is wrong with an archive of these entries: the message, or nothing when all of it can be read.
std::string fault(const std::string& bytes) {
  try {
    ZipReader zip(bytes, "x.whl");
    for (const ZipEntry& entry : zip.entries()) zip.read(entry);
    return {};
  } catch (const Error& error) {
    return error.message;
  }
}

std::string fault_of(const Packed& entry) { return fault(ZipWriter::write({entry})); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a zip archive gives back its files, in order") {
  const std::string bytes = ZipWriter::write({
      {.name = "pip/__init__.py", .content = "one"},
      {.name = "pip/", .content = "", .mode = 0040755, .deflated = false},
      {.name = "run", .content = "stored", .mode = 0100755, .deflated = false},
      {.name = "empty", .content = ""},
  });
  ZipReader zip(bytes, "x.whl");
  REQUIRE(zip.entries().size() == 3);
  CHECK(zip.entries()[0].name == "pip/__init__.py");
  CHECK_FALSE(zip.entries()[0].executable);
  CHECK(zip.read(zip.entries()[0]) == "one");
  CHECK(zip.entries()[1].executable);
  CHECK(zip.read(zip.entries()[1]) == "stored");
  CHECK(zip.read(zip.entries()[2]).empty());
  REQUIRE(zip.find("run") != nullptr);
  CHECK(zip.find("ru") == nullptr);
}

TEST_CASE("a comment at the end of a zip archive is passed over, also one that looks like an end") {
  CHECK(fault(ZipWriter::write({{.name = "a", .content = "b"}}, "some words")).empty());
  CHECK(fault(ZipWriter::write({{.name = "a", .content = "b"}}, std::string("PK\5\6") + std::string(18, '\1'))).empty());
}

TEST_CASE("names that lead out of the directory are refused") {
  for (const char* name : {"../a", "/etc/passwd", "a/../../b", "a/..", "..", ".", "a//b", "./a", "a\\b", "/"}) {
    CAPTURE(name);
    CHECK(has(fault_of({.name = name, .content = "x"}), "leads elsewhere"));
  }
  CHECK(has(fault_of({.name = std::string("a\0b", 3), .content = "x"}), "leads elsewhere"));
  CHECK(has(fault_of({.name = "", .content = "x"}), "leads elsewhere"));
  CHECK(fault_of({.name = "..a/b..", .content = "x"}).empty());
}

TEST_CASE("links and special files are refused") {
  CHECK(has(fault_of({.name = "link", .content = "/etc", .mode = 0120777}), "special file"));
  CHECK(has(fault_of({.name = "pipe", .content = "", .mode = 0010644}), "special file"));
  CHECK(has(fault_of({.name = "dir", .content = "", .mode = 0040755}), "special file"));
  CHECK(has(fault_of({.name = "file/", .content = "", .mode = 0100644}), "special file"));
  CHECK(fault_of({.name = "of DOS", .content = "", .mode = 0}).empty());
}

TEST_CASE("content that is not what the directory says is refused") {
  CHECK(has(fault_of({.name = "a", .content = "b", .wrong_crc = 1}), "checksum"));
  CHECK(has(fault_of({.name = "a", .content = "b", .deflated = false, .wrong_crc = 1}), "checksum"));
  CHECK(has(fault_of({.name = "a", .content = "abc", .size_shown = 2}), "cannot be unpacked"));
  CHECK(has(fault_of({.name = "a", .content = "abc", .size_shown = 4}), "cannot be unpacked"));
  CHECK(has(fault_of({.name = "a", .content = "abc", .deflated = false, .size_shown = 2}), "two sizes"));
  CHECK(has(fault_of({.name = "a", .content = "b", .local_name = "c"}), "called otherwise"));
  CHECK(has(fault_of({.name = "a", .content = "b", .flags = 1}), "encrypted"));
  CHECK(has(fault_of({.name = "a", .content = "b", .method_shown = 12}), "unknown way"));
}

TEST_CASE("more content than a wheel has is refused before it is unpacked") {
  CHECK(has(fault_of({.name = "a", .content = "b", .size_shown = 17U << 20}), "larger than any wheel"));
  const std::vector<Packed> many(17, Packed{.name = "a", .content = "b", .size_shown = 16U << 20});
  CHECK(has(fault(ZipWriter::write(many)), "larger than any wheel"));
  CHECK(has(fault_of({.name = "a", .content = "b", .size_shown = 0xfffffffe}), "larger than any wheel"));
}

TEST_CASE("an archive cut short anywhere is refused, and one with any bit changed never crashes") {
  const std::string whole = ZipWriter::write({{.name = "a", .content = "some content"}, {.name = "b/c", .content = "d", .deflated = false}});
  REQUIRE(fault(whole).empty());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(fault(whole.substr(0, size)).empty());
    CHECK_FALSE(fault(whole.substr(whole.size() - size)).empty());
  }
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string changed = whole;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
    fault(changed);
  }
}

}  // namespace molt::builder
