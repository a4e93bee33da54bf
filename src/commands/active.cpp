// SPDX-License-Identifier: MIT
#include "commands/active.hpp"

#include "base/error.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::commands {

bool is_active(const Context& context, const std::string& path) {
  if (!context.state.virtual_env) return false;
  const std::optional<sys::FileInfo> active = sys::info(*context.state.virtual_env);
  const std::optional<sys::FileInfo> named = sys::info(path);
  return active && named && active->same_file(*named);
}

std::string active_environment(const Context& context) {
  if (context.state.virtual_env && sys::is_directory(*context.state.virtual_env)) return *context.state.virtual_env;
  throw Error{.message = "ERROR: no virtualenv active, or active virtualenv is missing", .verbatim = true};
}

std::string active_site_packages(const Context& context) {
  if (std::optional<std::string> found = model::site_packages(active_environment(context))) return *found;
  throw Error{.message = "ERROR: currently-active virtualenv does not appear to have a site-packages directory", .verbatim = true};
}

}  // namespace molt::commands
