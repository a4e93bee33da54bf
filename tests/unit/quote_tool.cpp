// SPDX-License-Identifier: MIT
// molt_quote SHELL LINE < VALUES: for each NUL-terminated value on stdin, the code that sets MOLT_QUOTE to it in SHELL, followed by LINE. For a
// value that the shell refuses, only a line on stderr, and status 1 in the end.
#include <cstdio>
#include <string>

#include "base/error.hpp"
#include "plan/plan.hpp"
#include "shells/shell.hpp"

namespace {

std::string read_stdin() {
  std::string bytes;
  char buffer[65536];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, stdin)) bytes.append(buffer, got);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const molt::shells::Shell* shell = argc == 3 ? molt::shells::find_shell(argv[1]) : nullptr;
  if (shell == nullptr) return std::fputs("usage: molt_quote SHELL LINE < VALUES\n", stderr), 2;
  int status = 0;
  const std::string values = read_stdin();
  for (std::size_t begin = 0, end; (end = values.find('\0', begin)) != std::string::npos; begin = end + 1) {
    try {
      const molt::Plan plan{.actions = {molt::SetEnv{"MOLT_QUOTE", values.substr(begin, end - begin)}}};
      const std::string code = molt::shells::render(*shell, plan) + argv[2] + '\n';
      std::fwrite(code.data(), 1, code.size(), stdout);
    } catch (const molt::Error& error) {
      std::fputs(molt::describe(error).c_str(), stderr);
      status = 1;
    }
  }
  return status;
}
