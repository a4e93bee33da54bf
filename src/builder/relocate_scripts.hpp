// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "builder/relocate_paths.hpp"
#include "builder/relocate_words.hpp"

/// The scripts that activate an environment, of venv, virtualenv and uv, with what users wrote into them; and the modules of editable installs.
namespace molt::builder {

/// The language of an activation script by its name; nothing for a file that is none.
std::optional<Language> activation_language(std::string_view name);

/// The script for the environment's new place: its path, in whatever quotes it stands, and the prompt where that is the environment's old name.
std::string rewrite_activation(std::string_view script, Language language, const Paths& paths);

/// The text with the environment's paths in it replaced, in whatever quotes they stand.
std::string replace_quoted(std::string_view text, Language language, const Paths& paths);

/// The absolute path to which a `bin/activate` sets VIRTUAL_ENV; nothing when it works it out at run time.
std::optional<std::string> assigned_environment(std::string_view script);

}  // namespace molt::builder
