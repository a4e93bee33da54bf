// SPDX-License-Identifier: MIT
#include "builder/relocate_survey.hpp"

#include <cstddef>
#include <map>
#include <optional>

#include "base/format.hpp"
#include "base/text.hpp"
#include "builder/relocate_launcher.hpp"
#include "builder/relocate_mentions.hpp"
#include "builder/relocate_metadata.hpp"
#include "builder/relocate_scripts.hpp"
#include "sys/files.hpp"
#include "sys/interrupt.hpp"

namespace molt::builder {
namespace {

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string name_in(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

bool holds_packages(const std::string& directory) {
  const std::string name = name_in(directory);
  return name == "site-packages" || name == "dist-packages";
}

/// The modules that find the source of an editable install: those of setuptools, hatch, pdm, meson-python, scikit-build-core.
bool is_editable_finder(const std::string& path) {
  const std::string name = name_in(path);
  return holds_packages(directory_of(path)) && name.starts_with('_') && name.ends_with(".py") && name.find("editable") != std::string::npos;
}

bool is_dist_info(const std::string& path, std::string_view file) { return name_in(path) == file && directory_of(path).ends_with(".dist-info"); }

/// True when a link with a relative target leads out of the environment: from another place it would lead elsewhere.
bool leaves(const std::string& link, std::string_view target) {
  std::ptrdiff_t depth = 0;
  for (const std::string_view part : split(directory_of(link), '/')) depth += part.empty() ? 0 : 1;
  for (const std::string_view part : split(target, '/')) {
    if (part.empty() || part == ".") continue;
    depth += part == ".." ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

class Surveyor {
 public:
  Surveyor(const std::string& from, const Paths& paths) : from_(from), paths_(paths), mentions_(paths) {}

  Survey look() &&;

 private:
  void look_at_directory(const std::string& directory);
  void look_at_link(const std::string& path);
  void look_at_file(const std::string& path, const sys::FileInfo& file);
  void leave_out_compiled(const std::string& module);
  std::string rewritten(const std::string& path, const std::string& text) const;
  void rewrite_records();

  std::string absolute(const std::string& path) const { return path.empty() ? from_ : from_ + '/' + path; }

  const std::string& from_;
  const Paths& paths_;
  Mentions mentions_;
  std::vector<std::string> records_;
  Survey survey_;
};

Survey Surveyor::look() && {
  look_at_directory("");
  rewrite_records();
  if (sys::is_directory(from_ + "/conda-meta")) {
    survey_.left_alone.push_back("conda made this environment and wrote its path into many files, which only 'conda create --clone' rewrites");
  } else {
    survey_.left_alone = mentions_.sentences();
  }
  return std::move(survey_);
}

void Surveyor::look_at_directory(const std::string& directory) {
  for (const sys::Entry& entry : sys::list_directory(absolute(directory))) {
    sys::throw_if_interrupted();
    const std::string path = directory.empty() ? entry.name : directory + '/' + entry.name;
    const std::optional<sys::FileInfo> file = sys::link_info(absolute(path));
    if (!file) continue;
    switch (file->kind) {
      case sys::FileKind::directory: look_at_directory(path); break;
      case sys::FileKind::link: look_at_link(path); break;
      case sys::FileKind::regular: look_at_file(path, *file); break;
      case sys::FileKind::other: break;
    }
  }
}

void Surveyor::look_at_link(const std::string& path) {
  const std::optional<std::string> target = sys::read_link(absolute(path));
  if (!target) return;
  if (std::optional<std::string> moved = paths_.relocated(*target)) {
    survey_.differences.links[path] = *std::move(moved);
  } else if (!target->starts_with('/') && leaves(path, *target) && directory_of(from_) != directory_of(paths_.now)) {
    const std::optional<std::string> directory = sys::real_path(absolute(directory_of(path)));
    if (directory) survey_.differences.links[path] = *directory + '/' + *target;
  }
}

void Surveyor::look_at_file(const std::string& path, const sys::FileInfo& file) {
  // Python corrects the paths in compiled modules when it imports them.
  if (path.ends_with(".pyc")) return;
  if (is_dist_info(path, "RECORD")) return records_.push_back(path);
  if (file.size > Mentions::size_limit) return mentions_.add_too_large();
  const std::optional<std::string> text = sys::read_file(absolute(path), Mentions::size_limit);
  if (!text) return;
  std::string changed = rewritten(path, *text);
  mentions_.look(path, changed);
  if (const std::optional<std::string> elsewhere = editable_elsewhere(name_in(path), *text, paths_)) {
    survey_.shared.push_back(format("'{}' belongs to an editable install of '{}', which both environments use", path, *elsewhere));
  }
  if (changed == *text) return;
  if (path.ends_with(".py")) leave_out_compiled(path);
  survey_.differences.contents[path] = std::move(changed);
}

/// Python takes a compiled module for current when its source has the time and size noted in it, which the new source may have too.
void Surveyor::leave_out_compiled(const std::string& module) {
  const std::string cache = (directory_of(module).empty() ? "" : directory_of(module) + '/') + "__pycache__";
  const std::string stem = name_in(module).substr(0, name_in(module).size() - 2);
  if (!sys::is_directory(absolute(cache))) return;
  for (const sys::Entry& entry : sys::list_directory(absolute(cache))) {
    if (entry.name.starts_with(stem) && entry.name.ends_with(".pyc")) survey_.differences.left_out.insert(cache + '/' + entry.name);
  }
}

std::string Surveyor::rewritten(const std::string& path, const std::string& text) const {
  const std::string name = name_in(path);
  if (path == "pyvenv.cfg") return rewrite_configuration(text, paths_);
  if (directory_of(path) == "bin") {
    if (const std::optional<Language> language = activation_language(name)) return rewrite_activation(text, *language, paths_);
  }
  if (holds_packages(directory_of(path)) && (name.ends_with(".pth") || name.ends_with(".egg-link"))) return rewrite_path_lines(text, paths_);
  if (is_dist_info(path, "direct_url.json")) return rewrite_urls(text, paths_);
  if (is_editable_finder(path)) return replace_quoted(text, Language::python, paths_);
  return rewrite_launcher(text, paths_).value_or(text);
}

void Surveyor::rewrite_records() {
  const auto changed = [&](const std::string& path) -> const std::string* {
    const auto found = survey_.differences.contents.find(path);
    return found == survey_.differences.contents.end() ? nullptr : &found->second;
  };
  std::map<std::string, std::string> records;
  for (const std::string& path : records_) {
    const std::optional<std::string> text = sys::read_file(absolute(path), Mentions::size_limit);
    if (!text) continue;
    std::string record = rewrite_record(*text, directory_of(directory_of(path)), paths_, changed);
    if (record != *text) records[path] = std::move(record);
  }
  survey_.differences.contents.merge(records);
}

}  // namespace

Survey survey(const std::string& from, const Paths& paths) { return Surveyor(from, paths).look(); }

}  // namespace molt::builder
