// SPDX-License-Identifier: MIT
#include "builder/places.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "builder/pyenv.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

std::string without_slash(std::string_view directory) {
  while (directory.size() > 1 && directory.ends_with('/')) directory.remove_suffix(1);
  return std::string(directory);
}

/// The entries of a directory, none when it cannot be read: places that are not there are no error.
std::vector<sys::Entry> entries_of(const std::string& directory) {
  if (!sys::is_directory(directory)) return {};
  return sys::list_directory(directory);
}

/// Takes "3.12.1" (pyenv), "pypy3.10-7.3.12" (pyenv), "cpython-3.12.1-linux-x86_64-gnu" (uv) and "cpython@3.12.1" (rye) apart.
std::optional<Installed> parse_installed(const std::string& name, Origin origin) {
  std::string_view rest = name;
  std::string implementation = "python";
  for (const std::string_view prefix : {"cpython", "pypy", "graalpy"}) {
    if (!rest.starts_with(prefix)) continue;
    rest.remove_prefix(prefix.size());
    if (prefix != "cpython") implementation = prefix;
    if (rest.starts_with('-') || rest.starts_with('@')) rest.remove_prefix(1);
    break;
  }
  std::optional<Version> version = parse_version(rest);
  if (!version) return std::nullopt;
  return Installed{.directory = {}, .origin = origin, .implementation = std::move(implementation), .version = *std::move(version)};
}

void append_installed(std::vector<Installed>& all, const std::string& versions, Origin origin) {
  std::vector<Installed> found;
  for (const sys::Entry& entry : entries_of(versions)) {
    std::optional<Installed> installed = parse_installed(entry.name, origin);
    const std::string bin = versions + '/' + entry.name + "/bin";
    if (!installed || !sys::is_directory(bin) || home_of_environment(bin)) continue;
    installed->directory = bin;
    found.push_back(*std::move(installed));
  }
  std::stable_sort(found.begin(), found.end(), [](const Installed& a, const Installed& b) {
    if (a.version.final != b.version.final) return a.version.final;
    return a.version.parts > b.version.parts;
  });
  all.insert(all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

std::string absolute_or(std::string_view value, std::string otherwise) {
  return value.starts_with('/') ? without_slash(value) : std::move(otherwise);
}

}  // namespace

std::vector<Place> search_path(const Surroundings& surroundings) {
  std::vector<Place> places;
  for (const std::string_view element : split(surroundings.env.value("PATH"), ':')) {
    if (!element.starts_with('/')) continue;
    std::string directory = without_slash(element);
    const auto same = [&](const Place& place) { return place.directory == directory; };
    if (std::any_of(places.begin(), places.end(), same) || home_of_environment(directory)) continue;
    places.push_back({std::move(directory), Origin::path});
  }
  return places;
}

bool is_shim_directory(const std::string& directory, const Surroundings& surroundings) { return directory == pyenv_root(surroundings) + "/shims"; }

std::vector<Place> system_places(const Surroundings& surroundings) {
  std::vector<Place> places = {
      {absolute_or(surroundings.env.value("HOMEBREW_PREFIX"), "/opt/homebrew") + "/bin", Origin::homebrew},
      {"/opt/homebrew/bin", Origin::homebrew},
      {"/home/linuxbrew/.linuxbrew/bin", Origin::homebrew},
      {"/usr/local/bin", Origin::system},
      {"/usr/bin", Origin::system},
  };
  for (const sys::Entry& entry : entries_of("/opt")) places.push_back({"/opt/" + entry.name + "/bin", Origin::system});
  const std::string frameworks = "/Library/Frameworks/Python.framework/Versions";
  for (const sys::Entry& entry : entries_of(frameworks)) places.push_back({frameworks + '/' + entry.name + "/bin", Origin::framework});
  return places;
}

std::vector<Installed> installed_versions(const Surroundings& surroundings) {
  const sys::Env& env = surroundings.env;
  const std::string data = absolute_or(env.value("XDG_DATA_HOME"), surroundings.home + "/.local/share");
  std::vector<Installed> all;
  append_installed(all, pyenv_root(surroundings) + "/versions", Origin::pyenv);
  append_installed(all, absolute_or(env.value("UV_PYTHON_INSTALL_DIR"), data + "/uv/python"), Origin::uv);
  append_installed(all, absolute_or(env.value("RYE_HOME"), surroundings.home + "/.rye") + "/py", Origin::rye);
  return all;
}

std::optional<std::string> home_of_environment(const std::string& bin) {
  const std::optional<std::string> text = sys::read_file(bin + "/../pyvenv.cfg");
  if (!text) return std::nullopt;
  for (const std::string_view line : split(*text, '\n')) {
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos && trim(line.substr(0, equals)) == "home") return std::string(trim(line.substr(equals + 1)));
  }
  return std::nullopt;
}

}  // namespace molt::builder
