// SPDX-License-Identifier: MIT
#include "sys/terminal.hpp"

#include <unistd.h>

#include "sys/descriptor.hpp"

namespace molt::sys {

bool write_stdout(std::string_view bytes) { return write_all(STDOUT_FILENO, bytes); }

void write_stderr(std::string_view bytes) { write_all(STDERR_FILENO, bytes); }

bool stdout_is_terminal() { return isatty(STDOUT_FILENO) == 1; }

}  // namespace molt::sys
