// SPDX-License-Identifier: MIT
#include "model/markers.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/foreign.hpp"
#include "model/places.hpp"
#include "model/trust.hpp"
#include "model/venv.hpp"
#include "sys/files.hpp"

namespace molt::model {
namespace {

constexpr std::size_t marker_limit = 4096;  // bytes of a .venv file: the longest path there is

/// The environment on the shelf that the real path `path` is, under the shelf's own spelling.
std::optional<std::string> on_shelf(const Grounds& grounds, std::string_view path) {
  const std::string_view parent = parent_directory(path);
  if (parent != grounds.shelf && sys::real_path(grounds.shelf) != parent) return std::nullopt;
  return inside(grounds.shelf, base_name(path));
}

/// `path` as an environment: with its links resolved, so that what PATH will name cannot be led elsewhere afterwards.
Candidate resolved(const Grounds& grounds, Candidate candidate, const std::string& path) {
  const std::optional<std::string> real_path = sys::real_path(path);
  if (!real_path) return candidate;
  const std::optional<std::string> shelved = on_shelf(grounds, *real_path);
  candidate.environment = shelved.value_or(*real_path);
  candidate.own = shelved.has_value();
  return candidate;
}

bool looks_like_environment(const std::string& path) { return sys::exists(path + "/pyvenv.cfg") || sys::is_directory(path + "/conda-meta"); }

// --- an environment bound to the directory ---

std::optional<Candidate> bound(const Grounds& grounds, const std::string& directory) {
  const std::optional<std::string> environment = bound_environment(grounds.projects, directory);
  if (!environment) return std::nullopt;
  return Candidate{.rule = Rule::bound, .evidence = *environment + '/' + grounds.projects.file_name, .environment = *environment, .own = true};
}

// --- .venv, a directory or a file ---

Candidate venv_directory(const Grounds& grounds, const std::string& path) {
  Candidate candidate{.rule = Rule::directory, .evidence = path};
  if (!looks_like_environment(path)) {
    candidate.environment = path;
    candidate.complaint = "it has no pyvenv.cfg";
    return candidate;
  }
  if (sys::link_info(path)->kind == sys::FileKind::link) return resolved(grounds, candidate, path);
  candidate.environment = path;
  return candidate;
}

/// The one line of a .venv file; what it must not be goes into `complaint`.
std::string read_line(const std::string& path, std::string& complaint) {
  const std::optional<std::string> text = sys::read_file(path, marker_limit);
  if (!text) {
    complaint = "it cannot be read or is larger than 4 KiB";
    return {};
  }
  const std::string_view line = trim(*text);
  const bool has_control = std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  if (has_control) complaint = "it holds more than one line of text";
  return has_control ? std::string() : std::string(line);
}

/// PEP 832: a path when it has a separator or names an environment beside the file. Else a name on the shelf, as other tools write it.
Candidate named_by_file(const Grounds& grounds, const std::string& directory, Candidate candidate, const std::string& line) {
  const std::string beside = absolute_path(line, directory);
  const bool is_path = line.find('/') != std::string::npos || (is_plain_name(line) && sys::exists(beside + "/pyvenv.cfg"));
  if (is_path ? !looks_like_environment(beside) : !is_plain_name(line)) {
    candidate.complaint = "it names '" + line + "', which is no environment";
  } else if (is_path) {
    candidate = resolved(grounds, candidate, beside);
  } else {
    candidate.environment = inside(grounds.shelf, line);
    candidate.own = true;
    if (!is_environment(candidate.environment)) candidate.complaint = "it names '" + line + "', which is not in " + grounds.shelf;
  }
  return candidate;
}

std::optional<Candidate> venv_file(const Grounds& grounds, const std::string& directory, const std::string& path) {
  Candidate candidate{.rule = Rule::file, .evidence = path};
  const std::string line = read_line(path, candidate.complaint);
  if (!candidate.complaint.empty()) return candidate;
  if (line.empty()) return std::nullopt;  // pipenv's way to say: the default
  return named_by_file(grounds, directory, candidate, line);
}

std::optional<Candidate> venv(const Grounds& grounds, const std::string& directory) {
  const std::string path = inside(directory, ".venv");
  const std::optional<sys::FileInfo> found = sys::info(path);
  if (found && found->is_directory()) return venv_directory(grounds, path);
  if (found && found->is_regular()) return venv_file(grounds, directory, path);
  if (found) return Candidate{.rule = Rule::file, .evidence = path, .complaint = "it is neither a directory nor a file"};
  if (sys::exists(path)) return Candidate{.rule = Rule::file, .evidence = path, .complaint = "it is a link that leads nowhere"};
  return std::nullopt;
}

/// The further names of the user's config. A directory of such a name may be anything, so one without an environment in it is no marker.
std::optional<Candidate> named_directory(const Grounds& grounds, const std::string& directory) {
  for (const std::string& name : grounds.settings.names) {
    const std::string path = inside(directory, name);
    if (sys::is_directory(path) && looks_like_environment(path)) return venv_directory(grounds, path);
  }
  return std::nullopt;
}

std::optional<Candidate> candidate_in(const Grounds& grounds, const std::string& directory) {
  for (const auto find : {bound, venv, named_directory, foreign_candidate}) {
    if (std::optional<Candidate> found = find(grounds, directory)) return found;
  }
  return std::nullopt;
}

// --- the decision ---

Standing standing_of(const Grounds& grounds, const Candidate& candidate) {
  const Verdict decided = verdict(grounds.projects.state_directory, candidate.environment);
  if (decided == Verdict::denied) return Standing::denied;
  if (candidate.own) return Standing::own;
  if (decided == Verdict::allowed) return Standing::allowed;
  return is_trusted(grounds.settings.trust, grounds.env, candidate.environment) ? Standing::trusted : Standing::undecided;
}

/// Environments on the shelf may be shared with others; everything else must be nobody's but the user's.
std::optional<std::string> refused(const Grounds& grounds, const Marker& marker) {
  if (marker.standing == Standing::own && parent_directory(marker.environment) == grounds.shelf) return std::nullopt;
  if (marker.rule == Rule::bound) return std::nullopt;
  return refusal(marker.environment);
}

void judge(const Grounds& grounds, Marker& marker, const std::string& complaint) {
  const std::string named = "'" + marker.environment + "'";
  if (marker.standing == Standing::denied) {
    marker.silent = true;
    marker.objection = named + " is denied ('molt allow' undoes that)";
  } else if (!complaint.empty()) {
    marker.objection = "ignoring '" + marker.evidence + "': " + complaint;
  } else if (const std::optional<std::string> obstacle = path_obstacle(marker.environment)) {
    marker.objection = "not activating " + named + ": " + *obstacle;
  } else if (const std::optional<std::string> reason = refused(grounds, marker)) {
    marker.objection = "not activating " + named + ": " + *reason;
  } else if (marker.standing == Standing::undecided) {
    marker.objection = named + " is not allowed yet: 'molt allow' activates it here, 'molt deny' never asks again";
  } else if (const std::optional<std::string> broken = defect(marker.environment)) {
    marker.objection = "not activating " + named + ": it is broken, " + *broken;
  }
}

}  // namespace

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::own: return "own";
    case Standing::trusted: return "trusted";
    case Standing::allowed: return "allowed";
    case Standing::denied: return "denied";
    case Standing::undecided: return "undecided";
  }
  return {};
}

std::optional<Marker> marker_in(const Grounds& grounds, const std::string& directory) {
  std::optional<Candidate> found = candidate_in(grounds, directory);
  if (!found) return std::nullopt;
  Marker marker{.root = directory, .environment = {}, .objection = {}};
  marker.standing = found->environment.empty() ? Standing::undecided : standing_of(grounds, *found);
  marker.rule = found->rule;
  marker.environment = std::move(found->environment);
  marker.evidence = std::move(found->evidence);
  judge(grounds, marker, found->complaint);
  return marker;
}

std::vector<Marker> markers_from(const Grounds& grounds, std::string directory) {
  std::vector<Marker> found;
  while (!directory.empty()) {
    if (std::optional<Marker> marker = marker_in(grounds, directory)) {
      found.push_back(std::move(*marker));
      if (found.back().objection.empty()) break;
    }
    directory = directory == "/" ? std::string() : std::string(parent_directory(directory));
  }
  return found;
}

std::string find_root(const Grounds& grounds, std::string_view directory) {
  for (std::string current(directory);; current = parent_directory(current)) {
    if (current.empty() || marker_in(grounds, current)) return current;
    if (current == "/") return {};
  }
}

}  // namespace molt::model
