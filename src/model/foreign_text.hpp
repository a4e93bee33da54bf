// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sys/env.hpp"

/// What the tools' recipes have in common.
namespace molt::model {

/// The largest file of a project that is read.
inline constexpr std::size_t foreign_limit = 256 * 1024;

/// The text that `key` has in `table` of a TOML file (`table` is empty for the top). It scans lines and understands `key = "text"` or 'text' under
/// its [table], and the dotted form under the file's top. Anything else counts as not there: escapes, multi-line texts, inline tables, quoted keys.
/// That is enough for names and paths, and what it misses leads to no environment, never to a wrong one.
std::string toml_text(std::string_view text, std::string_view table, std::string_view key);

/// True when the file has the table or one below it.
bool has_toml_table(std::string_view text, std::string_view table);

/// A package name as it is compared: lower case, each run of '-', '_' and '.' one '-' (PEP 503).
std::string normalized_name(std::string_view name);

/// `text` with each of `characters` replaced by '_', cut to its first 42 characters, as pipenv and poetry do.
std::string sanitized(std::string_view text, std::string_view characters);

/// The first eight characters of the URL-safe base 64 of the SHA-256 of `text`.
std::string short_digest(std::string_view text);

/// Where a tool keeps data, configuration and caches: below the XDG directory (an absolute $XDG_..., else its default), and then as on macOS. The
/// second is only looked at when the first has nothing.
std::vector<std::string> data_places(const sys::Env& env, std::string_view tool);
std::vector<std::string> config_places(const sys::Env& env, std::string_view tool);
std::vector<std::string> cache_places(const sys::Env& env, std::string_view tool);

/// The user's own configuration of a tool: the first of `places` that has `file`, as text; empty without one.
std::string tool_config(const std::vector<std::string>& places, std::string_view file);

/// `base` with the Python version that an environment is there for, the newest first: "base3.12"; empty when there is none.
std::string newest_version(const std::string& base);

}  // namespace molt::model
