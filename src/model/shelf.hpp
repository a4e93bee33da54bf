// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The environments in WORKON_HOME.
namespace molt::model {

/// The names of the environments on the shelf, sorted by bytes: directories (or links to such) that is_environment() knows, without those that begin
/// with a dot; with a prefix, those that begin with it. A shelf that is not there has none. Throws Error when it is there and cannot be read.
std::vector<std::string> environment_names(const std::string& shelf, std::string_view prefix = {});

/// Makes the shelf when it is not there, after virtualenvwrapper's note on stderr. Throws Error when that fails or something else has its name.
void make_shelf(const std::string& shelf);

/// The name without what TAB and habit add: slashes at the end, "./" in front.
std::string_view tidy_name(std::string_view name);

/// Throws Error unless `name` can be the name of an environment to make, remove or rename: one component, not hidden, no control characters.
/// Removal and creation thus never leave the shelf.
void check_name(std::string_view name);

/// The path of an environment to work on: also "sub/inner", never out of the shelf. Throws virtualenvwrapper's messages when there is none
/// (virtualenvwrapper.md 1.2).
std::string find_environment(const std::string& shelf, std::string_view name);

}  // namespace molt::model
