// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Shell code under construction. Only two kinds of text can be added to it: what stands in molt's own source (Literal), and values that a shell's
/// quote() has made into a Word. Anything else does not compile, so a value cannot become code.
namespace molt::shells {

class Bash;
class Fish;
class Csh;
class PowerShell;
class Json;

/// A string literal of this program.
class Literal {
 public:
  template <std::size_t N>
  consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}  // NOLINT(google-explicit-constructor): the point of it
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// A value as one word of a shell's language. Only Shell::quote() makes one.
class Word {
 public:
  std::string_view text() const { return text_; }

 private:
  friend class Shell;
  explicit Word(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// A variable's name, checked: throws Error for anything but [A-Za-z_][A-Za-z0-9_]*.
class Name {
 public:
  explicit Name(std::string_view text);
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class Code {
 public:
  Code& operator<<(Literal literal) { return append(literal.text()); }
  Code& operator<<(const Word& word) { return append(word.text()); }
  Code& operator<<(const Name& name) { return append(name.text()); }

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

 private:
  Code& append(std::string_view text) {
    text_ += text;
    return *this;
  }
  std::string text_;
};

}  // namespace molt::shells
