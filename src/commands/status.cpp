// SPDX-License-Identifier: MIT
// molt status: what is active, why, and what this directory would activate.
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "cli/option.hpp"
#include "commands/context.hpp"
#include "commands/loading.hpp"
#include "commands/table.hpp"
#include "model/markers.hpp"
#include "model/places.hpp"
#include "model/trust.hpp"

namespace molt::commands {
namespace {

struct Args {
  bool json = false;
  std::vector<std::string> operands = {};
};

constexpr cli::Option status_options[] = {
    cli::flag<&Args::json>("--json", "print the same as JSON"),
};

struct Facts {
  const Context& context;
  model::Grounds grounds;
  std::string config;                  ///< the file, whether it is there or not
  std::string directory;               ///< physical; empty when it is gone
  std::vector<model::Marker> markers;  ///< from here up
};

/// Who made what is active so: "cd", "hand", "another tool"; empty when nothing is.
std::string_view activated_by(const model::State& state) {
  if (state.foreign()) return "another tool";
  if (!state.ours()) return {};
  return state.root && state.back != state.virtual_env ? "cd" : "hand";
}

/// Why cd activates nothing at all; empty when it does.
std::string switched_off(const Facts& facts) {
  if (!facts.context.in_shell) return "molt's hook file is not loaded in this shell";
  if (facts.context.env.value("MOLT_AUTO") == "0") return "MOLT_AUTO is 0 in this shell";
  if (!facts.grounds.settings.problem.empty()) return facts.grounds.settings.problem;
  if (!facts.grounds.settings.automatic) return format("auto.enabled is false in {}", facts.config);
  return {};
}

/// What cd would activate in this directory, be it switched on or off.
const model::Marker* chosen(const Facts& facts) {
  return facts.markers.empty() || !facts.markers.back().objection.empty() ? nullptr : &facts.markers.back();
}

// --- for people ---

std::string row(std::string_view label, std::string_view text) { return format("{:<11}{}\n", label, visible(text)); }

std::string active_rows(const model::State& state) {
  if (!state.virtual_env || state.virtual_env->empty()) {
    return row("active", "nothing") + (state.root ? row("", format("left by hand in {}", *state.root)) : "");
  }
  std::string text = row("active", *state.virtual_env);
  const std::string_view by = activated_by(state);
  text += row("", format("activated by {}{}", by, by == "cd" ? format(" in {}", *state.root) : ""));
  if (state.ours() && state.back && state.back != state.virtual_env) text += row("", format("comes back after the project: {}", *state.back));
  return text;
}

std::string marker_rows(const model::Marker& marker) {
  std::string text = row("marker", format("{} ({})", marker.evidence, model::rule_name(marker.rule)));
  if (!marker.objection.empty()) return text + row("", marker.objection);
  return text + row("", format("activates {} ({})", marker.environment, model::standing_name(marker.standing)));
}

std::string trust_rows(const model::Grounds& grounds) {
  std::string text;
  for (const std::string& path : grounds.settings.trust) text += row("trusted", path);
  for (const model::Decision& decision : model::decisions(grounds.projects.state_directory)) {
    const std::string_view verdict = decision.verdict == model::Verdict::allowed ? "allowed" : "denied";
    text += row(verdict, format("{}{}", decision.environment, decision.stands ? "" : " (gone or replaced since: asks again)"));
  }
  return text;
}

std::string hook_rows(const Context& context) {
  const std::vector<std::string> faults = hook_faults(context);
  if (faults.empty()) return row("hook file", format("loaded, version {}", context.hook_version));
  std::string text;
  for (const std::string& fault : faults) text += row(text.empty() ? "hook file" : "", fault);
  return text;
}

std::string described(const Facts& facts) {
  std::string text = active_rows(facts.context.state);
  text += row("directory", facts.directory.empty() ? "gone" : facts.directory);
  for (const model::Marker& marker : facts.markers) text += marker_rows(marker);
  if (facts.markers.empty()) text += row("marker", "none here or above");
  const std::string off = switched_off(facts);
  const bool finds_nothing = chosen(facts) == nullptr && !facts.markers.empty();
  text += row("cd", !off.empty() ? format("activates nothing: {}", off) : finds_nothing ? "activates nothing here" : "activates");
  return text + trust_rows(facts.grounds) + hook_rows(facts.context);
}

// --- for programs ---

std::string json_or_null(const std::optional<std::string>& text) { return text && !text->empty() ? json_text(*text) : "null"; }

std::string json_of(const model::Marker& marker) {
  return format("{{\"root\": {}, \"rule\": {}, \"evidence\": {}, \"environment\": {}, \"standing\": {}, \"objection\": {}}}", json_text(marker.root),
                json_text(model::rule_name(marker.rule)), json_text(marker.evidence), json_or_null(marker.environment),
                json_text(model::standing_name(marker.standing)), json_or_null(marker.objection));
}

/// "[]", or a line for each element.
std::string json_list(const std::vector<std::string>& elements) {
  if (elements.empty()) return "[]";
  return format("[\n    {}\n  ]", join(std::vector<std::string_view>(elements.begin(), elements.end()), ",\n    "));
}

std::vector<std::string> json_decisions(const Facts& facts) {
  std::vector<std::string> elements;
  for (const model::Decision& decision : model::decisions(facts.grounds.projects.state_directory)) {
    elements.push_back(format("{{\"environment\": {}, \"verdict\": \"{}\", \"stands\": {}}}", json_text(decision.environment),
                              decision.verdict == model::Verdict::allowed ? "allowed" : "denied", decision.stands));
  }
  return elements;
}

std::string json(const Facts& facts) {
  const model::State& state = facts.context.state;
  const model::Marker* marker = chosen(facts);
  std::vector<std::string> markers;
  std::vector<std::string> trusted;
  std::vector<std::string> faults;
  for (const std::string& fault : hook_faults(facts.context)) faults.push_back(json_text(fault));
  for (const model::Marker& each : facts.markers) markers.push_back(json_of(each));
  for (const std::string& path : facts.grounds.settings.trust) trusted.push_back(json_text(path));
  std::string text = "{\n";
  text += format("  \"active\": {},\n", json_or_null(state.virtual_env));
  text += format("  \"activated_by\": {},\n", json_or_null(std::string(activated_by(state))));
  text += format("  \"project\": {},\n", json_or_null(state.root));
  text += format("  \"comes_back\": {},\n", json_or_null(state.back));
  text += format("  \"directory\": {},\n", json_or_null(facts.directory));
  text += format("  \"would_activate\": {},\n", json_or_null(marker != nullptr ? marker->environment : std::string()));
  text += format("  \"markers\": {},\n", json_list(markers));
  text += format("  \"switched_off\": {},\n", json_or_null(switched_off(facts)));
  text += format("  \"hook_file_loaded\": {},\n", facts.context.in_shell);
  text += format("  \"hook_file_version\": {},\n", json_or_null(facts.context.hook_version));
  text += format("  \"hook_file_faults\": {},\n", json_list(faults));
  text += format("  \"version\": {},\n", json_text(version));
  text += format("  \"workon_home\": {},\n", json_text(facts.grounds.shelf));
  text += format("  \"trust\": {},\n", json_list(trusted));
  text += format("  \"decisions\": {}\n", json_list(json_decisions(facts)));
  return text + "}\n";
}

Plan run(const Args& args, Context& context) {
  model::Grounds grounds = model::open_grounds(context.env);
  const std::string directory = sys::physical_directory().value_or("");
  std::vector<model::Marker> markers = model::markers_from(grounds, directory);
  const Facts facts{context, std::move(grounds), model::config_file(context.env), directory, std::move(markers)};
  return printed(args.json ? json(facts) : described(facts));
}

}  // namespace

constinit const cli::Command show_status = {
    .name = "status",
    .summary = "say what is active and why, and what cd would activate here",
    .details = "Names the markers of this directory and those above it, up to the one whose\n"
               "environment may be activated: what each names, by which rule, and why not.\n",
    .examples = "molt status\nmolt status --json\n",
    .options = status_options,
    .operands = {},
    .effect = cli::Effect::also_works,
    .needs = cli::Needs::nothing,
    .run = invoke<Args, run>,
    .of_molt = true,
};

}  // namespace molt::commands
