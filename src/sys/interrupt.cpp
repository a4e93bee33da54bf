// SPDX-License-Identifier: MIT
#include "sys/interrupt.hpp"

#include "base/error.hpp"

namespace molt::sys {
namespace {

volatile std::sig_atomic_t noted = 0;

}  // namespace

InterruptWatch::InterruptWatch() {
  noted = 0;
  struct sigaction note {};
  note.sa_handler = [](int) { noted = 1; };
  for (std::size_t i = 0; i < signals_.size(); ++i) {
    sigaction(signals_[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) sigaction(signals_[i], &note, nullptr);
  }
}

InterruptWatch::~InterruptWatch() {
  for (std::size_t i = 0; i < signals_.size(); ++i) sigaction(signals_[i], &before_[i], nullptr);
}

void throw_if_interrupted() {
  if (noted != 0) throw Error{.message = "interrupted", .status = ExitStatus::interrupted};
}

}  // namespace molt::sys
