// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "builder/relocate_paths.hpp"

/// The files in which an environment and its packages say where they are. Each function gives the text for the new place.
namespace molt::builder {

/// pyvenv.cfg: values that are paths of the environment, the one at the end of the command that made it, and a prompt that is its old name.
std::string rewrite_configuration(std::string_view text, const Paths& paths);

/// *.pth and *.egg-link: lines that are paths of the environment.
std::string rewrite_path_lines(std::string_view text, const Paths& paths);

/// direct_url.json: URLs of files in the environment.
std::string rewrite_urls(std::string_view text, const Paths& paths);

/// The directory, outside of the environment, that a direct_url.json or an egg-link (by `name`) leads to; nothing when it leads to no such one.
std::optional<std::string> editable_elsewhere(std::string_view name, std::string_view text, const Paths& paths);

/// RECORD: hash and size of each file whose new content `changed` knows by its path in the environment, and rows with absolute paths. `directory` is
/// that of the packages, relative to the environment.
std::string rewrite_record(std::string_view text, std::string_view directory, const Paths& paths,
                           const std::function<const std::string*(const std::string&)>& changed);

}  // namespace molt::builder
