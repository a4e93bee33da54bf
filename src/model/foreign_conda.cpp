// SPDX-License-Identifier: MIT
// conda, mamba and micromamba: environments by the name in environment.yml.
#include <array>

#include "base/text.hpp"
#include "model/foreign.hpp"
#include "model/foreign_text.hpp"
#include "model/places.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

/// A plain YAML scalar, in quotes or not, without a comment.
std::string_view scalar(std::string_view text) {
  text = trim(text);
  if (text.starts_with('"') || text.starts_with('\'')) {
    const std::size_t end = text.find(text[0], 1);
    return end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
  }
  return trim(text.substr(0, text.find(" #")));
}

/// The value of `name:` at the start of a line: the only key of the file that matters here.
std::string_view environment_name(std::string_view text) {
  constexpr std::string_view key = "name:";
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.starts_with(key)) return scalar(line.substr(key.size()));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return {};
}

/// `envs_dirs` of the user's ~/.condarc, written as a list with one element on each line.
std::vector<std::string> configured_directories(const sys::Env& env, const std::string& home) {
  std::vector<std::string> found;
  const std::optional<std::string> text = sys::read_file(home + "/.condarc", foreign_limit);
  if (!text) return found;
  bool in_list = false;
  for (const std::string_view line : split(*text, '\n')) {
    const std::string_view content = trim(line);
    if (content.empty() || content[0] == '#') continue;
    if (content[0] != '-') {
      in_list = line.starts_with("envs_dirs:");
    } else if (in_list) {
      found.push_back(absolute_path(expand(scalar(content.substr(1)), env), home));
    }
  }
  return found;
}

void add_variable(std::vector<std::string>& places, std::string_view value) {
  for (const std::string_view path : split(value, ':')) {
    if (path.starts_with('/')) places.emplace_back(path);
  }
}

/// Where the user's conda environments are: what the variables and ~/.condarc name, ~/.conda/envs, and `envs` of the usual installations.
std::vector<std::string> environment_places(const sys::Env& env) {
  const std::string home = home_directory(env);
  std::vector<std::string> places;
  add_variable(places, env.value("CONDA_ENVS_PATH"));
  add_variable(places, env.value("CONDA_ENVS_DIRS"));
  for (std::string& path : configured_directories(env, home)) places.push_back(std::move(path));
  places.push_back(home + "/.conda/envs");
  if (const std::string_view mamba = env.value("MAMBA_ROOT_PREFIX"); mamba.starts_with('/')) places.push_back(std::string(mamba) + "/envs");
  if (const std::string_view exe = env.value("CONDA_EXE"); exe.starts_with('/')) {  // PREFIX/bin/conda
    places.push_back(inside(parent_directory(parent_directory(exe)), "envs"));
  }
  constexpr std::array installations = {"miniconda3", "miniforge3", "anaconda3", "mambaforge", "micromamba", "miniconda", "anaconda", "miniforge"};
  for (const char* name : installations) places.push_back(home + '/' + name + "/envs");
  for (const char* name : {"/opt/conda", "/opt/miniconda3", "/opt/miniforge3", "/opt/anaconda3"}) places.push_back(std::string(name) + "/envs");
  return places;
}

}  // namespace

std::optional<Candidate> conda_candidate(const Grounds& grounds, const std::string& directory) {
  for (const std::string_view name : {"environment.yml", "environment.yaml"}) {
    const std::string file = inside(directory, name);
    const std::optional<std::string> text = sys::read_file(file, foreign_limit);
    if (!text) continue;
    const std::string_view wanted = environment_name(*text);
    if (!is_plain_name(wanted)) continue;
    for (const std::string& place : environment_places(grounds.env)) {
      const std::string environment = inside(place, wanted);
      if (is_within(place, directory) || !sys::is_directory(environment + "/conda-meta")) continue;
      return Candidate{.rule = Rule::conda, .evidence = file, .environment = environment, .own = true};
    }
  }
  return std::nullopt;
}

}  // namespace molt::model
