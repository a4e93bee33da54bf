// SPDX-License-Identifier: MIT
#pragma once

#include "model/foreign.hpp"
#include "sys/files.hpp"
#include "unit/support.hpp"

namespace molt::tests {

/// A home with the places of every tool, and a project.
struct Home {
  tests::TemporaryDirectory directory;
  std::string home = directory / "home";
  std::string project = directory / "project";
  std::vector<std::string> entries = {"HOME=" + home};

  Home() { sys::make_directories(project); }

  std::optional<model::Candidate> find() const {
    const tests::Variables variables(entries);
    const model::Grounds grounds{variables.env(), {home + "/state", ".project"}, {}, home + "/shelf"};
    return model::foreign_candidate(grounds, project);
  }
  /// "RULE PATH", with "(not own)" behind an environment that must be allowed, or "nothing".
  std::string found() const {
    const std::optional<model::Candidate> candidate = find();
    if (!candidate) return "nothing";
    return std::string(model::rule_name(candidate->rule)) + ' ' + candidate->environment + (candidate->own ? "" : " (not own)");
  }
  /// `text` with the test's directory for each '@': generators keep the paths of the first one.
  std::string placed(std::string text) const {
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@')) text.replace(at, 1, directory.path());
    return text;
  }
  void file(const std::string& name, std::string_view text) const { write_file(project + '/' + name, text); }
  std::string make(const std::string& path) const { return make_environment(home + '/' + path); }
};

}  // namespace molt::tests
