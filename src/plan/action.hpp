// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>
#include <vector>

/// What a command can ask of a shell. Values are bytes; each shell knows how to quote them and refuses what it cannot hold.
namespace molt {

/// Sets and exports an environment variable. The name is [A-Za-z_][A-Za-z0-9_]*.
struct SetEnv {
  std::string name;
  std::string value;
  bool operator==(const SetEnv&) const = default;
};

struct UnsetEnv {
  std::string name;
  bool operator==(const UnsetEnv&) const = default;
};

/// Sets PATH as a whole and has the shell forget where it found programs.
struct SetPath {
  std::string value;
  bool operator==(const SetPath&) const = default;
};

/// What a shell remembers for molt without exporting it; shell/README.md has the list.
enum class StateKey { last, told, temporary };

struct SetState {
  StateKey key;
  std::string value;
  bool operator==(const SetState&) const = default;
};

/// Calls the `deactivate` of a `bin/activate` that the user sourced, if this shell has one.
struct LeaveForeign {
  bool operator==(const LeaveForeign&) const = default;
};

struct Cd {
  std::string directory;
  bool operator==(const Cd&) const = default;
};

/// Runs a script of the user in the shell itself. One that fails is named on stderr with its status; what follows is carried out all the same.
/// `words` are its $1, $2, ... in shells that can say so (csh and PowerShell cannot).
struct Source {
  std::string file;
  std::vector<std::string> words = {};
  bool operator==(const Source&) const = default;
};

/// Runs molt itself, with the terminal, at this point of the plan: for what must see the environment that the actions before it made. When it fails,
/// the command ends with its status; what follows is carried out all the same.
struct Call {
  std::vector<std::string> words;
  bool operator==(const Call&) const = default;
};

enum class Stream { out, err };

/// Writes text to the stdout of the command, so that it can be piped, or to its stderr, in order with what goes to stdout. Whole lines.
struct Print {
  std::string text;
  Stream stream = Stream::out;
  bool operator==(const Print&) const = default;
};

using Action = std::variant<SetEnv, UnsetEnv, SetPath, SetState, LeaveForeign, Cd, Source, Call, Print>;

}  // namespace molt
