// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "builder/site.hpp"
#include "sys/tree_writer.hpp"

/// The activation scripts, made from the interpreter's own templates.
namespace molt::builder {

/// How a build of Python puts values into its templates. Since CVE-2024-9287 (gh-124651) they are quoted; before, the templates have the
/// quotes. Distributions brought the change to older versions, so the version does not tell.
enum class Quoting { raw, quoted };

struct Template {
  std::string path;  ///< relative to the directory of scripts
  std::string text;
  mode_t mode;
};

struct Templates {
  std::vector<Template> files;
  Quoting quoting;
  /// Why they cannot be used, in words that go on from "because".
  std::optional<std::string> obstacle = {};
};

Templates read_templates(const Facts& facts);

void write_scripts(const Templates& templates, const Site& site, sys::TreeWriter& tree);

/// The text of one script. `name` tells the shell it is for.
std::string fill_template(std::string_view text, std::string_view name, Quoting quoting, const Site& site);

}  // namespace molt::builder
