// SPDX-License-Identifier: MIT
// Laying the scripts that a user may fill, with virtualenvwrapper's names, modes and texts.
#include <array>

#include "base/format.hpp"
#include "base/text.hpp"
#include "model/userhooks.hpp"
#include "sys/files.hpp"
#include "sys/terminal.hpp"

namespace molt::model {
namespace {

struct Template {
  std::string_view name;
  std::string_view purpose;
  std::string_view argument;  ///< empty when it gets none
  mode_t mode;                ///< executable when it is run, plain when it is sourced
};

constexpr std::array global_templates = {
    Template{"initialize", "This hook is sourced when the shell starts, from your rc file.", "", 0644},
    Template{"premkvirtualenv", "This hook is run after a new virtualenv is created and before it is activated.", "name of new environment", 0755},
    Template{"postmkvirtualenv", "This hook is sourced after a new virtualenv is activated.", "", 0644},
    Template{"prermvirtualenv", "This hook is run before a virtualenv is deleted.", "name of environment", 0755},
    Template{"postrmvirtualenv", "This hook is run after a virtualenv is deleted.", "name of environment", 0755},
    Template{"predeactivate", "This hook is sourced before every virtualenv is deactivated.", "", 0644},
    Template{"postdeactivate", "This hook is sourced after every virtualenv is deactivated.", "", 0644},
    Template{"preactivate", "This hook is run before every virtualenv is activated.", "environment name", 0755},
    Template{"postactivate", "This hook is sourced after every virtualenv is activated.", "", 0644},
    Template{"get_env_details", "This hook is run when the list of virtualenvs is printed so each name can include details.", "environment name",
             0755},
    Template{"premkproject", "This hook is run after a new project is created and before it is activated.", "name of new project", 0755},
    Template{"postmkproject", "This hook is sourced after a new project is activated.", "", 0755},
};

constexpr std::array local_templates = {
    Template{"predeactivate", "This hook is sourced before this virtualenv is deactivated.", "", 0644},
    Template{"postdeactivate", "This hook is sourced after this virtualenv is deactivated.", "", 0644},
    Template{"preactivate", "This hook is run before this virtualenv is activated.", "", 0755},
    Template{"postactivate", "This hook is sourced after this virtualenv is activated.", "", 0644},
    Template{"get_env_details", "This hook is run when the list of virtualenvs is printed in 'long' mode so each name can include details.",
             "environment name", 0755},
};

void lay(const std::string& directory, const Template& hook, const sys::Env& env, bool quiet) {
  const std::string file = format("{}/{}", directory, hook.name);
  if (sys::exists(file)) return;
  const std::string_view shell = env.value("SHELL");
  std::string text = format("#!{}\n# {}\n", shell.empty() ? "/bin/sh" : shell, hook.purpose);
  if (!hook.argument.empty()) text += format("# argument: {}\n", hook.argument);
  sys::write_file_atomically(file, text + '\n', hook.mode);
  if (!quiet && env.value("HOOK_VERBOSE_OPTION") != "-q") sys::write_stderr(format("virtualenvwrapper.user_scripts creating {}\n", visible(file)));
}

}  // namespace

void make_global_hooks(const UserHooks& hooks, const sys::Env& env, bool quiet) {
  for (const Template& hook : global_templates) lay(hooks.global_directory, hook, env, quiet);
}

void make_local_hooks(const std::string& environment, const sys::Env& env, bool quiet) {
  for (const Template& hook : local_templates) lay(bin_directory(environment), hook, env, quiet);
}

}  // namespace molt::model
