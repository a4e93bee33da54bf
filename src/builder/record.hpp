// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

/// The RECORD of an installed wheel (PEP 376), as pip writes it.
namespace molt::builder {

struct RecordRow {
  std::string path;
  std::string hash;  ///< "sha256=..." or empty
  std::string size;  ///< decimal or empty

  auto operator<=>(const RecordRow& other) const = default;
};

/// The rows of a RECORD. Rows with fewer than three fields get empty ones; further fields are ignored, as pip does.
std::vector<RecordRow> parse_record(std::string_view text);

/// The text of a RECORD: the rows sorted, the lines ended by CR LF, as Python's csv module does.
std::string write_record(std::vector<RecordRow> rows);

/// The row of a file with that content.
RecordRow row_of(std::string path, std::string_view content);

}  // namespace molt::builder
