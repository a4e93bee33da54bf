// SPDX-License-Identifier: MIT
// add2virtualenv, lssitepackages, toggleglobalsitepackages: what the active environment imports.
#include <algorithm>

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "cli/option.hpp"
#include "commands/active.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"
#include "sys/terminal.hpp"

namespace molt::commands {
namespace {

/// virtualenvwrapper's file: two lines of code that move the paths between them to the front of sys.path (virtualenvwrapper.md section 4).
constexpr std::string_view extensions_name = "_virtualenv_path_extensions.pth";
constexpr std::string_view first_line = "import sys; sys.__plen = len(sys.path)";
constexpr std::string_view last_line =
    "import sys; new=sys.path[sys.__plen:]; del sys.path[sys.__plen:]; p=getattr(sys,'__egginsert',0); sys.path[p:p]=new; "
    "sys.__egginsert = p+len(new)";

struct AddArgs {
  bool remove = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option add_options[] = {
    cli::flag<&AddArgs::remove>("-d", "take the directories out again"),
};

std::vector<std::string> read_paths(const std::string& file) {
  std::vector<std::string> paths;
  const std::string text = sys::read_file(file).value_or("");
  for (const std::string_view line : split(text, '\n')) {
    if (!line.empty() && !line.starts_with("import ")) paths.emplace_back(line);
  }
  return paths;
}

void write_paths(const std::string& file, const std::vector<std::string>& paths) {
  std::string text = format("{}\n", first_line);
  for (const std::string& path : paths) text += path + '\n';
  sys::write_file_atomically(file, text + format("{}\n", last_line));
}

std::string absolute(const std::string& typed, const Context& context) {
  const std::string path = model::absolute_path(model::expand(typed, context.env), sys::current_directory(context.env).value_or("/"));
  if (path.find('\n') != std::string::npos) throw usage_error(format("a line feed in '{}': such a path cannot be added", typed));
  if (path != typed) sys::write_stderr(format("Warning: Converting \"{}\" to \"{}\"\n", visible(typed), visible(path)));
  return path;
}

/// Status 1, as virtualenvwrapper has it for a call without a directory.
Plan usage(const std::string& file) {
  std::string text = "Usage: add2virtualenv dir [dir ...]\n";
  if (sys::is_regular(file)) {
    text += "\nExisting paths:\n";
    for (const std::string& path : read_paths(file)) text += visible(path) + '\n';
  }
  return printed(std::move(text), ExitStatus::failure);
}

Plan run_add(const AddArgs& args, Context& context) {
  const std::string file = format("{}/{}", active_site_packages(context), extensions_name);
  if (args.operands.empty()) return args.remove ? Plan{} : usage(file);
  std::vector<std::string> paths = read_paths(file);
  for (const std::string& operand : args.operands) {
    const std::string path = absolute(operand, context);
    if (args.remove) {
      std::erase(paths, path);
    } else {
      paths.insert(paths.begin(), path);
    }
  }
  write_paths(file, paths);
  return {};
}

/// The user's own ls with the user's own options.
Plan run_list(const NoOptions& args, Context& context) {
  const std::string directory = active_site_packages(context);
  const std::optional<std::string> ls = sys::find_program("ls", context.env.value("PATH"));
  if (!ls) throw Error{.message = "there is no 'ls' in PATH"};
  sys::Child child{.words = {*ls}, .environment = context.env.with({}), .keeps_stdout = true};
  child.words.insert(child.words.end(), args.operands.begin(), args.operands.end());
  child.words.push_back(directory);
  sys::run(child);
  const std::optional<std::string> extensions = sys::read_file(format("{}/{}", directory, extensions_name));
  return extensions ? printed(format("\n{}:\n{}", extensions_name, *extensions)) : Plan{};
}

struct ToggleArgs {
  bool quiet = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option toggle_options[] = {
    cli::flag<&ToggleArgs::quiet>("-q", "say nothing"),
};

/// `text` with the value of the key turned over; whether the packages are seen afterwards is put into `now`.
std::string toggled(const std::string& text, bool& now) {
  constexpr std::string_view key = "include-system-site-packages";
  now = model::cfg_value(text, key).value_or("false") != "true";
  std::string out;
  for (const std::string_view line : split(trim(text), '\n')) {
    const bool is_it = trim(line.substr(0, line.find('='))) == key;
    if (!is_it) out += std::string(line) + '\n';
  }
  return out + format("{} = {}\n", key, now);
}

Plan run_toggle(const ToggleArgs& args, Context& context) {
  const std::string file = active_environment(context) + "/pyvenv.cfg";
  const std::optional<std::string> text = sys::read_file(file);
  if (!text) throw Error{.message = format("cannot read '{}'", file), .hint = "only environments with a pyvenv.cfg have this switch"};
  bool now = false;
  sys::write_file_atomically(file, toggled(*text, now));
  return args.quiet ? Plan{} : printed(now ? "Enabled global site-packages\n" : "Disabled global site-packages\n");
}

}  // namespace

constinit const cli::Command add2virtualenv = {
    .name = "add2virtualenv",
    .summary = "let the active environment import from directories",
    .details = "The directories come before site-packages, the last one added first.\n",
    .examples = "add2virtualenv ~/src/lib\nadd2virtualenv -d ~/src/lib\n",
    .options = add_options,
    .operands = {.name = "DIR...", .most = cli::any_number, .completes = cli::Completes::directories},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<AddArgs, run_add>,
};

constinit const cli::Command lssitepackages = {
    .name = "lssitepackages",
    .summary = "list the site-packages of the active environment",
    .details = "Words after it are options for ls.\n",
    .examples = "lssitepackages -l\n",
    .options = {},
    .operands = {.name = "[LS OPTIONS]", .most = cli::any_number, .take_unknown_options = true},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_list>,
};

constinit const cli::Command toggleglobalsitepackages = {
    .name = "toggleglobalsitepackages",
    .summary = "let the active environment see the interpreter's packages, or not",
    .details = {},
    .examples = "toggleglobalsitepackages\n",
    .options = toggle_options,
    .operands = {},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<ToggleArgs, run_toggle>,
};

}  // namespace molt::commands
