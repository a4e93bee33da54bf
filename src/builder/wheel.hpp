// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "builder/zip.hpp"

namespace molt::builder {

/// A wheel (PEP 427) of a project that ensurepip installs, opened and looked through.
struct Wheel {
  std::string path;
  std::unique_ptr<const std::string> bytes;  ///< never moves: the zip reader looks into it
  ZipReader zip;
  std::string information;  ///< the name of its `.dist-info` directory
};

/// Reads the wheel at `path`. Throws when it cannot be read or is damaged.
Wheel open_wheel(const std::string& path);

/// Why the native builder does not install this wheel, in words that go on from "because"; nothing when it does.
std::optional<std::string> obstacle(Wheel& wheel);

}  // namespace molt::builder
