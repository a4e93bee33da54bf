// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The small programs that pip writes for the console scripts of a wheel.
namespace molt::builder {

/// "pip = pip._internal.cli.main:main"
struct EntryPoint {
  std::string name;
  std::string module;
  std::string function;
};

/// The console and GUI scripts that an entry_points.txt names.
std::vector<EntryPoint> parse_entry_points(std::string_view text);

/// The names that ensurepip asks pip to make for `entry_points`: pip and easy_install get those of this Python's version ("3.12") instead
/// of the ones that were baked into the wheel.
std::vector<EntryPoint> with_versioned_names(const std::vector<EntryPoint>& entry_points, std::string_view short_version);

/// The template that a pip uses, taken out of its own source: that of its wheel installer, or else of the distlib inside it. Its form
/// differs between versions. Nothing when it is not found or has unknown fields.
std::optional<std::string> find_launcher_template(std::string_view wheel_installer_source, std::string_view distlib_source);

/// The program for `entry_point` run by the interpreter at `executable`.
std::string launcher(const EntryPoint& entry_point, std::string_view launcher_template, std::string_view executable);

}  // namespace molt::builder
