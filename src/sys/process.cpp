// SPDX-License-Identifier: MIT
#include "sys/process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "sys/descriptor.hpp"
#include "sys/files.hpp"

namespace molt::sys {
namespace {

constexpr std::size_t capture_limit = 1 << 20;

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));  // execve does not change them
  out.push_back(nullptr);
  return out;
}

/// Ctrl-C is the child's business while molt waits; the disposition comes back afterwards.
class IgnoreInterrupts {
 public:
  IgnoreInterrupts() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGINT, &ignore, &interrupt_);
    sigaction(SIGQUIT, &ignore, &quit_);
  }
  ~IgnoreInterrupts() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGQUIT, &quit_, nullptr);
  }
  IgnoreInterrupts(const IgnoreInterrupts&) = delete;
  IgnoreInterrupts& operator=(const IgnoreInterrupts&) = delete;

  void undo_in_child() const {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGQUIT, &quit_, nullptr);
  }

 private:
  struct sigaction interrupt_ {};
  struct sigaction quit_ {};
};

struct Streams {
  int input;  ///< -1: as it is
  int output;
  int error;  ///< -1: as it is
};

struct Started {
  pid_t pid = -1;
  int reason = 0;  ///< an errno when it could not be started
};

/// Forks and runs `child`. A failed exec is told to the parent through a pipe that a successful one closes.
Started try_start(const Child& child, const Streams& streams, const IgnoreInterrupts& interrupts) {
  auto [reader, writer] = open_pipe();
  if (!reader) return {.reason = errno};
  const std::vector<char*> words = pointers(child.words);
  const std::vector<char*> environment = pointers(child.environment);
  const pid_t pid = fork();
  if (pid < 0) return {.reason = errno};
  if (pid == 0) {
    interrupts.undo_in_child();
    if (streams.input >= 0) dup2(streams.input, STDIN_FILENO);
    dup2(streams.output, STDOUT_FILENO);
    if (streams.error >= 0) dup2(streams.error, STDERR_FILENO);
    if (child.directory.empty() || chdir(child.directory.c_str()) == 0) execve(words[0], words.data(), environment.data());
    const int reason = errno;
    write_all(writer.get(), {reinterpret_cast<const char*>(&reason), sizeof reason});
    _exit(127);
  }
  writer.close();
  int reason = 0;
  if (read(reader.get(), &reason, sizeof reason) == static_cast<ssize_t>(sizeof reason)) {
    waitpid(pid, nullptr, 0);
    return {.reason = reason};
  }
  return {.pid = pid};
}

int wait_for(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

Ended try_run(const Child& child) {
  const IgnoreInterrupts interrupts;
  const Started started = try_start(child, {.input = -1, .output = child.keeps_stdout ? STDOUT_FILENO : STDERR_FILENO, .error = -1}, interrupts);
  return started.reason != 0 ? Ended{.could_not_start = started.reason} : Ended{.status = wait_for(started.pid)};
}

int run(const Child& child) {
  const Ended ended = try_run(child);
  if (ended.could_not_start != 0) throw system_error("run", child.words[0], ended.could_not_start);
  return ended.status;
}

Captured capture(const Child& child, bool quiet) {
  Captured captured = try_capture(child, quiet);
  if (captured.could_not_start != 0) throw system_error("run", child.words[0], captured.could_not_start);
  return captured;
}

Captured try_capture(const Child& child, bool quiet) {
  auto [reader, writer] = open_pipe();
  if (!reader) return {.could_not_start = errno};
  const Descriptor nothing(open("/dev/null", O_RDWR | O_CLOEXEC));
  const IgnoreInterrupts interrupts;
  const Started started = try_start(child, {.input = nothing.get(), .output = writer.get(), .error = quiet ? nothing.get() : -1}, interrupts);
  if (started.reason != 0) return {.could_not_start = started.reason};
  writer.close();
  Captured captured;
  std::array<char, 4096> buffer;
  for (;;) {
    const ssize_t got = read(reader.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    captured.output.append(buffer.data(), std::min(static_cast<std::size_t>(got), capture_limit - captured.output.size()));
  }
  captured.status = wait_for(started.pid);
  return captured;
}

std::string unique_text() {
  struct timespec now {};
  clock_gettime(CLOCK_REALTIME, &now);
  return std::to_string(getpid()) + '.' + std::to_string(now.tv_sec) + '.' + std::to_string(now.tv_nsec);
}

std::optional<std::string> find_program(std::string_view name, std::string_view search_path) {
  for (const std::string_view directory : split(search_path, ':')) {
    if (!directory.starts_with('/')) continue;
    std::string candidate = std::string(directory) + '/' + std::string(name);
    if (is_executable(candidate)) return candidate;
  }
  return std::nullopt;
}

}  // namespace molt::sys
