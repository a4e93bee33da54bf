// SPDX-License-Identifier: MIT
#include "builder/relocate_mentions.hpp"

#include "base/format.hpp"
#include "builder/relocate_words.hpp"

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

Mentions::Mentions(const Paths& paths) : paths_(paths), spellings_of_new_({paths.now}) {
  for (const Language language : {Language::posix, Language::csh, Language::fish, Language::powershell, Language::python}) {
    for (const Quote quote : {Quote::single, Quote::twofold}) {
      if (std::optional<std::string> spelling = quoted_within(language, paths.now, quote, quote)) spellings_of_new_.push_back(*std::move(spelling));
    }
  }
}

void Mentions::look(const std::string& path, std::string_view content) {
  if (!mentions_old(content, paths_, spellings_of_new_)) return;
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
  if (too_large_ > 0) {
    sentences.push_back(
        format("{} file{} larger than {} MiB: not searched for the old path", too_large_, too_large_ == 1 ? "" : "s", size_limit >> 20));
  }
  return sentences;
}

}  // namespace molt::builder
