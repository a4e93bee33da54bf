// SPDX-License-Identifier: MIT
#include "model/settings.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "model/config.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

/// The first line of the snapshot.
std::string identity(const std::string& file, const sys::FileInfo& config) {
  return "config " + std::to_string(config.modified_ns) + ' ' + std::to_string(config.size) + ' ' + std::to_string(config.inode) + ' ' + file + '\n';
}

std::string written(const Settings& settings) {
  std::string text;
  if (!settings.workon_home.empty()) text += "workon_home " + settings.workon_home + '\n';
  for (const std::string& path : settings.trust) text += "trust " + path + '\n';
  for (const std::string& name : settings.names) text += "name " + name + '\n';
  if (!settings.automatic) text += "auto off\n";
  if (!settings.problem.empty()) text += "problem " + settings.problem + '\n';
  return text;
}

Settings parsed(std::string_view text) {
  Settings settings;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) continue;
    const std::string_view key = line.substr(0, blank);
    const std::string value(line.substr(blank + 1));
    if (key == "workon_home") settings.workon_home = value;
    if (key == "trust") settings.trust.push_back(value);
    if (key == "name") settings.names.push_back(value);
    if (key == "auto") settings.automatic = false;
    if (key == "problem") settings.problem = value;
  }
  return settings;
}

Settings from_config(const std::string& file) {
  try {
    const Config config = read_config(file);
    return {.workon_home = config.workon_home, .trust = config.trust, .names = config.names, .automatic = config.automatic};
  } catch (const Error& error) {
    return {.problem = visible(error.message)};  // kept in a line, and paid once for each edit
  }
}

/// A file of state that is only there while it says something.
void keep(const std::string& file, const std::string& text) {
  if (text.empty()) {
    sys::remove_file(file);
  } else {
    sys::write_file_atomically(file, text, 0600);
  }
}

/// A full disk or a state directory that cannot be written is done without: what was read is right all the same, and is read again the next time.
template <class Body>
void attempt(const Body& body) {
  try {
    body();
  } catch (const Error&) {
  }
}

/// STATE/off for a config that switches cd off, and was changed at `modified_ns`.
void keep_off(const std::string& state_directory, std::int64_t modified_ns) {
  constexpr std::int64_t settled = 2'000'000'000;
  const std::string file = state_directory + "/off";
  const std::optional<sys::FileInfo> kept = sys::info(file);
  if ((kept && kept->modified_ns == modified_ns) || sys::now_ns() - modified_ns < settled) return;
  sys::write_file_atomically(file, "auto.enabled is false in config.toml\n", 0600);
  sys::set_modified(file, modified_ns);
}

void keep_all(const std::string& state_directory, const std::string& snapshot, const Settings& settings) {
  const std::string names = joined_names(settings);
  keep(state_directory + "/names", names.empty() ? names : names + '\n');
  keep(state_directory + "/settings", snapshot);
  if (settings.automatic) keep(state_directory + "/off", {});
}

}  // namespace

Settings read_settings(const sys::Env& env, const std::string& state_directory) {
  const std::string file = config_file(env);
  const std::string kept = state_directory + "/settings";
  const std::optional<sys::FileInfo> config = sys::info(file);
  if (!config) {
    if (sys::exists(kept)) attempt([&] { keep_all(state_directory, {}, {}); });
    return {};
  }
  const std::string first = identity(file, *config);
  const std::optional<std::string> text = sys::read_file(kept);
  const bool is_known = text && text->starts_with(first);
  const Settings settings = is_known ? parsed(std::string_view(*text).substr(first.size())) : from_config(file);
  attempt([&] {
    if (!is_known) keep_all(state_directory, first + written(settings), settings);
    if (!settings.automatic) keep_off(state_directory, config->modified_ns);
  });
  return settings;
}

std::string joined_names(const Settings& settings) {
  std::string text;
  for (const std::string& name : settings.names) {
    if (!text.empty()) text += ':';
    text += name;
  }
  return text;
}

}  // namespace molt::model
