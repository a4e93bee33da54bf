// SPDX-License-Identifier: MIT
#include "delivery.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>

#include "base/error.hpp"
#include "base/format.hpp"
#include "sys/files.hpp"
#include "sys/terminal.hpp"

namespace molt {
namespace {

bool sources_a_file(const Delivery& delivery) { return delivery.shell != nullptr && delivery.shell->delivery() == shells::Delivery::sourced_file; }

std::pair<std::string, std::string> directory_and_name(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string::npos || slash == 0) throw usage_error(format("'{}' is no place for a file of code", path));
  return {path.substr(0, slash), path.substr(slash + 1)};
}

/// True for "PREFIX-N" where no process N is there any more.
bool is_of_a_dead_shell(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  pid_t pid = 0;
  const char* end = name.data() + name.size();
  const auto [rest, problem] = std::from_chars(name.data() + prefix.size(), end, pid);
  return problem == std::errc() && rest == end && pid > 0 && kill(pid, 0) != 0 && errno == ESRCH;
}

/// Each shell process has a file of its own, "PREFIX-PID", and cannot remove it when it ends.
void remove_files_of_dead_shells(const std::string& directory, const std::string& name) {
  const std::string prefix = name.substr(0, name.find_last_of('-') + 1);
  if (prefix.empty()) return;
  for (const sys::Entry& entry : sys::list_directory(directory)) {
    if (is_of_a_dead_shell(entry.name, prefix)) sys::remove_file(directory + '/' + entry.name);
  }
}

/// What a shell would print, for where there is none.
void write_prints(const Plan& plan) {
  for (const Action& action : plan.actions) {
    const auto* print = std::get_if<Print>(&action);
    if (print == nullptr) continue;
    if (print->stream == Stream::err) {
      sys::write_stderr(print->text);
    } else {
      sys::write_stdout(print->text);
    }
  }
}

}  // namespace

void prepare(const Delivery& delivery) {
  if (!sources_a_file(delivery)) return;
  if (delivery.file.empty()) throw usage_error(format("the shell '{}' needs --out FILE", delivery.shell->name()));
  const auto [directory, name] = directory_and_name(delivery.file);
  sys::make_directories(directory, 0700);
  sys::write_file_atomically(delivery.file, {}, 0600);
  remove_files_of_dead_shells(directory, name);
}

void deliver(const Delivery& delivery, const Plan& plan) {
  if (delivery.shell == nullptr) {
    write_prints(plan);
  } else if (sources_a_file(delivery)) {
    const std::string code = shells::render(*delivery.shell, without_prints(plan));
    sys::write_file_atomically(delivery.file, code, 0600);
    write_prints(plan);
  } else {
    sys::write_stdout(shells::render(*delivery.shell, plan));
  }
}

}  // namespace molt
