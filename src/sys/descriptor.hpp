// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <utility>

#include <unistd.h>

namespace molt::sys {

/// An open file descriptor, or none; closed at the end of its life.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  explicit operator bool() const { return number_ >= 0; }
  int get() const { return number_; }
  /// Gives up the descriptor without closing it.
  int release() { return std::exchange(number_, -1); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor reader;
  Descriptor writer;
};

/// A pipe that children do not inherit by accident; both ends empty when the system has none left (errno says why).
Pipe open_pipe();

/// Writes all of `bytes`, going on after interrupts and short writes. False, with errno, when that fails.
bool write_all(int file, std::string_view bytes);

}  // namespace molt::sys
