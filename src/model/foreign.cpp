// SPDX-License-Identifier: MIT
#include "model/foreign.hpp"

#include <algorithm>

#include "base/base64.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "model/foreign_text.hpp"
#include "model/places.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

/// "NAME" or "VERSION/envs/NAME", as pyenv-virtualenv names them; never a way out of the directory of versions (CVE-2022-35861).
bool is_version_name(std::string_view name) {
  const std::vector<std::string_view> parts = split(name, '/');
  if (parts.size() != 1 && (parts.size() != 3 || parts[1] != "envs")) return false;
  return std::all_of(parts.begin(), parts.end(), is_plain_name);
}

/// The first word of a line, without a comment.
std::string_view first_word(std::string_view line) {
  line = trim(line.substr(0, line.find('#')));
  return line.substr(0, line.find_first_of(" \t"));
}

std::string pipenv_name(const sys::Env& env, const std::string& directory, const std::string& pipfile) {
  if (const std::string_view custom = env.value("PIPENV_CUSTOM_VENV_NAME"); !custom.empty()) return std::string(custom);
  const Sha256::Digest digest = sha256(pipfile);
  std::string name = sanitized(base_name(directory), " &$`!*@\"()[]\\\r\n\t") + '-' + to_base64url(std::span(digest).first(6));
  if (const std::string_view python = env.value("PIPENV_PYTHON"); !python.empty()) {
    name += '-';
    name += python.starts_with('/') ? base_name(python) : python;
  }
  return name;
}

}  // namespace

std::string pyenv_versions(const sys::Env& env) {
  const std::string_view root = env.value("PYENV_ROOT");
  return (root.starts_with('/') ? std::string(root) : home_directory(env) + "/.pyenv") + "/versions";
}

std::string pipenv_place(const sys::Env& env) {
  if (!env.value("WORKON_HOME").empty()) return workon_home(env, {});
  return data_places(env, "virtualenvs").front();
}

std::optional<Candidate> foreign_candidate(const Grounds& grounds, const std::string& directory) {
  for (const auto find : {pyenv_candidate, pdm_candidate, pipenv_candidate, pyproject_candidate, conda_candidate}) {
    if (std::optional<Candidate> found = find(grounds, directory)) return found;
  }
  return std::nullopt;
}

std::optional<Candidate> pyenv_candidate(const Grounds& grounds, const std::string& directory) {
  const std::string file = inside(directory, ".python-version");
  const std::optional<std::string> text = sys::read_file(file, foreign_limit);
  if (!text || !grounds.env.value("PYENV_VERSION").empty()) return std::nullopt;
  const std::string versions = pyenv_versions(grounds.env);
  for (const std::string_view line : split(*text, '\n')) {
    const std::string_view name = first_word(line);
    if (name.empty() || !is_version_name(name)) continue;
    const std::string environment = inside(versions, name);
    if (sys::exists(environment + "/pyvenv.cfg")) return Candidate{.rule = Rule::pyenv, .evidence = file, .environment = environment, .own = true};
  }
  return std::nullopt;
}

std::optional<Candidate> pipenv_candidate(const Grounds& grounds, const std::string& directory) {
  const std::string file = inside(directory, "Pipfile");
  if (!sys::is_regular(file)) return std::nullopt;
  const std::string name = pipenv_name(grounds.env, directory, file);
  const std::string environment = inside(pipenv_place(grounds.env), name);
  if (name.find('/') != std::string::npos || !is_environment(environment)) return std::nullopt;
  return Candidate{.rule = Rule::pipenv, .evidence = file, .environment = environment, .own = true};
}

}  // namespace molt::model
