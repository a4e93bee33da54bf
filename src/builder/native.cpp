// SPDX-License-Identifier: MIT
#include "builder/native.hpp"

#include "base/error.hpp"
#include "builder/ensurepip.hpp"
#include "builder/install.hpp"
#include "builder/launcher.hpp"
#include "builder/layout.hpp"
#include "builder/site.hpp"
#include "sys/files.hpp"
#include "sys/process.hpp"

namespace molt::builder {
namespace {

constexpr int oldest_minor = 8;
constexpr int newest_minor = 14;

/// Layouts that only their own `venv` knows.
std::optional<std::string> unknown_layout(const Facts& facts) {
  if (facts.implementation != "cpython") return facts.implementation + " has a layout of its own";
  if (facts.major != 3 || facts.minor < oldest_minor || facts.minor > newest_minor) {
    return "the layout of Python " + facts.short_version() + " is not known to the native builder";
  }
  if (!facts.framework.empty()) return "it is a framework build";
  if (facts.is_build_tree) return "it runs from the directory it was compiled in";
  if (sys::is_directory(facts.base_prefix + "/conda-meta")) return "it belongs to conda";
  return std::nullopt;
}

std::string source_in(Wheel& wheel, std::string_view name) {
  const ZipEntry* entry = wheel.zip.find(name);
  return entry == nullptr ? std::string() : std::string(wheel.zip.read(*entry));
}

/// Opens the wheels and takes the template of launchers out of pip's; an obstacle when that does not go.
std::optional<std::string> gather_wheels(Materials& materials, const Options& options) {
  const std::optional<std::vector<std::string>> paths = bundled_wheels(materials.facts);
  if (!paths) return "it brings no pip (no ensurepip, or not its wheels)";
  for (const std::string& path : *paths) {
    Wheel& wheel = materials.wheels.emplace_back(open_wheel(path));
    if (std::optional<std::string> reason = obstacle(wheel)) return reason;
  }
  Wheel& pip = materials.wheels.back();
  const std::string installer = source_in(pip, "pip/_internal/operations/install/wheel.py");
  const std::string distlib = source_in(pip, "pip/_vendor/distlib/scripts.py");
  const std::optional<std::string> text = find_launcher_template(installer, distlib);
  if (!text) return "its pip writes launchers of an unknown kind";
  materials.launcher_template = *text;
  // pip comes last.
  if (options.no_setuptools) materials.wheels.erase(materials.wheels.begin(), materials.wheels.end() - 1);
  return std::nullopt;
}

std::string prompt_of(const Facts& facts, const Options& options, const std::string& destination) {
  std::string prompt = options.prompt.value_or(destination);
  // bpo-38901: a dot stands for the directory where one is.
  if (options.prompt && prompt == "." && facts.minor >= 9) prompt = sys::physical_directory().value_or(prompt);
  else if (options.prompt) return prompt;
  return prompt.substr(prompt.find_last_of('/') + 1);
}

/// Byte-compiles what was installed, with the final paths inside. What cannot be compiled stays uncompiled, as with pip.
void compile(const Site& site, const sys::TreeWriter& tree, const sys::Env& env) {
  const std::vector<std::string> environment = env.with({{"PYTHONHOME", {}}, {"PYTHONPATH", {}}, {"PYTHONPYCACHEPREFIX", {}}});
  const std::string& site_packages = site.facts.site_packages;
  const std::vector<std::string> words = {
      site.facts.base_executable,       "-I", "-S", "-m", "compileall", "-q", "-d", site.destination + '/' + site_packages,
      tree.root() + '/' + site_packages};
  constexpr int death_by_interrupt = 130;
  if (sys::run({.words = words, .environment = environment}) == death_by_interrupt) {
    throw Error{.message = "interrupted", .status = ExitStatus::interrupted};
  }
}

}  // namespace

Materials gather(Facts facts, const Options& options) {
  Materials materials{.facts = std::move(facts), .templates = {}, .wheels = {}, .launcher_template = {}};
  materials.obstacle = unknown_layout(materials.facts);
  if (materials.obstacle) return materials;
  materials.templates = read_templates(materials.facts);
  materials.obstacle = materials.templates.obstacle;
  if (!materials.obstacle && !options.without_pip) materials.obstacle = gather_wheels(materials, options);
  return materials;
}

void build_natively(Materials& materials, const Options& options, const std::string& destination, const std::string& directory, const sys::Env& env) {
  const Site site{
      .facts = materials.facts,
      .options = options,
      .destination = destination,
      .prompt = prompt_of(materials.facts, options, destination),
  };
  sys::TreeWriter tree(directory, destination);
  write_layout(site, tree);
  for (Wheel& wheel : materials.wheels) unpack(wheel, site, tree);
  if (options.compile) compile(site, tree, env);
  for (Wheel& wheel : materials.wheels) register_wheel(wheel, site, materials.launcher_template, tree);
  write_scripts(materials.templates, site, tree);
}

}  // namespace molt::builder
