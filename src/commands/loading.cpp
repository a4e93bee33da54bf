// SPDX-License-Identifier: MIT
#include "commands/loading.hpp"

#include <array>

#include "base/format.hpp"
#include "base/version.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"
#include "sys/program.hpp"

namespace molt::commands {
namespace {

/// How a shell loads its hook file.
struct Form {
  std::string_view program;    ///< the shell's file name
  std::string_view hook_file;  ///< under share/molt
  std::string_view rc_file;
  std::string_view command;    ///< that loads a hook file
  std::string_view otherwise;  ///< the whole line where no hook file is installed; empty when it cannot do without
};

constexpr std::array forms = {
    Form{"bash", "molt.bash", "~/.bashrc", "source", "eval \"$(molt init bash)\""},
    Form{"zsh", "molt.zsh", "~/.zshrc", "source", "eval \"$(molt init zsh)\""},
    Form{"fish", "molt.fish", "~/.config/fish/config.fish", "source", "molt init fish | source"},
    Form{"tcsh", "molt.csh", "~/.tcshrc", "source", {}},
    Form{"csh", "molt.csh", "~/.cshrc", "source", {}},
    Form{"bsd-csh", "molt.csh", "~/.cshrc", "source", {}},
    Form{"pwsh", "molt.ps1", "$PROFILE", ".", "molt init powershell | Out-String | Invoke-Expression"},
};

const Form* find_form(std::string_view program) {
  for (const Form& form : forms) {
    if (form.program == program) return &form;
  }
  return nullptr;
}

/// Of PREFIX/bin/molt the hook files are PREFIX/share/molt.
std::string installed_hook_file(const Form& form) {
  const std::string program = sys::own_path().value_or("");
  const std::string directory = program.substr(0, program.find_last_of('/'));
  return format("{}/share/molt/{}", directory.substr(0, directory.find_last_of('/')), form.hook_file);
}

}  // namespace

std::optional<Loading> how_to_load(const sys::Env& env) {
  const Form* form = find_form(sys::parent_name().value_or(""));
  if (form == nullptr) form = find_form(model::base_name(env.value("SHELL")));
  if (form == nullptr) return std::nullopt;
  const std::string file = installed_hook_file(*form);
  const std::string line = sys::exists(file) ? format("{} {}", form->command, file) : std::string(form->otherwise);
  if (line.empty()) return std::nullopt;
  return Loading{.rc_file = std::string(form->rc_file), .line = line};
}

std::vector<std::string> hook_faults(const Context& context) {
  if (!context.in_shell) {
    const std::optional<Loading> loading = how_to_load(context.env);
    if (!loading) return {"it is not loaded in this shell: 'molt help' and the README say how"};
    return {format("it is not loaded in this shell; what loads it, at the end of {}: {}", loading->rc_file, loading->line)};
  }
  if (context.hook_version.empty()) return {format("it is of a version before {}, which molt is: start a new shell", version)};
  std::vector<std::string> faults = context.hook_faults;
  if (context.hook_version != version) {
    faults.insert(faults.begin(), format("it is of version {}, and molt of {}: start a new shell", context.hook_version, version));
  }
  return faults;
}

}  // namespace molt::commands
