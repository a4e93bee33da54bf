// SPDX-License-Identifier: MIT
#include "builder/install.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "builder/launcher.hpp"
#include "builder/record.hpp"
#include "sys/files.hpp"

namespace molt::builder {
namespace {

std::string text_of(Wheel& wheel, std::string_view file) {
  const ZipEntry* entry = wheel.zip.find(wheel.information + '/' + std::string(file));
  return entry == nullptr ? std::string() : std::string(wheel.zip.read(*entry));
}

/// The path of the directory of scripts as seen from site-packages: "../../../bin".
std::string scripts_from_site_packages(const Facts& facts) {
  const auto depth = std::count(facts.site_packages.begin(), facts.site_packages.end(), '/') + 1;
  std::string path;
  for (std::ptrdiff_t i = 0; i < depth; ++i) path += "../";
  return path + facts.scripts;
}

/// "a/b.py" -> "a/__pycache__/b.cpython-312.pyc"
std::string compiled_path(std::string_view source, const Facts& facts) {
  const std::size_t name = source.find_last_of('/') + 1;  // npos + 1 is 0
  const std::string stem(source.substr(name, source.size() - name - 3));
  return std::string(source.substr(0, name)) + "__pycache__/" + stem + '.' + facts.cache_tag + ".pyc";
}

std::vector<RecordRow> write_launchers(Wheel& wheel, const Site& site, std::string_view launcher_template, sys::TreeWriter& tree) {
  std::vector<RecordRow> rows;
  const std::vector<EntryPoint> wanted = with_versioned_names(parse_entry_points(text_of(wheel, "entry_points.txt")), site.facts.short_version());
  for (const EntryPoint& entry_point : wanted) {
    const std::string program = launcher(entry_point, launcher_template, site.executable());
    constexpr mode_t readable_and_executable = 0555;
    tree.write(site.facts.scripts + '/' + entry_point.name, program, readable_and_executable);
    rows.push_back(row_of(scripts_from_site_packages(site.facts) + '/' + entry_point.name, program));
  }
  return rows;
}

/// The rows of the wheel's own RECORD, of its files that are not in it, and of what was compiled.
std::vector<RecordRow> rows_of_files(Wheel& wheel, const Site& site, const sys::TreeWriter& tree) {
  std::vector<RecordRow> rows = parse_record(text_of(wheel, "RECORD"));
  std::set<std::string, std::less<>> recorded;
  for (const RecordRow& row : rows) recorded.insert(row.path);
  const std::string site_packages = tree.root() + '/' + site.facts.site_packages + '/';
  for (const ZipEntry& entry : wheel.zip.entries()) {
    const std::string path(entry.name);
    if (!recorded.contains(path)) rows.push_back({path, {}, {}});
    if (!site.options.compile || !path.ends_with(".py")) continue;
    const std::string compiled = compiled_path(path, site.facts);
    if (sys::is_regular(site_packages + compiled)) rows.push_back({compiled, {}, {}});
  }
  return rows;
}

}  // namespace

void unpack(Wheel& wheel, const Site& site, sys::TreeWriter& tree) {
  const std::string own_record = wheel.information + "/RECORD";
  for (const ZipEntry& entry : wheel.zip.entries()) {
    if (entry.name == own_record) continue;
    constexpr mode_t executable = 0111;
    tree.write(site.facts.site_packages + '/' + std::string(entry.name), wheel.zip.read(entry), entry.executable ? executable : 0);
  }
}

void register_wheel(Wheel& wheel, const Site& site, std::string_view launcher_template, sys::TreeWriter& tree) {
  std::vector<RecordRow> rows = rows_of_files(wheel, site, tree);
  for (RecordRow& row : write_launchers(wheel, site, launcher_template, tree)) rows.push_back(std::move(row));
  const auto add = [&](const char* name, std::string_view content) {
    tree.write(site.facts.site_packages + '/' + wheel.information + '/' + name, content);
    rows.push_back(row_of(wheel.information + '/' + name, content));
  };
  add("INSTALLER", "pip\n");
  add("REQUESTED", "");
  tree.write(site.facts.site_packages + '/' + wheel.information + "/RECORD", write_record(std::move(rows)));
}

}  // namespace molt::builder
