// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "model/grounds.hpp"

/// The environments that other tools made for a project and keep elsewhere, found by computing their place (peers.md section 3). No tool is run, and
/// no path that a project names is followed: a project's files can only pick among what lies in the user's own places. A project whose environment is
/// not there has no marker, and nothing is said.
namespace molt::model {

/// Where pyenv keeps Pythons and environments: $PYENV_ROOT/versions, default ~/.pyenv. Throws Error without a home directory.
std::string pyenv_versions(const sys::Env& env);

/// pipenv's own WORKON_HOME: it knows nothing of molt's configuration. Throws Error without a home directory.
std::string pipenv_place(const sys::Env& env);

/// What the tools' files in `directory` (physical) name; of several the first: pyenv, pdm's own word, pipenv, pyproject.toml (poetry, hatch, pdm),
/// conda.
std::optional<Candidate> foreign_candidate(const Grounds& grounds, const std::string& directory);

/// pyenv-virtualenv: the first version in `.python-version` that is an environment. A version of Python is no marker; with $PYENV_VERSION the file
/// does not count, as for pyenv.
std::optional<Candidate> pyenv_candidate(const Grounds& grounds, const std::string& directory);

/// pipenv: the environment named after the directory and the path of its `Pipfile`. An environment that pipenv keeps under another capitalisation of
/// the path is not found.
std::optional<Candidate> pipenv_candidate(const Grounds& grounds, const std::string& directory);

/// poetry, then hatch's default environment, then one of pdm's, for `pyproject.toml`. Of several Pythons the one that poetry's `envs.toml` names,
/// else the newest. Not understood: a hatch environment with a `path` of its own, and pdm environments that were given a name.
std::optional<Candidate> pyproject_candidate(const Grounds& grounds, const std::string& directory);

/// pdm's `.pdm-python`: the environment of the interpreter it names. Anything outside of pdm's own directory must be allowed.
std::optional<Candidate> pdm_candidate(const Grounds& grounds, const std::string& directory);

/// conda and its kin: the `name:` of `environment.yml` (or `.yaml`), when one of the user's places for conda environments has it. The base
/// environment is none, and neither is one that lies elsewhere, even if `~/.conda/environments.txt` has it: a project could have written it.
std::optional<Candidate> conda_candidate(const Grounds& grounds, const std::string& directory);

}  // namespace molt::model
