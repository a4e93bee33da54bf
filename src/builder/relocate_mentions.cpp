// SPDX-License-Identifier: MIT
#include "builder/relocate_mentions.hpp"

#include "base/format.hpp"

namespace molt::builder {
namespace {

constexpr std::size_t most_sentences = 20;

/// "src/NAME" for a file in what `pip install -e git+...` checked out there; other files stand for themselves.
std::string subject_of(const std::string& path) {
  constexpr std::string_view checkouts = "src/";
  if (!path.starts_with(checkouts)) return path;
  return path.substr(0, path.find('/', checkouts.size()));
}

}  // namespace

void Mentions::look(const std::string& path, std::string_view content) {
  if (!mentions_old(content, paths_)) return;
  Found& found = found_[subject_of(path)];
  ++found.files;
  found.is_binary = content.find('\0') != std::string_view::npos;
}

std::vector<std::string> Mentions::sentences() const {
  std::vector<std::string> sentences;
  for (const auto& [subject, found] : found_) {
    if (sentences.size() == most_sentences) {
      sentences.push_back(format("{} more mention the old path", found_.size() - most_sentences));
      break;
    }
    if (found.files > 1) sentences.push_back(format("'{}' mentions the old path in {} files", subject, found.files));
    else if (found.is_binary) sentences.push_back(format("'{}' is a binary file that holds the old path", subject));
    else sentences.push_back(format("'{}' mentions the old path", subject));
  }
  if (too_large_ > 0) sentences.push_back(format("{} larger than {} MiB: not searched for the old path", too_large_ == 1 ? "1 file" : format("{} files", too_large_), size_limit >> 20));
  return sentences;
}

}  // namespace molt::builder
