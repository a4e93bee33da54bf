// SPDX-License-Identifier: MIT
#include "commands/templates.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/text.hpp"
#include "commands/context.hpp"
#include "commands/table.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"

namespace molt::commands {
namespace {

std::string template_directory(const sys::Env& env) { return format("{}/templates", model::parent_directory(model::config_file(env))); }

/// Copies what is in `from` into `to`; links stay links, and nothing that is there is overwritten.
void copy_into(const std::string& from, const std::string& to) {
  for (const sys::Entry& entry : sys::list_directory(from)) {
    const std::string source = from + '/' + entry.name;
    const std::string target = to + '/' + entry.name;
    const std::optional<sys::FileInfo> found = sys::link_info(source);
    if (!found) continue;
    if (found->is_directory()) {
      sys::make_directory(target, found->mode);
      copy_into(source, target);
    } else if (sys::exists(target)) {
      throw Error{.message = format("'{}' is there already, and was left as it is", target)};
    } else if (found->is_regular()) {
      const std::optional<std::string> bytes = sys::read_file(source, 1 << 30);
      if (!bytes) throw Error{.message = format("cannot read '{}'", source)};
      sys::write_file_atomically(target, *bytes, found->mode);
    } else if (const std::optional<std::string> link = sys::read_link(source)) {
      sys::make_link(*link, target);
    }
  }
}

Plan run_templates(const NoOptions&, Context& context) {
  std::string text;
  for (const Template& found : templates(context.env)) text += visible(found.name) + '\n';
  return printed(text.empty() ? "No templates installed.\n" : std::move(text));
}

}  // namespace

std::vector<Template> templates(const sys::Env& env) {
  std::vector<Template> found;
  const std::string directory = template_directory(env);
  if (!sys::is_directory(directory)) return found;
  for (const sys::Entry& entry : sys::list_directory(directory)) {
    const std::string path = directory + '/' + entry.name;
    const bool is_directory = sys::is_directory(path);
    if (is_directory || sys::is_executable(path)) found.push_back({entry.name, path, is_directory});
  }
  return found;
}

Template find_template(const sys::Env& env, const std::string& name) {
  const std::vector<Template> all = templates(env);
  std::vector<std::string_view> names;
  for (const Template& found : all) {
    if (found.name == name) return found;
    names.push_back(found.name);
  }
  const std::string path = template_directory(env) + '/' + name;
  if (sys::is_regular(path) && name.find('/') == std::string::npos) {
    throw Error{.message = format("the template '{}' is not executable", path), .hint = format("chmod +x '{}'", path)};
  }
  const std::optional<std::string_view> near = nearest(name, names);
  throw Error{.message = format("there is no template '{}' in '{}'", name, template_directory(env)),
              .hint = near ? format("did you mean '{}'?", *near) : "'molt templates' lists them"};
}

void apply_template(const sys::Env& env, const Template& chosen, const std::string& project, const std::string& directory) {
  if (chosen.is_directory) return copy_into(chosen.path, directory);
  const int status = sys::run({.words = {chosen.path, project, directory}, .environment = env.with({}), .directory = directory});
  if (status != 0) throw Error{.message = format("the template '{}' ended with status {}", chosen.name, status)};
}

constinit const cli::Command list_templates = {
    .name = "templates",
    .summary = "list the templates of mkproject",
    .details = {},
    .examples = "molt templates\n",
    .options = {},
    .operands = {},
    .effect = cli::Effect::prints,
    .needs = cli::Needs::nothing,
    .run = invoke<NoOptions, run_templates>,
    .of_molt = true,
};

}  // namespace molt::commands
