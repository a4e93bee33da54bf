// SPDX-License-Identifier: MIT
#include "builder/refresh.hpp"

#include <algorithm>
#include <optional>

#include "sys/files.hpp"

namespace molt::builder {
namespace {

/// What must be there before that which needs it: the packages before the programs, a program before the links to it.
enum class Turn { directory, file, relative_link, programs };

Turn turn_of(const std::string& tree, const std::string& name) {
  if (name == "bin" || name == "Scripts") return Turn::programs;
  const std::string path = tree + '/' + name;
  const std::optional<sys::FileInfo> found = sys::link_info(path);
  if (found && found->is_directory()) return Turn::directory;
  const std::optional<std::string> link = sys::read_link(path);
  return link && !link->starts_with('/') ? Turn::relative_link : Turn::file;
}

bool is_own_directory(const std::string& path) {
  const std::optional<sys::FileInfo> found = sys::link_info(path);
  return found && found->is_directory();
}

bool is_installed(const std::vector<sys::Entry>& entries, const Wheel& wheel) {
  const std::string project = wheel.information.substr(0, wheel.information.find('-') + 1);  // "pip-" of "pip-25.0.dist-info"
  return std::any_of(entries.begin(), entries.end(), [&](const sys::Entry& entry) {
    return entry.name.starts_with(project) && (entry.name.ends_with(".dist-info") || entry.name.ends_with(".egg-info"));
  });
}

void merge(const std::string& from, const std::string& to) {
  std::vector<std::pair<Turn, std::string>> names;
  for (const sys::Entry& entry : sys::list_directory(from)) names.emplace_back(turn_of(from, entry.name), entry.name);
  std::sort(names.begin(), names.end());
  for (const auto& [turn, name] : names) {
    const std::string source = from + '/' + name;
    const std::string target = to + '/' + name;
    const bool both_are_directories = is_own_directory(source) && sys::is_directory(target);
    if (both_are_directories) {
      merge(source, target);
    } else if (!is_own_directory(target)) {  // a lib64 that is no link to lib is left as it is
      sys::rename_file(source, target);
    }
  }
}

}  // namespace

bool can_be_refreshed(const std::string& destination) { return is_own_directory(destination) && sys::is_regular(destination + "/pyvenv.cfg"); }

void leave_out_installed(std::vector<Wheel>& wheels, const std::string& site_packages) {
  if (!sys::is_directory(site_packages)) return;
  const std::vector<sys::Entry> entries = sys::list_directory(site_packages);
  std::erase_if(wheels, [&](const Wheel& wheel) { return is_installed(entries, wheel); });
}

void merge_into(const std::string& tree, const std::string& environment) { merge(tree, environment); }

}  // namespace molt::builder
